"""Picking: what the runner weighs and counts at the stalls."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from dodolan.kernel.errors import Invalid, OutOfBounds
from dodolan.kernel.gate import write_tx
from dodolan.kernel.quantity import MOST_STEPS
from dodolan.market.fulfilment.errors import UnlikelyWeight
from dodolan.market.fulfilment.models import Assignment, Shift, Weighing
from dodolan.market.fulfilment.own_lines import own_lines
from dodolan.market.fulfilment.questions import require_answered, said_yes, withdraw_other_questions
from dodolan.market.ordering.lines import begin_picking, pick_counted, settle_line
from dodolan.market.ordering.models import LineState, OrderLine
from dodolan.market.ordering.rules import aim, charge_counted, charge_measured
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
    lines = own_lines(shift, [reading.line for reading in readings])
    if unlikely := [reading for reading in readings if _is_unlikely(lines[reading.line], reading)]:
        pairs = [(reading.line, reading.measured) for reading in unlikely]
        raise UnlikelyWeight("Far from what was ordered.", readings=pairs)
    return [_weigh(lines[reading.line], reading, shift, at) for reading in readings]


def _weigh(line: OrderLine, reading: Reading, shift: Shift, at: datetime) -> OrderLine:
    if not 0 <= reading.measured <= MOST_STEPS:
        raise OutOfBounds("Not a weight.", field=str(line.pk), least=0, most=MOST_STEPS)
    if not line.sold_by.is_weighed:
        raise Invalid("These goods are counted.", field=str(line.pk))
    if reading.pieces is not None and not 0 < reading.pieces <= (line.ordered_steps or 0):
        raise OutOfBounds("Not so many pieces.", field=str(line.pk), least=1, most=line.ordered_steps or 0)
    # A repeat is answered like the first time, so a phone with bad signal can send until it gets an answer.
    if Weighing.objects.filter(client_id=reading.client_id).exists():
        return line
    begin_picking(purchase=line.order.purchase, at=at)
    withdraw_other_questions(line, reading.measured, at)
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
        charge=charge_measured(line, reading.measured, consented=said_yes(line, reading.measured)),
        at=at,
    )


def _is_unlikely(line: OrderLine, reading: Reading) -> bool:
    """Whether a reading is more than a third below or above what the scale should show, as a slip of a digit is."""
    expected = aim(line)
    # A repeat was believed the first time. Nothing on the scale is asked about too: "none left" has its own button.
    if reading.sure or not expected:
        return False
    if reading.pieces is not None and line.ordered_steps:
        expected = expected * reading.pieces // line.ordered_steps
    return not expected * 2 <= reading.measured * 3 <= expected * 4


@write_tx()
def take_pieces(*, shift: Shift, picked: dict[UUID, int], at: datetime) -> list[OrderLine]:
    """Record how many pieces were picked for counted lines assigned to the runner, all or none.

    Raises Missing, Invalid and TooLate like record_weights.
    """
    lines = own_lines(shift, list(picked))
    # Before the first piece is written, so that nobody cancels between two lines.
    for line in lines.values():
        begin_picking(purchase=line.order.purchase, at=at)
        withdraw_other_questions(line, 0, at)
    return [pick_counted(line=lines[pk], picked=number, at=at) for pk, number in picked.items()]


@write_tx()
def skip_line(*, shift: Shift, line_id: UUID, at: datetime) -> OrderLine:
    """There is nothing to be had for a line: it costs nothing."""
    line = own_lines(shift, [line_id])[line_id]
    begin_picking(purchase=line.order.purchase, at=at)
    withdraw_other_questions(line, 0, at)
    return settle_line(line=line, state=LineState.SHORT, picked=0, weighed=None, charge=charge_counted(line, 0), at=at)


@write_tx()
def pay_stalls(*, shift: Shift, stall: UUID, at: datetime) -> list[StallPayment]:
    """Pay one stall in cash for all its weighed orders assigned to the runner.

    Raises QuestionOpen while a buyer may still answer, NotFinal and NotEnoughCash.
    """
    assignments = Assignment.objects.filter(
        shift=shift, released_at__isnull=True, purchase__cancelled_at__isnull=True, purchase__orders__stall=stall
    ).select_related("purchase__day")
    orders = [
        assignment.purchase.orders.select_related("stall", "purchase__day").get(stall=stall)
        for assignment in assignments
    ]
    require_answered(orders, at)
    # One payment for each order, although the cash is given once: each has its own slip.
    payments = [pay_stall(box=shift.box, order=order, at=at) for order in orders]
    return [payment for payment in payments if payment]
