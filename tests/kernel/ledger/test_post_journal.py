"""The ledger: balanced, once, for ever."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.audit.actions import SYSTEM, record_action
from dodolan.kernel.inbox.actions import keep_once
from dodolan.kernel.ledger.actions import Posting, post_journal, reverse_journal
from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.errors import KeyReused, Unbalanced
from dodolan.kernel.ledger.models import WHOLE_CITY, Account, Entry, Journal
from dodolan.kernel.ledger.queries import balance, balances, find_journals, journals
from dodolan.kernel.money import Rupiah
from dodolan.market.paying import accounts
from tests.factories.kinds import TEST, an_action
from tests.factories.market import DAY, MORNING

pytestmark = pytest.mark.django_db
CASH, CITY = accounts.RUNNER_CASH, accounts.CITY_CASH
BOX = UUID(int=7)


def _post(*lines: Posting, key: str = "k1", day: date = DAY) -> Journal:
    return post_journal(kind=TEST, key=key, source=uuid4(), day=day, at=MORNING, postings=lines)


def test_a_float_moves_from_the_city_to_the_runner() -> None:
    box = uuid4()
    _post(Posting(CASH, Rupiah(500_000), box), Posting(CITY, Rupiah(-500_000)))
    assert balance(CASH, box) == Rupiah(500_000)
    assert balance(CITY) == Rupiah(-500_000)
    assert balances(CASH) == {box: Rupiah(500_000)}


def test_the_worked_sale_with_a_subsidy() -> None:
    box, stall, runner = uuid4(), uuid4(), uuid4()
    _post(
        Posting(CASH, Rupiah(39_900), box),
        Posting(accounts.GOODS_LOST, Rupiah(3_000)),
        Posting(accounts.ROUNDING, Rupiah(8)),
        Posting(accounts.STALL_PAYABLE, Rupiah(-32_908), stall),
        Posting(accounts.RUNNER_PAYABLE, Rupiah(-10_000), runner),
    )
    debits = sum(entry.amount_rp for entry in Entry.objects.filter(amount_rp__gt=0))
    assert debits == 42_908
    assert balance(accounts.STALL_PAYABLE, stall) == Rupiah(-32_908)


@pytest.mark.parametrize(
    "lines",
    [
        [],
        [Posting(CASH, Rupiah(5), BOX)],
        [Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-4))],
        [Posting(CASH, Rupiah(0), BOX), Posting(CITY, Rupiah(0))],
        [Posting(CASH, Rupiah(5), BOX), Posting(CASH, Rupiah(-5), BOX)],
    ],
)
def test_what_does_not_balance_or_move_is_refused(lines: list[Posting]) -> None:
    with pytest.raises(Unbalanced):
        _post(*lines)
    assert not Journal.objects.exists()


@pytest.mark.parametrize(("kind", "subject"), [(CASH, WHOLE_CITY), (CITY, BOX), (accounts.CASH_VARIANCE, WHOLE_CITY)])
def test_an_account_is_whose_its_kind_says(kind: AccountKind, subject: UUID) -> None:
    with pytest.raises(ValueError, match=kind.key):
        Posting(kind, Rupiah(1), subject)


def test_lines_on_one_account_are_added_up() -> None:
    _post(Posting(CASH, Rupiah(2), BOX), Posting(CASH, Rupiah(3), BOX), Posting(CITY, Rupiah(-5)))
    assert sorted(Entry.objects.values_list("amount_rp", flat=True)) == [-5, 5]


def test_the_same_key_posts_once() -> None:
    lines = [Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-5))]
    assert _post(*lines) == _post(*lines)
    assert Entry.objects.count() == 2


def test_the_same_key_with_other_entries_is_refused() -> None:
    _post(Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-5)))
    with pytest.raises(KeyReused):
        _post(Posting(CASH, Rupiah(6), BOX), Posting(CITY, Rupiah(-6)))
    assert balance(CASH, BOX) == Rupiah(5)


def test_a_reversal_is_the_mirror_image_once() -> None:
    journal = _post(Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-5)))
    mirror = reverse_journal(journal=journal, key="r1", day=DAY, at=MORNING, memo="typing error")
    assert reverse_journal(journal=journal, key="r2", day=DAY, at=MORNING, memo="again") == mirror
    assert balance(CASH, BOX) == balance(CITY) == Rupiah(0)
    assert mirror.reverses == journal


def test_balances_of_one_day() -> None:
    _post(Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-5)))
    _post(Posting(CASH, Rupiah(7), BOX), Posting(CITY, Rupiah(-7)), key="k2", day=date(2020, 11, 15))
    assert balance(CASH, BOX, day=DAY) == Rupiah(5)
    assert balances(CASH, day=date(2020, 11, 15)) == {Account.objects.get(kind=CASH.key).subject: Rupiah(7)}


def test_journals_newest_first_and_by_account() -> None:
    first = _post(Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-5)))
    second = _post(Posting(accounts.ROUNDING, Rupiah(5)), Posting(CITY, Rupiah(-5)), key="k2")
    assert list(journals()) == [second, first]
    assert list(find_journals(account_kind=CASH.key)) == [first]


@pytest.mark.parametrize("table", ["kernel_journal", "kernel_entry", "kernel_audit_entry", "kernel_message"])
@pytest.mark.parametrize("action", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_refuses_to_change_history(table: str, action: str) -> None:
    from_each = {
        "kernel_journal": lambda: _post(Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-5))),
        "kernel_entry": lambda: _post(Posting(CASH, Rupiah(5), BOX), Posting(CITY, Rupiah(-5))),
        "kernel_audit_entry": _audit,
        "kernel_message": _message,
    }
    from_each[table]()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(action.format(table))


def _audit() -> None:
    record_action(actor=SYSTEM, action=an_action(), subject=uuid4(), at=MORNING)


def _message() -> None:
    keep_once(provider="test", event_id="1", body="{}", at=MORNING)


@given(amounts=st.lists(st.integers(-(10**9), 10**9).filter(bool), min_size=1, max_size=8))
def test_any_balanced_set_keeps_the_book_at_zero(amounts: list[int]) -> None:
    kinds = [kind for kind in accounts.ACCOUNTS if kind.owner]
    lines = [Posting(kinds[n % len(kinds)], Rupiah(amount), uuid4()) for n, amount in enumerate(amounts)]
    rest = -sum(amounts)
    _post(*lines, Posting(CITY, Rupiah(rest)), key=str(uuid4()))
    assert sum(Entry.objects.values_list("amount_rp", flat=True)) == 0
