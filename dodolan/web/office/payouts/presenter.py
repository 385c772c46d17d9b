"""What the page about money shows, ready to print; every sum with the address of its journals."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlencode
from uuid import UUID

from django.forms import Form
from django.urls import reverse

from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import rupiah
from dodolan.market.paying import accounts
from dodolan.market.paying.models import Payout, PayoutState
from dodolan.market.paying.owed import DEBTS, Owed
from dodolan.market.paying.settlement import StallDay
from dodolan.services.tables.values import Cell
from dodolan.wording.codes import said


@dataclass(frozen=True, slots=True)
class StallRow:
    """What a stall sold, got and is still owed; journals is the address of what it was summed from."""

    stall: str
    place: str
    market: str
    sold: str
    paid: str
    owed: str
    is_owed: bool
    journals: str


@dataclass(frozen=True, slots=True)
class SettlementTable:
    """The stalls of a day and the sums below them."""

    rows: Sequence[StallRow]
    sold: str
    paid: str
    owed: str
    journals: str


@dataclass(frozen=True, slots=True)
class Debts:
    """What the city owes stalls and runners, and what of a payout list is not paid yet."""

    stalls: str
    runners: str
    listed: str


@dataclass(frozen=True, slots=True)
class PayoutRow:
    """A payout with what may be done next: approve (somebody else's only), or mark paid by its form."""

    id: UUID
    receiver: str
    market: str
    amount: str
    state: str
    code: str
    proposed_by: str
    approved_by: str
    bank_ref: str
    may_approve: bool
    is_chosen: bool
    form: Form | None
    journals: str


def settlement_table(rows: Sequence[StallDay], day: date) -> SettlementTable:
    """Stalls of a day with sold, paid and owed, and the sums below."""
    sold = Rupiah(sum(row.sold.amount for row in rows))
    paid = Rupiah(sum(row.paid.amount for row in rows))
    return SettlementTable(
        rows=[_stall_row(row, day) for row in rows],
        sold=rupiah(sold),
        paid=rupiah(paid),
        owed=rupiah(sold - paid),
        journals=journals_address(accounts.STALL_PAYABLE, None, day),
    )


def _stall_row(row: StallDay, day: date) -> StallRow:
    return StallRow(
        stall=row.stall.name,
        place=row.stall.place,
        market=row.stall.market.name,
        sold=rupiah(row.sold),
        paid=rupiah(row.paid),
        owed=rupiah(row.owed),
        # Below nothing while paid goods are still on their way: then nothing is owed.
        is_owed=row.owed.amount > 0,
        # Each sum leads to what it was summed from: an auditor follows it without asking.
        journals=journals_address(accounts.STALL_PAYABLE, row.stall.pk, day),
    )


def debts(owed: Sequence[Owed], payouts: Sequence[Payout]) -> Debts:
    """What is owed to stalls and runners up to a day and on no list, and what of its list the bank has not paid."""
    stalls, runners = (sum(debt.amount_rp for debt in owed if debt.field == field) for field in DEBTS.values())
    listed = sum(row.amount_rp for row in payouts if row.state != PayoutState.PAID)
    return Debts(rupiah(stalls), rupiah(runners), rupiah(listed))


def payout_row(payout: Payout, form: Form | None, *, is_others: bool, chosen: Sequence[str]) -> PayoutRow:
    """A payout on the list of a day; is_others: neither proposed by who looks nor paid to them; chosen: ticked keys."""
    kind = accounts.STALL_PAYABLE if payout.stall_id else accounts.RUNNER_PAYABLE
    return PayoutRow(
        id=payout.pk,
        receiver=_receiver(payout),
        market=payout.stall.market.name if payout.stall else "",
        amount=rupiah(payout.amount_rp),
        state=said(PayoutState, payout.state),
        code=payout.state,
        proposed_by=payout.proposed_by.name,
        approved_by=payout.approved_by.name if payout.approved_by else "",
        bank_ref=payout.bank_ref,
        may_approve=payout.state == PayoutState.PROPOSED and is_others,
        is_chosen=str(payout.pk) in chosen,
        form=form,
        journals=journals_address(kind, payout.stall_id or payout.runner_id, None),
    )


def payout_line(payout: Payout) -> list[Cell]:
    """A payout in the file for the bank."""
    market = payout.stall.market.name if payout.stall else ""
    # The key goes along, so that an answer of the bank finds its payout.
    return [_receiver(payout), market, payout.amount_rp, payout.day.isoformat(), str(payout.pk)]


def journals_address(kind: AccountKind, subject: UUID | None, day: date | None) -> str:
    """Where the journals behind a sum are: those of a kind of account, of one owner and one day if given."""
    words = {"akun": kind.key, "milik": subject or "", "hari": day.isoformat() if day else ""}
    return f"{reverse('office:ledger:list')}?{urlencode(words)}#journals"


def _receiver(payout: Payout) -> str:
    if payout.stall:
        return payout.stall.name
    return payout.runner.name if payout.runner else ""
