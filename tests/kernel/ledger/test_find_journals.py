"""Finding journals, and balances by kind."""

from datetime import date, timedelta
from uuid import UUID, uuid4

import pytest

from dodolan.kernel.errors import Missing
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.ledger.chart import JournalKind
from dodolan.kernel.ledger.models import Journal
from dodolan.kernel.ledger.queries import find_journals, journal_by_id, sums_by_kind
from dodolan.kernel.money import Rupiah
from dodolan.market.paying import accounts
from tests.factories.kinds import TEST
from tests.factories.market import DAY, MORNING

pytestmark = pytest.mark.django_db


def post(kind: str, amount: int, subject: UUID, day: date = DAY) -> Journal:
    """From the city to a box."""
    return post_journal(
        kind=JournalKind(kind, kind, source="test"),
        key=uuid4().hex,
        source=uuid4(),
        day=day,
        at=MORNING,
        postings=[
            Posting(accounts.RUNNER_CASH, Rupiah(amount), subject),
            Posting(accounts.CITY_CASH, Rupiah(-amount)),
        ],
    )


def test_each_word_narrows():
    box, other = uuid4(), uuid4()
    first, second = post("float", 100, box), post("float", 200, other)
    third = post("gift", 300, box, DAY + timedelta(days=1))
    assert list(find_journals()) == [third, second, first]
    assert list(find_journals(day=DAY)) == [second, first]
    assert list(find_journals(kind="gift")) == [third]
    assert list(find_journals(subject=box)) == [third, first]
    assert list(find_journals(subject=box, day=DAY)) == [first]
    assert list(find_journals(account_kind=accounts.CITY_CASH.key, subject=box)) == []
    assert list(find_journals(sources=[second.source, uuid4()])) == [second]


def test_a_journal_with_two_such_entries_is_found_once():
    lines = [
        Posting(accounts.RUNNER_CASH, Rupiah(1), uuid4()),
        Posting(accounts.RUNNER_CASH, Rupiah(2), uuid4()),
        Posting(accounts.CITY_CASH, Rupiah(-3)),
    ]
    journal = post_journal(kind=TEST, key="x", source=uuid4(), day=DAY, at=MORNING, postings=lines)
    assert list(find_journals(account_kind=accounts.RUNNER_CASH.key)) == [journal]


def test_balances_by_kind_sum_to_nothing():
    assert sums_by_kind() == {}
    post("float", 100, uuid4())
    post("float", 200, uuid4())
    assert sums_by_kind() == {"city_cash": Rupiah(-300), "runner_cash": Rupiah(300)}


def test_one_journal_or_missing():
    journal = post("float", 100, uuid4())
    assert journal_by_id(journal.pk).get() == journal
    with pytest.raises(Missing):
        journal_by_id(uuid4())
