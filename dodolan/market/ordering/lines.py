"""What becomes of a line once somebody stands at the stall: picked, weighed, or not to be had."""

from datetime import datetime

from django.db.models import DateTimeField, Sum, Value
from django.db.models.functions import Coalesce

from dodolan.kernel.claims.actions import claimed
from dodolan.kernel.errors import Invalid, OutOfBounds
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.states.actions import move, require
from dodolan.market.ordering import events
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.models import (
    Adjustment,
    AdjustmentKind,
    Bearer,
    LineState,
    OrderLine,
    Purchase,
    StallOrder,
)
from dodolan.market.ordering.rules import Charge, charge_counted, pieces_asked
from dodolan.market.ordering.states import AT_WORK, BEGIN, DELIVERED, PURCHASE, WEIGH
from dodolan.market.stalls.actions import mark_out


@write_tx()
def begin_picking(*, purchase: Purchase, at: datetime) -> None:
    """From now on the buyer can no longer cancel. Raises TooLate for a purchase that is over."""
    # The first instant counts, and it is read from the row: the object of the caller may be minutes old.
    first = Coalesce("picking_at", Value(at, output_field=DateTimeField()))
    move(PURCHASE, purchase, BEGIN, picking_at=first)


@write_tx()
def pick_counted(*, line: OrderLine, picked: int, at: datetime) -> OrderLine:
    """Record how many pieces of a counted line were picked, 0 to what was ordered; fewer is SHORT.

    A line by money is picked whole (1) or not at all (0). Raises Invalid for other numbers and for goods to be
    weighed, TooLate once the purchase was handed over or cancelled.
    """
    most = pieces_asked(line)
    # "None left" can be said of weighed goods as well; a number of pieces cannot.
    if line.sold_by.is_weighed and picked:
        raise Invalid("These goods are weighed.", field="picked")
    if not 0 <= picked <= most:
        raise OutOfBounds("Not so many pieces.", field="picked", least=0, most=most)
    state = LineState.PICKED if picked == most else LineState.SHORT
    return settle_line(line=line, state=state, picked=picked, weighed=None, charge=charge_counted(line, picked), at=at)


@write_tx()
def settle_line(
    *, line: OrderLine, state: LineState, picked: int | None, weighed: int | None, charge: Charge, at: datetime
) -> OrderLine:
    """Write what a line came to. It may be corrected until somebody pays: the last entry counts.

    When no line of the purchase is left to do, it has its final sum. Raises TooLate once the purchase is closed, and
    when the stall of the line was paid already.
    """
    # The trader and the runner may settle two lines at once: on PostgreSQL the lock puts one after the other.
    purchase = Purchase.objects.select_for_update().get(pk=line.order.purchase_id)
    require(PURCHASE, purchase, *PURCHASE.sources(WEIGH))
    # After payment the amount stays as it is; what is wrong is made good as goodwill.
    if line.order.stall_is_paid:
        raise TooLate("The stall was paid for this.", state="paid", needed=["unpaid"])
    line.state, line.picked_steps, line.weighed, line.final_rp = state, picked, weighed, charge.amount.amount
    line.save(update_fields=["state", "picked_steps", "weighed", "final_rp"])
    _adjust(line, purchase, charge, at)
    _close_order(line.order)
    _close_purchase(purchase, at)
    return line


def _adjust(line: OrderLine, purchase: Purchase, charge: Charge, at: datetime) -> None:
    """Bring the line's goodwill to what it is now; rows only grow, so a correction adds the difference."""
    before = Adjustment.objects.filter(line=line).aggregate(sum=Sum("amount_rp"))["sum"] or 0
    if charge.goodwill.amount != before:
        Adjustment.objects.create(
            purchase=purchase,
            line=line,
            kind=AdjustmentKind.GOODWILL,
            amount_rp=charge.goodwill.amount - before,
            bearer=Bearer.STALL,
            made_at=at,
        )


def _close_order(order: StallOrder) -> None:
    # Read anew: trader and runner may have settled the others meanwhile.
    lines = list(OrderLine.objects.filter(order=order))
    if all(line.final_rp is not None for line in lines):
        order.final_rp = sum(line.final_rp or 0 for line in lines)
        order.save(update_fields=["final_rp"])


def _close_purchase(purchase: Purchase, at: datetime) -> None:
    orders = list(StallOrder.objects.filter(purchase=purchase))
    if any(order.final_rp is None for order in orders):
        return
    purchase.goods_final_rp = sum(order.final_rp or 0 for order in orders)
    first = purchase.weighed_at is None
    # The first time counts: correcting a weight later does not make the runner late.
    purchase.weighed_at = purchase.weighed_at or at
    purchase.save(update_fields=["goods_final_rp", "weighed_at"])
    if first:
        record_event(events.WEIGHED, at=at, purchase_id=str(purchase.pk), goods_final_rp=purchase.goods_final_rp)


@write_tx()
def mark_ready(*, order: StallOrder, at: datetime) -> None:
    """The trader says that their part is packed; repeated, the first time counts. TooLate for a cancelled purchase."""
    require(PURCHASE, order.purchase, *AT_WORK, DELIVERED)
    if claimed(StallOrder.objects.filter(pk=order.pk, ready_at__isnull=True), ready_at=at):
        record_event(events.READY, at=at, order_id=str(order.pk), number=order.number)


@write_tx()
def refuse_line(*, line: OrderLine, at: datetime) -> OrderLine:
    """The trader has nothing left for a line ("habis"): it costs nothing, the others go on, the good is out that day.

    Nobody shops yet by this, so the buyer may still cancel. Raises TooLate for a line that a runner has weighed or
    counted: what lies in the bag is not undone by a word.
    """
    if line.picked_steps or line.weighed:
        raise TooLate("It is in the bag already.", state=line.state, needed=[LineState.REQUESTED.value])
    mark_out(offer=line.offer, day=line.order.purchase.day, is_out=True, at=at)
    record_event(events.SOLD_OUT, at=at, line_id=str(line.pk))
    return settle_line(line=line, state=LineState.SHORT, picked=0, weighed=None, charge=charge_counted(line, 0), at=at)
