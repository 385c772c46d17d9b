"""Laws of the book: whatever is posted sums to nothing, from whichever side it is read; reversals undo exactly."""

from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dodolan.kernel.errors import Missing
from dodolan.kernel.ids import new_id
from dodolan.kernel.ledger.actions import Posting, post_journal, reverse_journal
from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.models import WHOLE_CITY, Entry, Journal
from dodolan.kernel.ledger.queries import (
    balance,
    balances,
    find_journals,
    journal_by_id,
    journals,
    sums_by_kind,
)
from dodolan.kernel.money import Rupiah
from dodolan.market.paying import accounts
from tests.factories.kinds import TEST
from tests.factories.market import DAY, MORNING

pytestmark = pytest.mark.django_db
SUBJECTS = [UUID(int=1), UUID(int=2)]
PLACES = st.sampled_from(
    [(kind, subject) for kind in accounts.ACCOUNTS for subject in (SUBJECTS if kind.owner else [WHOLE_CITY])]
)
# (from, to, rupiah, days after the first): money goes from one account to another.
MOVES = st.lists(
    st.tuples(PLACES, PLACES, st.integers(1, 10**9), st.integers(0, 2)).filter(lambda move: move[0] != move[1]),
    min_size=1,
    max_size=8,
)
FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
Place = tuple[AccountKind, UUID]
Moved = tuple[Place, Place, int, int]


def post(move: Moved) -> Journal:
    """One journal for a move."""
    (kind, subject), (other, whose), amount, days = move
    lines = [Posting(kind, Rupiah(-amount), subject), Posting(other, Rupiah(amount), whose)]
    key = str(new_id())
    return post_journal(kind=TEST, key=key, source=new_id(), day=DAY + timedelta(days=days), at=MORNING, postings=lines)


def expected(moves: list[Moved]) -> dict[Place, int]:
    """What each account should say."""
    sums: dict[Place, int] = {}
    for source, target, amount, _days in moves:
        sums[source] = sums.get(source, 0) - amount
        sums[target] = sums.get(target, 0) + amount
    return sums


@FEW
@given(moves=MOVES)
def test_every_reading_of_the_book_says_the_same(moves: list[Moved]):
    with transaction.atomic():
        for move in moves:
            post(move)
        sums = expected(moves)
        assert {place: balance(*place).amount for place in sums} == sums
        by_kind = sums_by_kind()
        assert sum(total.amount for total in by_kind.values()) == 0
        for kind in accounts.ACCOUNTS:
            subjects = {subject: total.amount for subject, total in balances(kind).items()}
            assert subjects == {subject: total for (own, subject), total in sums.items() if own == kind}
            assert by_kind.get(kind.key, Rupiah(0)).amount == sum(subjects.values())
        transaction.set_rollback(True)


@FEW
@given(moves=MOVES)
def test_days_add_up_to_the_whole(moves: list[Moved]):
    with transaction.atomic():
        for move in moves:
            post(move)
        days = [DAY + timedelta(days=back) for back in range(3)]
        for place, total in expected(moves).items():
            assert sum(balance(*place, day=day).amount for day in days) == total
        for day in days:
            assert sum(total.amount for kind in accounts.ACCOUNTS for total in balances(kind, day).values()) == 0
        transaction.set_rollback(True)


@FEW
@given(moves=MOVES, place=st.integers(0, 7))
def test_taking_one_back_leaves_the_others(moves: list[Moved], place: int):
    with transaction.atomic():
        posted = [post(move) for move in moves]
        wrong = place % len(moves)
        mirror = reverse_journal(journal=posted[wrong], key="back", day=DAY, at=MORNING, memo="a mistake")
        left = expected([move for i, move in enumerate(moves) if i != wrong])
        for account in expected(moves):
            assert balance(*account).amount == left.get(account, 0)
        assert mirror.entries.count() == posted[wrong].entries.count() == 2
        assert reverse_journal(journal=posted[wrong], key="again", day=DAY, at=MORNING, memo="x") == mirror
        transaction.set_rollback(True)


@FEW
@given(moves=MOVES)
def test_each_word_of_a_search_narrows(moves: list[Moved]):
    with transaction.atomic():
        posted = [post(move) for move in moves]
        everything = list(find_journals())
        assert everything == sorted(posted, key=lambda journal: journal.pk, reverse=True)
        for kind in accounts.ACCOUNTS:
            found = set(find_journals(account_kind=kind.key).values_list("pk", flat=True))
            wanted = {row.pk for row, (one, other, *_) in zip(posted, moves, strict=True) if kind in (one[0], other[0])}
            assert found == wanted
        for subject in SUBJECTS:
            found = set(find_journals(subject=subject).values_list("pk", flat=True))
            wanted = {
                row.pk for row, (one, other, *_) in zip(posted, moves, strict=True) if subject in (one[1], other[1])
            }
            assert found == wanted
        transaction.set_rollback(True)


def test_a_journal_with_two_entries_on_such_accounts_is_found_once():
    post(((accounts.STALL_PAYABLE, UUID(int=1)), (accounts.STALL_PAYABLE, UUID(int=2)), 5, 0))
    assert find_journals(account_kind="stall_payable").count() == 1
    assert find_journals(account_kind="stall_payable", subject=UUID(int=2)).count() == 1
    assert find_journals(account_kind="rounding", subject=UUID(int=2)).count() == 0


def test_searches_by_day_kind_and_source():
    first = post(((accounts.CITY_CASH, WHOLE_CITY), (accounts.ROUNDING, WHOLE_CITY), 5, 0))
    second = post(((accounts.CITY_CASH, WHOLE_CITY), (accounts.ROUNDING, WHOLE_CITY), 7, 1))
    assert list(find_journals(day=DAY)) == [first]
    assert list(find_journals(kind="test")) == [second, first]
    assert list(find_journals(kind="sale")) == []
    assert list(find_journals(sources=[second.source, new_id()])) == [second]


def test_one_by_its_key():
    journal = post(((accounts.CITY_CASH, WHOLE_CITY), (accounts.ROUNDING, WHOLE_CITY), 5, 0))
    assert journal_by_id(journal.pk).get() == journal
    with pytest.raises(Missing):
        journal_by_id(new_id())


def test_pages_of_journals_bring_their_entries(django_assert_num_queries: Any):
    for amount in (5, 7, 9):
        post(((accounts.CITY_CASH, WHOLE_CITY), (accounts.ROUNDING, WHOLE_CITY), amount, 0))
    with django_assert_num_queries(2):
        rows = [[(entry.account.kind, entry.amount_rp) for entry in row.entries.all()] for row in journals()]
    assert rows == [[("rounding", amount), ("city_cash", -amount)] for amount in (9, 7, 5)]


def test_an_account_nothing_was_posted_to_owes_nothing():
    assert balance(accounts.STALL_PAYABLE, UUID(int=9)) == Rupiah(0)
    assert balances(accounts.STALL_PAYABLE) == sums_by_kind() == {}
    assert not Entry.objects.exists()
