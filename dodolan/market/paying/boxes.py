"""The runner's cash box, from float to count."""

from datetime import datetime

from django.db.models import F

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claim, claimed
from dodolan.kernel.errors import OutOfBounds
from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.ledger.queries import balance
from dodolan.kernel.money import MOST, Rupiah
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.rights import Right
from dodolan.market.paying import accounts, events
from dodolan.market.paying.audit import CASH_VERIFIED, COUNT_SENT_BACK
from dodolan.market.paying.errors import BoxClosed, CountsDiffer, NotFinal, SameSigner, UnlikelyCount
from dodolan.market.paying.models import CashBox
from dodolan.market.paying.rights import COUNT_CASH, VERIFY_COUNT
from dodolan.market.paying.signing import box_snapshot
from dodolan.market.stalls.models import MarketDay
from dodolan.people.accounts.models import User
from dodolan.people.rights.queries import require
from dodolan.services.approvals.actions import sign

# Refuses a typing error with a zero too many; no runner carries more cash.
LARGEST_FLOAT_RP = 10_000_000


@write_tx()
def open_box(*, runner: User, day: MarketDay, float_rp: int, at: datetime) -> CashBox:
    """Give a runner the float for a market day. Raises OutOfBounds for one that is not Rp 0 to LARGEST_FLOAT_RP."""
    if not 0 <= float_rp <= LARGEST_FLOAT_RP:
        raise OutOfBounds("Not a float.", field="float", least_rp=0, most_rp=LARGEST_FLOAT_RP)
    box = CashBox.objects.create(runner=runner, day=day, float_rp=float_rp, opened_at=at)
    if float_rp:
        post_journal(
            kind=accounts.FLOAT,
            # The key is what makes a journal unique: tried again, it stands there once.
            key=f"float:{box.pk}",
            source=box.pk,
            day=day.date,
            at=at,
            postings=[
                Posting(accounts.RUNNER_CASH, Rupiah(float_rp), box.pk),
                Posting(accounts.CITY_CASH, Rupiah(-float_rp)),
            ],
        )
    return box


def cash_in(box: CashBox) -> Rupiah:
    """What should be in the box now, by the ledger."""
    return balance(accounts.RUNNER_CASH, box.pk)


def refuse_closed(box: CashBox) -> None:
    """Raise BoxClosed for a box that was counted."""
    if CashBox.objects.filter(pk=box.pk, counted_at__isnull=False).exists():
        raise BoxClosed("The box was counted.")


@write_tx()
def count_cash(*, box: CashBox, counted_rp: int, at: datetime, sure: bool = False) -> CashBox:
    """The runner enters what they counted, without being told what should be there; nothing goes through the box then.

    Raises OutOfBounds, BoxClosed, and UnlikelyCount for another sum than should be there that is not said to be sure.
    """
    if not 0 <= counted_rp <= MOST:
        raise OutOfBounds("Not a count.", field="counted", least_rp=0, most_rp=MOST)
    # Asked once: a slip of a digit would stand against the runner by name.
    if not sure and counted_rp != cash_in(box).amount:
        raise UnlikelyCount("Not what should be there.", counted_rp=counted_rp)
    open_boxes = CashBox.objects.filter(pk=box.pk, counted_at__isnull=True)
    # Counted once: a second count, after talking about it, would hide the first.
    claim(open_boxes, otherwise=BoxClosed("Counted already."), counted_rp=counted_rp, counted_at=at)
    box.counted_rp, box.counted_at = counted_rp, at
    _sign(box, COUNT_CASH, box.runner, at)
    record_event(events.CASH_COUNTED, at=at, box_id=str(box.pk), counted_rp=counted_rp)
    return box


@write_tx()
def verify_count(*, box: CashBox, counted_rp: int, officer: User, by: Actor, at: datetime) -> CashBox:
    """Somebody of the office counts too and takes the cash: the variance is posted and the box is empty.

    counted_rp is what they counted by themselves. variance = counted - expected. Raises SameSigner for the runner,
    NotAllowed, NotFinal before they counted, CountsDiffer for another sum than theirs; verified twice, the first time
    counts.
    """
    if officer.pk == box.runner_id:
        raise SameSigner("Two people sign.")
    require(officer, VERIFY_COUNT, box.day.market_id)
    if box.counted_rp is None:
        raise NotFinal("The runner has not counted yet.", number="")
    if box.verified_at:
        return box
    if counted_rp != box.counted_rp:
        raise CountsDiffer("Two people counted two sums.", field="counted")
    # Posted to the runner by name: small differences add up, and a pattern can be talked about.
    variance = Rupiah(box.counted_rp) - cash_in(box)
    waiting = CashBox.objects.filter(pk=box.pk, verified_at__isnull=True)
    if claimed(waiting, variance_rp=variance.amount, verified_by=officer, verified_at=at):
        _sign(box, VERIFY_COUNT, officer, at)
        _empty(box, Rupiah(box.counted_rp), variance, at)
        record_action(
            actor=by,
            action=CASH_VERIFIED,
            subject=box.pk,
            at=at,
            after={"counted_rp": box.counted_rp, "variance_rp": variance.amount},
        )
    box.refresh_from_db()
    return box


@write_tx()
def send_count_back(*, box: CashBox, officer: User, by: Actor, at: datetime) -> None:
    """The runner counts again, as when two people counted two sums; the count that was stays in the trail.

    Raises SameSigner for the runner, NotAllowed, and BoxClosed for a box that was not counted, or verified already.
    """
    if officer.pk == box.runner_id:
        raise SameSigner("Two people sign.")
    require(officer, VERIFY_COUNT, box.day.market_id)
    counted = CashBox.objects.filter(pk=box.pk, counted_at__isnull=False, verified_at__isnull=True)
    again = {"counted_rp": None, "counted_at": None, "recounts": F("recounts") + 1}
    claim(counted, otherwise=BoxClosed("Not counted, or verified."), **again)
    record_action(actor=by, action=COUNT_SENT_BACK, subject=box.pk, at=at, after={"counted_rp": box.counted_rp or 0})
    box.refresh_from_db()


def _sign(box: CashBox, right: Right, signer: User, at: datetime) -> None:
    other = SameSigner("Two people sign.")
    sign(snapshots=[box_snapshot(box)], right=right, signer=signer, markets=[box.day.market_id], at=at, otherwise=other)


def _empty(box: CashBox, counted: Rupiah, variance: Rupiah, at: datetime) -> None:
    lines = [
        Posting(accounts.CITY_CASH, counted),
        Posting(accounts.CASH_VARIANCE, -variance, box.runner_id),
        Posting(accounts.RUNNER_CASH, -(counted - variance), box.pk),
    ]
    # An empty box has no journal.
    if any(line.amount for line in lines):
        post_journal(
            kind=accounts.CASH_COUNT, key=f"cash_count:{box.pk}", source=box.pk, day=box.day.date, at=at, postings=lines
        )
