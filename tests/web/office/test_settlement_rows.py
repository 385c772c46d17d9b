"""The page about money: rows that sum to the line below, and addresses that lead to their journals."""

from collections.abc import Iterator
from datetime import date
from types import SimpleNamespace
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import rupiah
from dodolan.market.paying import accounts
from dodolan.market.paying.models import PayoutState
from dodolan.market.paying.owed import Owed
from dodolan.market.paying.settlement import StallDay
from dodolan.web.office.payouts.presenter import (
    Debts,
    SettlementTable,
    debts,
    journals_address,
    payout_line,
    payout_row,
    settlement_table,
)

DAY = date(2020, 11, 14)
OFFICER, TREASURER = (SimpleNamespace(pk=UUID(int=n), name=name) for n, name in ((1, "Bu Sri"), (2, "Pak Hadi")))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def stall(number: int = 7) -> Any:
    market = SimpleNamespace(name="Pasar Blimbing")
    return SimpleNamespace(pk=UUID(int=number), name=f"Lapak {number}", place=f"los {number}", market=market)


def payout(**more: Any) -> Any:
    facts: dict[str, Any] = {
        "pk": UUID(int=50),
        "stall": stall(),
        "stall_id": UUID(int=7),
        "runner": None,
        "runner_id": None,
        "amount_rp": 19_000,
        "day": DAY,
        "state": PayoutState.PROPOSED,
        "proposed_by": OFFICER,
        "proposed_by_id": OFFICER.pk,
        "approved_by": None,
        "bank_ref": "",
    }
    return SimpleNamespace(**(facts | more))


money = st.integers(0, 10**9).map(Rupiah)


@given(st.lists(st.tuples(money, money), max_size=8))
def test_the_sums_are_those_of_the_rows(pairs: list[tuple[Rupiah, Rupiah]]) -> None:
    rows = [StallDay(stall(n), sold=sold, paid=paid) for n, (sold, paid) in enumerate(pairs)]
    table = settlement_table(rows, DAY)
    sold, paid = (sum(pair[n].amount for pair in pairs) for n in (0, 1))
    assert (table.sold, table.paid, table.owed) == (rupiah(sold), rupiah(paid), rupiah(sold - paid))
    assert [row.is_owed for row in table.rows] == [sold.amount > paid.amount for sold, paid in pairs]
    assert [row.stall for row in table.rows] == [f"Lapak {n}" for n in range(len(pairs))]


def test_a_day_without_stalls() -> None:
    table = settlement_table([], DAY)
    assert table == SettlementTable(
        rows=[],
        sold="Rp0",
        paid="Rp0",
        owed="Rp0",
        journals=journals_address(accounts.STALL_PAYABLE, None, DAY),
    )


@pytest.mark.parametrize("kind", list(accounts.ACCOUNTS))
@pytest.mark.parametrize("subject", [None, UUID(int=3)])
@pytest.mark.parametrize("day", [None, DAY])
def test_an_address_names_what_was_summed(kind: AccountKind, subject: UUID | None, day: date | None) -> None:
    parts = urlsplit(journals_address(kind, subject, day))
    assert (parts.path, parts.fragment) == (reverse("office:ledger:list"), "journals")
    assert parse_qs(parts.query, keep_blank_values=True) == {
        "akun": [kind.key],
        "milik": [str(subject or "")],
        "hari": ["2020-11-14" if day else ""],
    }


@pytest.mark.parametrize(
    ("state", "is_others", "may"),
    [
        (PayoutState.PROPOSED, True, True),
        (PayoutState.PROPOSED, False, False),
        (PayoutState.APPROVED, True, False),
        (PayoutState.PAID, True, False),
    ],
)
def test_what_waits_is_ticked_by_others_alone(state: PayoutState, *, is_others: bool, may: bool) -> None:
    assert payout_row(payout(state=state), None, is_others=is_others, chosen=[]).may_approve is may


@pytest.mark.parametrize(
    ("state", "word"),
    [
        (PayoutState.PROPOSED, "waits for approval"),
        (PayoutState.APPROVED, "approved"),
        (PayoutState.PAID, "paid"),
    ],
)
def test_a_state_is_said(state: PayoutState, word: str) -> None:
    row = payout_row(payout(state=state), None, is_others=True, chosen=[])
    assert (row.state, row.code) == (word, state)


def test_a_stalls_payout() -> None:
    form: Any = object()
    signed = payout(approved_by=TREASURER, bank_ref="BNI 7")
    row = payout_row(signed, form, is_others=True, chosen=[str(UUID(int=50))])
    assert row.id == UUID(int=50)
    assert (row.receiver, row.market, row.amount) == ("Lapak 7", "Pasar Blimbing", "Rp19.000")
    assert (row.proposed_by, row.approved_by, row.bank_ref) == ("Bu Sri", "Pak Hadi", "BNI 7")
    assert row.form is form
    assert row.is_chosen is True
    assert row.journals == journals_address(accounts.STALL_PAYABLE, UUID(int=7), None)


def test_a_runners_payout() -> None:
    runner = SimpleNamespace(name="Cak Rudi")
    own = payout(stall=None, stall_id=None, runner=runner, runner_id=UUID(int=8))
    row = payout_row(own, None, is_others=False, chosen=["something else"])
    assert (row.receiver, row.market, row.approved_by) == ("Cak Rudi", "", "")
    assert row.is_chosen is False
    assert row.journals == journals_address(accounts.RUNNER_PAYABLE, UUID(int=8), None)


def test_lines_for_the_bank() -> None:
    key = str(UUID(int=50))
    assert payout_line(payout()) == ["Lapak 7", "Pasar Blimbing", 19_000, "2020-11-14", key]
    runner = SimpleNamespace(name="Cak Rudi")
    assert payout_line(payout(stall=None, runner=runner)) == ["Cak Rudi", "", 19_000, "2020-11-14", key]
    assert payout_line(payout(stall=None))[0] == ""


def test_what_is_owed_and_what_of_it_is_listed() -> None:
    owed = [
        Owed("stall_id", UUID(int=1), 12_000),
        Owed("stall_id", UUID(int=2), 7_000),
        Owed("runner_id", UUID(int=3), 20_000),
    ]
    listed = [payout(), payout(state=PayoutState.APPROVED), payout(state=PayoutState.PAID)]
    assert debts(owed, listed) == Debts("Rp19.000", "Rp20.000", "Rp38.000")
    assert debts([], []) == Debts("Rp0", "Rp0", "Rp0")
