"""A term of a day is what was said last for that day or the newest day before it, and nothing is ever rewritten."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Invalid
from dodolan.kernel.limits.models import Counter
from dodolan.kernel.money import Rupiah
from dodolan.kernel.terms.actions import set_terms
from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.queries import terms_on, value_on
from dodolan.kernel.terms.values import BASIS_POINTS, MINUTES, RUPIAH, Term
from tests.factories.market import MORNING
from tests.factories.races import all_at_once

FEE = Term(key="test.fee", words="Fee", unit=RUPIAH, least=0, most=1_000, default=50)
WAIT = Term(key="test.wait", words="Wait", unit=MINUTES, least=1, most=60, default=10)
SHARE = Term(key="test.share", words="Share", unit=BASIS_POINTS, least=0, most=10_000, default=300)
DAY = day_of(MORNING)


def say(term: Term[Any], number: int, *, on: int = 0, from_day: int = 0) -> None:
    """On a day (counted from DAY) it is decided that a term holds from another day on."""
    later = MORNING + timedelta(days=on)
    set_terms(numbers={term: number}, by=None, at=later, valid_from=DAY + timedelta(days=from_day))


def held(term: Term[Any], after: int = 0) -> int:
    """The number that holds so many days after DAY."""
    return terms_on(DAY + timedelta(days=after)).number(term)


def test_a_default_is_within_its_bounds():
    with pytest.raises(ValueError, match=r"test\.fee: 7 is not from 8 to 9"):
        Term(key="test.fee", words="Fee", unit=RUPIAH, least=8, most=9, default=7)


@pytest.mark.django_db
def test_values_come_in_their_units():
    say(FEE, 75)
    terms = terms_on(DAY)
    assert (terms[FEE], terms[WAIT], terms[SHARE]) == (Rupiah(75), timedelta(minutes=10), 300)


@pytest.mark.django_db
def test_the_newest_day_counts_and_on_one_day_the_last_word():
    say(FEE, 100, from_day=5)
    say(FEE, 200, from_day=2)
    say(FEE, 150, on=1, from_day=5)
    assert [held(FEE, after) for after in (0, 1, 2, 4, 5, 90)] == [50, 50, 200, 200, 150, 150]


@pytest.mark.django_db
def test_said_again_it_leaves_no_row():
    say(FEE, 50)
    say(FEE, 100)
    say(FEE, 100, on=3, from_day=3)
    assert TermValue.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("number", [-1, 1_001])
def test_out_of_bounds_nothing_is_written(number: int):
    with pytest.raises(Invalid) as refusal:
        set_terms(numbers={WAIT: 20, FEE: number}, by=None, at=MORNING)
    assert refusal.value.facts == {"field": "test.fee", "least": 0, "most": 1_000}
    assert not TermValue.objects.exists()


@pytest.mark.django_db
def test_what_was_said_is_neither_changed_nor_deleted():
    say(FEE, 100)
    for action in (lambda: TermValue.objects.update(value=1), lambda: TermValue.objects.all().delete()):
        with pytest.raises(DatabaseError, match="kernel_term_value only grows"), transaction.atomic():
            action()
    assert held(FEE) == 100


@pytest.mark.django_db
@pytest.mark.parametrize("years", [1, 40])
def test_all_terms_of_a_day_are_one_statement_however_long_the_history(years: int, django_assert_num_queries: Any):
    for year in range(years):
        for term in (FEE, SHARE):
            say(term, year % 2 + 1, on=year * 365, from_day=year * 365)
    with django_assert_num_queries(1):
        terms = terms_on(DAY + timedelta(days=years * 365))
    assert set(terms.numbers) == {"test.fee", "test.share"}


@pytest.mark.django_db
def test_a_term_can_be_a_column_of_another_statement(django_assert_num_queries: Any):
    say(FEE, 75, from_day=1)
    Counter.objects.create(subject="a", opened_at=MORNING)
    with django_assert_num_queries(1):
        row = Counter.objects.annotate(
            before=value_on(FEE, DAY), after=value_on(FEE, DAY + timedelta(days=1)), wait=value_on(WAIT, DAY)
        ).get()
    assert (row.before, row.after, row.wait) == (50, 75, 10)


@pytest.mark.django_db(transaction=True)
def test_of_those_who_decide_at_once_all_are_kept_and_the_last_holds():
    said = iter((100, 200, 300, 400))
    outcomes = all_at_once(4, lambda: set_terms(numbers={FEE: next(said)}, by=None, at=MORNING))
    assert outcomes == {"done": 4}
    newest = TermValue.objects.order_by("id").last()
    assert newest is not None
    assert (TermValue.objects.count(), held(FEE)) == (4, newest.value)


DAYS = st.integers(0, 6)


class Laws(TestCase):
    """Laws of every history."""

    @given(said=st.lists(st.tuples(DAYS, DAYS, st.integers(0, 1_000)), max_size=10), day=DAYS)
    def test_a_day_reads_what_a_book_kept_by_hand_reads(self, said: list[tuple[int, int, int]], day: int):
        """And what is decided on a day changes no day before it."""
        book: dict[int, int] = {}
        for on, ahead, number in sorted(said, key=lambda one: one[0]):
            before = [held(FEE, past) for past in range(on)]
            say(FEE, number, on=on, from_day=on + ahead)
            assert [held(FEE, past) for past in range(on)] == before
            book[on + ahead] = number
        days: list[int] = [first for first in book if first <= day]
        assert held(FEE, day) == (book[max(days)] if days else FEE.default)
        row = Counter.objects.create(subject="law", opened_at=MORNING)
        found = Counter.objects.filter(pk=row.pk).annotate(fee=value_on(FEE, DAY + timedelta(days=day)))
        assert found.get().fee == held(FEE, day)


def test_days_before_the_first_know_only_the_default(db: None):
    say(FEE, 100)
    assert terms_on(date(1970, 1, 1)).number(FEE) == FEE.default
