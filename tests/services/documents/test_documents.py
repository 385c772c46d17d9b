"""Papers: one for each subject, numbered without gaps in each series and year, never changed."""

from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.canonical import digest
from dodolan.kernel.gate import write_tx
from dodolan.services.documents.actions import issue
from dodolan.services.documents.models import Document, Series
from dodolan.services.documents.queries import document_of, wrong_papers
from dodolan.services.documents.values import DocumentKind
from tests.factories.market import MORNING
from tests.factories.races import all_at_once

RECEIPT, LIST = DocumentKind("test.receipt", "KW"), DocumentKind("test.list", "DB")
YEARS_END = datetime(2020, 12, 31, 16, 59, tzinfo=UTC)


def give(subject: UUID | None = None, kind: DocumentKind = RECEIPT, at: datetime = MORNING, **facts: Any) -> Document:
    return issue(kind=kind, subject=subject or uuid4(), facts=facts or {"paid_rp": 5_000}, at=at)


def titles() -> list[str]:
    return [paper.title for paper in Document.objects.order_by("series", "year", "number")]


@pytest.mark.django_db
def test_a_subject_has_one_paper_of_a_kind_which_stays_as_it_was():
    subject = uuid4()
    first = give(subject, paid_rp=5_000)
    again = give(subject, paid_rp=9_000)
    other = give(subject, LIST)
    assert (again.pk, again.facts) == (first.pk, {"paid_rp": 5_000})
    assert (first.snapshot, first.hash) == ('{"paid_rp":5000}', digest('{"paid_rp":5000}'))
    assert [first.title, other.title] == ["KW/2020/000001", "DB/2020/000001"]
    assert document_of(LIST, subject) == other
    assert document_of(LIST, uuid4()) is None


@pytest.mark.django_db
def test_the_year_is_that_of_the_market_and_begins_at_one():
    assert [give(at=YEARS_END).title, give(at=YEARS_END + timedelta(minutes=1)).title] == [
        "KW/2020/000001",
        "KW/2021/000001",
    ]


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_get_eight_numbers_and_one_subject_gets_one():
    assert all_at_once(8, give) == {"done": 8}
    subject = uuid4()
    assert all_at_once(8, lambda: give(subject)) == {"done": 8}
    assert titles() == [f"KW/2020/{number:06d}" for number in range(1, 10)]
    assert list(wrong_papers()) == []


@pytest.mark.django_db(transaction=True)
def test_what_is_taken_back_leaves_no_gap():
    def fails() -> None:
        with write_tx():
            give()
            raise RuntimeError

    give()
    with pytest.raises(RuntimeError):
        fails()
    give()
    assert titles() == ["KW/2020/000001", "KW/2020/000002"]


@pytest.mark.django_db
@pytest.mark.parametrize("change", ["UPDATE services_document SET number = 9", "DELETE FROM services_document"])
def test_a_paper_stays(change: str):
    give()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(change)


@pytest.mark.django_db
@pytest.mark.parametrize("change", [{"subject": UUID(int=1)}, {"number": 2}])
def test_the_table_takes_a_number_and_a_subject_once(change: dict[str, Any]):
    first = give()
    first.pk = uuid4()
    for field, value in change.items():
        setattr(first, field, value)
    with pytest.raises(IntegrityError), transaction.atomic():
        first.save(force_insert=True)


@pytest.mark.django_db
def test_what_a_float_or_a_date_says_is_no_paper():
    for fact in (1.5, MORNING):
        with pytest.raises(TypeError):
            give(paid=fact)
    assert not Series.objects.exists()


@pytest.mark.django_db
def test_a_gap_and_a_changed_text_are_found():
    give()
    Series.objects.update(last=2)
    assert list(wrong_papers()) == ["KW/2020/2"]
    Series.objects.update(last=4)
    give()
    assert list(wrong_papers()) == ["KW/2020/000005"]
    forged = {"kind": "test.x", "series": "X", "year": 2020, "number": 1, "subject": uuid4(), "issued_at": MORNING}
    Series.objects.create(series="X", year=2020, last=1)
    Document.objects.create(snapshot="{}", hash="x", **forged)
    assert "X/2020/000001" in list(wrong_papers())


class Laws(TestCase):
    """Whoever asks for what in whatever order."""

    @given(st.lists(st.tuples(st.integers(0, 5), st.sampled_from([RECEIPT, LIST]), st.integers(0, 2)), max_size=12))
    def test_numbers_have_no_gaps(self, asked: list[tuple[int, DocumentKind, int]]):
        for subject, kind, year in asked:
            give(UUID(int=subject), kind, YEARS_END + timedelta(days=365 * year))
        assert list(wrong_papers()) == []
        assert Document.objects.count() == len({(subject, kind) for subject, kind, _ in asked})
