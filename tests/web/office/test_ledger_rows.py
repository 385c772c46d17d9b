"""The ledger's pages: two columns that always sum alike, and never a figure in both."""

from collections.abc import Iterator
from dataclasses import asdict
from datetime import UTC, date, datetime
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import rupiah
from dodolan.market.paying import accounts
from dodolan.web.office.journals import BookRow, Sums, column_sums, journal_card
from dodolan.web.office.ledger.presenter import AccountCard, account_card, account_row, kind_rows, sides

AT = datetime(2020, 11, 13, 23, 10, tzinfo=UTC)
sums_of_money = st.integers(-(10**12), 10**12)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def journal(*amounts: int, **more: Any) -> Journal:
    made = Journal(kind="sale", day=date(2020, 11, 14), posted_at=AT, memo="2011140001", **more)
    accounts = [Account(kind="runner_cash", subject=UUID(int=n)) for n, _amount in enumerate(amounts)]
    made.named_entries = [  # type: ignore[attr-defined]
        Entry(amount_rp=amount, account=account) for amount, account in zip(amounts, accounts, strict=True)
    ]
    return made


@given(sums_of_money, st.sampled_from(accounts.ACCOUNTS))
def test_a_balance_stands_in_one_column(amount: int, kind: AccountKind) -> None:
    shown = dict(zip(("debit", "credit"), sides(Rupiah(amount), kind.key), strict=True))
    assert sorted(shown.values()) == ["", rupiah(abs(amount))]
    if amount:
        assert shown["debit" if amount > 0 else "credit"] == rupiah(abs(amount))


@pytest.mark.parametrize(
    ("kind", "column"),
    [("city_cash", "debit"), ("runner_cash", "debit"), ("stall_payable", "credit"), ("runner_payable", "credit")],
)
def test_nothing_owed_and_nothing_in_the_box_are_rp0(kind: str, column: str) -> None:
    assert dict(zip(("debit", "credit"), sides(Rupiah(0), kind), strict=True))[column] == "Rp0"


@given(st.lists(sums_of_money, max_size=9))
def test_columns_add_up_to_the_balance(amounts: list[int]) -> None:
    shown = asdict(column_sums(amounts)).items()
    sums = {side: int(text.removeprefix("Rp").replace(".", "")) for side, text in shown}
    assert sums["debits"] - sums["credits"] == sum(amounts)
    assert sums["debits"] + sums["credits"] == sum(map(abs, amounts))


@given(st.lists(sums_of_money, max_size=7))
def test_what_sums_to_nothing_shows_two_equal_columns(amounts: list[int]) -> None:
    sums = {f"kind{n}": Rupiah(amount) for n, amount in enumerate([*amounts, -sum(amounts)])}
    total = column_sums(balance.amount for balance in sums.values())
    assert total.debits == total.credits
    assert [row.url.split("/")[-2] for row in kind_rows(sums)] == list(sums)


def test_no_account_sums_to_nothing() -> None:
    assert kind_rows({}) == []
    assert column_sums([]) == Sums(debits="Rp0", credits="Rp0")


def test_kinds_have_names_and_unknown_ones_their_code() -> None:
    shown = kind_rows({"city_cash": Rupiah(700), "pawn": Rupiah(-700)})
    assert shown == [
        BookRow("Cash of the city", "/petugas/buku/jenis/city_cash/", debit="Rp700", credit=""),
        BookRow("pawn", "/petugas/buku/jenis/pawn/", debit="", credit="Rp700"),
    ]


def test_a_journal_says_what_it_is() -> None:
    card = journal_card(journal(29_000, -19_000, -10_000))
    assert card.kind == "Buyer paid"
    assert card.day == "Saturday 14 November 2020"
    assert card.time == "06.10"
    assert card.memo == "2011140001"
    assert card.is_reversal is False
    assert (card.sums.debits, card.sums.credits) == ("Rp29.000", "Rp29.000")
    assert [(row.debit, row.credit) for row in card.entries] == [
        ("Rp29.000", ""),
        ("", "Rp19.000"),
        ("", "Rp10.000"),
    ]
    assert {row.name for row in card.entries} == {"Cash boxes of runners"}


def test_a_reversal_is_named() -> None:
    assert journal_card(journal(1, -1, reverses_id=UUID(int=9))).is_reversal is True


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=9))
def test_a_journal_that_balances_shows_it(debits: list[int]) -> None:
    card = journal_card(journal(*debits, -sum(debits)))
    assert card.sums.debits == card.sums.credits == rupiah(sum(debits))
    assert len(card.entries) == len(debits) + 1


def test_an_unbalanced_journal_would_be_seen() -> None:
    card = journal_card(journal(500, -400))
    assert (card.sums.debits, card.sums.credits) == ("Rp500", "Rp400")


@pytest.mark.parametrize(("owner", "said"), [("Lapak 7", "Lapak 7"), ("", "the whole city"), (None, "the whole city")])
def test_an_account_without_a_name_is_the_citys(owner: str | None, said: str) -> None:
    account: Any = SimpleNamespace(pk=UUID(int=3), kind="rounding", owner=owner, balance_rp=-75)
    assert account_card(account) == AccountCard("Cash rounding", said, "\N{MINUS SIGN}Rp75")
    assert account_row(account) == BookRow(said, f"/petugas/buku/akun/{account.pk}/", debit="", credit="Rp75")


def test_an_empty_account_says_so() -> None:
    account: Any = SimpleNamespace(pk=UUID(int=3), kind="rounding", balance_rp=0)
    assert account_card(account).balance == "Rp0"
    row = account_row(account)
    assert (row.name, row.debit, row.credit) == ("the whole city", "Rp0", "")
