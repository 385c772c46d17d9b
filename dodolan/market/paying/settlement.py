"""Settlement: what each stall and runner earned on a day, what was paid in cash, and paying out the rest.

A payout is proposed by one officer, approved by another and then marked paid with the bank's reference; only then
does money move in the ledger.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, Q, Sum

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.ledger.models import Entry
from dodolan.kernel.money import Rupiah
from dodolan.kernel.rights import Right
from dodolan.kernel.states import actions as states
from dodolan.kernel.states.actions import move, move_all
from dodolan.market.paying import accounts
from dodolan.market.paying.audit import PAYOUT_APPROVED, PAYOUT_PAID, PAYOUT_PROPOSED
from dodolan.market.paying.documents import issue_payout_lists
from dodolan.market.paying.errors import NeedsOther, WrongState
from dodolan.market.paying.models import Payout, PayoutState
from dodolan.market.paying.owed import owed_to_others, owed_until, payees_of
from dodolan.market.paying.rights import APPROVE_PAYOUT, PAY_PAYOUT, PROPOSE_PAYOUT
from dodolan.market.paying.signing import PAYOUTS, markets_of, payout_snapshot
from dodolan.market.paying.states import APPROVE, PAY, PAYOUT
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.models import User
from dodolan.people.rights.queries import require
from dodolan.services.approvals.actions import sign
from dodolan.services.approvals.queries import is_approved, unapproved
from dodolan.services.approvals.values import Snapshot


@dataclass(frozen=True, slots=True)
class StallDay:
    """A stall's settlement of one day: what it sold and what it was paid, in cash or by payout; neither is below 0."""

    stall: Stall
    sold: Rupiah
    paid: Rupiah

    @property
    def owed(self) -> Rupiah:
        """Sold less paid; below 0 while goods are on their way that the runner has paid for."""
        return self.sold - self.paid


def settlement_of(day: date) -> list[StallDay]:
    """What every stall with money on that day sold and was paid, by market and stall. Two statements."""
    entries = Entry.objects.filter(account__kind=accounts.STALL_PAYABLE.key, day=day)
    rows = entries.values("account__subject").annotate(
        credit=Sum("amount_rp", filter=Q(amount_rp__lt=0), default=0),
        debit=Sum("amount_rp", filter=Q(amount_rp__gt=0), default=0),
    )
    sums = {row["account__subject"]: row for row in rows}
    stalls = Stall.objects.filter(pk__in=sums).select_related("market").order_by("market__name", "walk_position")
    return [StallDay(stall, Rupiah(-sums[stall.pk]["credit"]), Rupiah(sums[stall.pk]["debit"])) for stall in stalls]


@write_tx()
def propose_payouts(*, day: date, officer: User, by: Actor, at: datetime) -> list[Payout]:
    """Put everything the city owes stalls and runners, up to and including that day, on its payout list.

    What other payouts already cover is left out, and so is who has a payout of that day; asked again, nothing is
    proposed twice. What is owed to the officer or to their stall waits for another officer. Raises NotAllowed.
    """
    served = {payout.stall_id or payout.runner_id for payout in Payout.objects.filter(day=day)}
    new = [
        Payout(day=day, amount_rp=owed.amount_rp, proposed_by=officer, proposed_at=at, **{owed.field: owed.subject})
        for owed in owed_to_others(owed_until(day), officer)
        if owed.subject not in served
    ]
    Payout.objects.bulk_create(new)
    # Signed even where nothing is new: who may not propose is told so every time.
    _sign(new, PROPOSE_PAYOUT, officer, at)
    for payout in new:
        _trail(payout, PAYOUT_PROPOSED, by, at)
    return new


@write_tx()
def approve_payouts(*, payouts: Sequence[UUID], officer: User, by: Actor, at: datetime) -> int:
    """Approve proposed payouts, all or none; returns how many. Raises NeedsOther, NotAllowed, else WrongState."""
    rows = list(Payout.objects.select_for_update().filter(pk__in=payouts).order_by("pk"))
    # Four eyes: one person writes the list, another signs it.
    if any(payout.proposed_by_id == officer.pk for payout in rows):
        raise NeedsOther("Another officer approves.")
    _refuse_payee(rows, officer)
    # All or none: a list that was approved is the list that was looked at.
    if len(rows) != len(set(payouts)):
        raise WrongState("A payout is gone.", state="gone", needed=[PayoutState.PROPOSED.value])
    for payout in rows:
        states.require(PAYOUT, payout, PayoutState.PROPOSED)
    _sign(rows, APPROVE_PAYOUT, officer, at)
    waiting = {paper.subject for paper in unapproved(_papers(rows), PAYOUTS)}
    # Where the policy asks for more people than have signed, a payout stays proposed until they have.
    if signed := [payout for payout in rows if payout.pk not in waiting]:
        move_all(PAYOUT, signed, APPROVE, state=PayoutState.APPROVED, approved_by=officer, approved_at=at)
        issue_payout_lists(days=[payout.day for payout in signed], at=at)
    for payout in rows:
        _trail(payout, PAYOUT_APPROVED, by, at)
    return len(rows)


@write_tx()
def mark_paid(*, payout: Payout, bank_ref: str, officer: User, by: Actor, at: datetime, today: date) -> None:
    """Write down that the bank paid, and post it. Raises WrongState unless approved and not yet paid, NotAllowed.

    Raises NeedsOther where what it says now is not what two people signed.
    """
    require(officer, PAY_PAYOUT)
    _refuse_payee([payout], officer)
    move(PAYOUT, payout, PAY, state=PayoutState.PAID, paid_at=at, bank_ref=bank_ref)
    payout.refresh_from_db()
    if not is_approved(payout_snapshot(payout), PAYOUTS, Rupiah(payout.amount_rp)):
        raise NeedsOther("The signatures are over other facts.")
    kind, subject = (
        (accounts.STALL_PAYABLE, payout.stall_id) if payout.stall_id else (accounts.RUNNER_PAYABLE, payout.runner_id)
    )
    if subject is None:
        raise ValueError("A payout has a receiver.")
    post_journal(
        kind=accounts.PAYOUT,
        key=f"payout:{payout.pk}",
        source=payout.pk,
        # On the day the bank paid and not on that of the sales: days that were closed stay as they were.
        day=today,
        at=at,
        memo=bank_ref,
        postings=[
            Posting(kind, Rupiah(payout.amount_rp), subject),
            Posting(accounts.CITY_CASH, Rupiah(-payout.amount_rp)),
        ],
    )
    _trail(payout, PAYOUT_PAID, by, at)


def _refuse_payee(rows: Sequence[Payout], officer: User) -> None:
    # An officer may own a stall or carry goods; what pays them is for other hands.
    if officer.pk in payees_of(rows).values():
        raise NeedsOther("Nobody signs what pays themselves.")


def payouts_of(day: date) -> list[Payout]:
    """The payout list of a day: stalls by market and name, then runners by name. One statement."""
    rows = Payout.objects.filter(day=day).select_related("stall__market", "runner", "proposed_by", "approved_by")
    return list(rows.order_by(F("stall__market__name").asc(nulls_last=True), "stall__name", "runner__name", "pk"))


def _sign(rows: Sequence[Payout], right: Right, officer: User, at: datetime) -> None:
    papers = [payout_snapshot(payout) for payout in rows]
    other = NeedsOther("Another officer signs.")
    sign(snapshots=papers, right=right, signer=officer, markets=markets_of(rows), at=at, otherwise=other)


def _papers(rows: Sequence[Payout]) -> list[tuple[Snapshot, Rupiah]]:
    return [(payout_snapshot(payout), Rupiah(payout.amount_rp)) for payout in rows]


def _trail(payout: Payout, action: Action, by: Actor, at: datetime) -> None:
    kind, receiver = ("stall", payout.stall_id) if payout.stall_id else ("runner", payout.runner_id)
    record_action(
        actor=by,
        action=action,
        subject=payout.pk,
        at=at,
        after={"amount_rp": payout.amount_rp, kind: str(receiver)},
    )
