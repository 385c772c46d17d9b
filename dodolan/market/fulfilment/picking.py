"""Picking: what the runner weighs and counts at the stalls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from dodolan.kernel.claims.actions import claim
from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Invalid, Missing
from dodolan.kernel.gate import write_tx
from dodolan.kernel.quantity import MOST_STEPS
from dodolan.kernel.terms.queries import terms_on
from dodolan.market.fulfilment.errors import UnlikelyWeight
from dodolan.market.fulfilment.models import Assignment, Consent, Shift, Weighing
from dodolan.market.fulfilment.terms import CONSENT_WAITS
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.lines import begin_picking, pick_counted, settle_line
from dodolan.market.ordering.models import LineState, OrderLine
from dodolan.market.ordering.rules import aim, ceiling, charge_counted, charge_measured
from dodolan.market.paying.models import StallPayment
from dodolan.market.paying.pay_stall import pay_stall


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading of the scale: grams or millilitres without tare; client_id is made by the phone and never reused.

    pieces: how many lay on the scale, of goods ordered by the piece; None for all. sure: somebody looked at it twice.
    """

    line: UUID
    measured: int
    client_id: UUID
    pieces: int | None = None
    sure: bool = False


@write_tx()
def record_weights(*, shift: Shift, readings: Sequence[Reading], at: datetime) -> list[OrderLine]:
    """Record readings for lines assigned to the runner, all or none; returns the lines in the order of readings.

    A client_id seen before changes nothing. A line of 0 is short. Above the ceiling the buyer pays the ceiling
    unless they consented to at least this weight. Fewer pieces than ordered are short as well. Raises Missing for a
    line that is not assigned to this runner, Invalid for a weight no pickup can carry and for more pieces than ordered,
    UnlikelyWeight for readings more than a third off that are not said to be sure, TooLate once the stall or the
    purchase is paid.
    """
    lines = _own_lines(shift, [reading.line for reading in readings])
    if unlikely := [reading for reading in readings if _is_unlikely(lines[reading.line], reading)]:
        pairs = [(reading.line, reading.measured) for reading in unlikely]
        raise UnlikelyWeight("Far from what was ordered.", readings=pairs)
    return [_weigh(lines[reading.line], reading, shift, at) for reading in readings]


def _weigh(line: OrderLine, reading: Reading, shift: Shift, at: datetime) -> OrderLine:
    if not 0 <= reading.measured <= MOST_STEPS:
        raise Invalid(f"A weight is 0 to {MOST_STEPS}.", field=str(line.pk))
    if not line.sold_by.is_weighed:
        raise Invalid("These goods are counted.", field=str(line.pk))
    if reading.pieces is not None and not 0 < reading.pieces <= (line.ordered_steps or 0):
        raise Invalid("1 to as many pieces as were ordered.", field=str(line.pk))
    # A repeat is answered like the first time, so a phone with bad signal can send until it gets an answer.
    if Weighing.objects.filter(client_id=reading.client_id).exists():
        return line
    begin_picking(purchase=line.order.purchase, at=at)
    Weighing.objects.create(
        line=line,
        measured=reading.measured,
        value_rp=line.unit_price.of(reading.measured).amount,
        runner=shift.runner,
        client_id=reading.client_id,
        weighed_at=at,
        day=shift.day.date,
    )
    asked = line.sold_by.pieces_weighed(line.asked, reading.measured)
    picked = asked if reading.pieces is None or asked is None else reading.pieces
    return settle_line(
        line=line,
        state=LineState.PICKED if reading.measured and picked == asked else LineState.SHORT,
        picked=picked,
        weighed=reading.measured,
        charge=charge_measured(line, reading.measured, consented=_consented(line, reading.measured)),
        at=at,
    )


def _is_unlikely(line: OrderLine, reading: Reading) -> bool:
    """Whether a reading is more than a third below or above what the scale should show, as a slip of a digit is."""
    expected = aim(line)
    # A repeat was believed the first time, and nothing on the scale is said on purpose.
    if reading.sure or not expected or not reading.measured:
        return False
    if reading.pieces is not None and line.ordered_steps:
        expected = expected * reading.pieces // line.ordered_steps
    return not expected * 2 <= reading.measured * 3 <= expected * 4


def _consented(line: OrderLine, measured: int) -> bool:
    # Yes to 600 g is yes to 590 g as well, not to 700 g.
    return Consent.objects.filter(line=line, granted=True, measured__gte=measured).exists()


@write_tx()
def take_pieces(*, shift: Shift, picked: dict[UUID, int], at: datetime) -> list[OrderLine]:
    """Record how many pieces were picked for counted lines assigned to the runner, all or none.

    Raises Missing, Invalid and TooLate like record_weights.
    """
    lines = _own_lines(shift, list(picked))
    # Before the first piece is written, so that nobody cancels between two lines.
    for line in lines.values():
        begin_picking(purchase=line.order.purchase, at=at)
    return [pick_counted(line=lines[pk], picked=number, at=at) for pk, number in picked.items()]


@write_tx()
def skip_line(*, shift: Shift, line_id: UUID, at: datetime) -> OrderLine:
    """There is nothing to be had for a line: it costs nothing."""
    line = _own_lines(shift, [line_id])[line_id]
    begin_picking(purchase=line.order.purchase, at=at)
    return settle_line(line=line, state=LineState.SHORT, picked=0, weighed=None, charge=charge_counted(line, 0), at=at)


@write_tx()
def ask_consent(*, shift: Shift, line_id: UUID, at: datetime) -> Consent:
    """Ask the buyer, on the tracking page, whether they pay for what was weighed above the ceiling.

    Asked again, the first question stands. Raises Invalid if the line is not above its ceiling.
    """
    line = _own_lines(shift, [line_id])[line_id]
    most = ceiling(line)
    if most is None or line.weighed is None or line.weighed <= most:
        raise Invalid("Nothing to ask.", field=str(line.pk))
    offered = charge_measured(line, line.weighed, consented=True).amount
    new: dict[str, Any] = {
        "measured": line.weighed,
        "offered_rp": offered.amount,
        "asked_at": at,
        # Read only where a question is new; the deadline is then frozen in its row.
        "expires_at": lambda: at + terms_on(day_of(at))[CONSENT_WAITS],
    }
    consent, _ = Consent.objects.get_or_create(line=line, defaults=new)
    return consent


@write_tx()
def answer_consent(*, consent: Consent, granted: bool, at: datetime) -> None:
    """The buyer answers once, in time, and before anything is paid; yes changes what the line costs.

    Raises TooLate for an answer that comes too late or twice.
    """
    waiting = Consent.objects.filter(pk=consent.pk, granted__isnull=True, expires_at__gt=at)
    # A second tap and a late yes both match no row.
    state = "expired" if consent.expires_at <= at else "answered"
    late = TooLate(f"The question is {state}.", state=state, needed=["open"])
    claim(waiting, otherwise=late, granted=granted, answered_at=at)
    line = consent.line
    if granted and line.weighed is not None:
        settle_line(
            line=line,
            state=LineState.PICKED,
            picked=line.picked_steps,
            weighed=line.weighed,
            charge=charge_measured(line, line.weighed, consented=line.weighed <= consent.measured),
            at=at,
        )


@write_tx()
def pay_stalls(*, shift: Shift, stall: UUID, at: datetime) -> list[StallPayment]:
    """Pay one stall in cash for all its weighed orders assigned to the runner. Raises NotFinal, NotEnoughCash."""
    assignments = Assignment.objects.filter(
        shift=shift, released_at__isnull=True, purchase__cancelled_at__isnull=True, purchase__orders__stall=stall
    ).select_related("purchase__day")
    orders = [
        assignment.purchase.orders.select_related("stall", "purchase__day").get(stall=stall)
        for assignment in assignments
    ]
    # One payment for each order, although the cash is given once: each has its own slip.
    payments = [pay_stall(box=shift.box, order=order, at=at) for order in orders]
    return [payment for payment in payments if payment]


def _own_lines(shift: Shift, ids: Sequence[UUID]) -> dict[UUID, OrderLine]:
    lines = (
        OrderLine.objects.filter(pk__in=ids, order__purchase__assignments__in=_open_assignments(shift))
        .select_related("order__purchase", "order__stall_payment")
        .in_bulk()
    )
    # Unknown lines and those of other runners get the same answer.
    if len(lines) != len(set(ids)):
        raise Missing("Not assigned to this runner.")
    return lines


def _open_assignments(shift: Shift) -> list[UUID]:
    return list(Assignment.objects.filter(shift=shift, released_at__isnull=True).values_list("pk", flat=True))
