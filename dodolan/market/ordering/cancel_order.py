"""Ending a purchase that is not delivered: cancelled before shopping, or not claimed after it."""

from datetime import datetime

from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.states.actions import move
from dodolan.market.ordering import events
from dodolan.market.ordering.models import LineState, OrderLine, Purchase
from dodolan.market.ordering.places import free_place
from dodolan.market.ordering.states import CANCEL, PURCHASE, WRITE_OFF
from dodolan.market.stalls.stock import give_back_stock

# Why a purchase ended, where no officer wrote a reason.
BY_BUYER, UNPROVED = "by the buyer", "unproved"


@write_tx()
def cancel_order(*, purchase: Purchase, reason: str, at: datetime) -> Purchase:
    """Cancel a whole purchase before shopping begins: stock and slot are free again. Raises TooLate afterwards."""
    move(PURCHASE, purchase, CANCEL, cancelled_at=at, cancel_reason=reason)
    # Behind the move above, so that cancelling twice frees one place and not two.
    free_place(purchase)
    lines = OrderLine.objects.filter(order__purchase=purchase)
    give_back_stock(lines=lines.values_list("pk", flat=True), reason="cancelled", day=purchase.day.date)
    lines.update(state=LineState.CANCELLED, final_rp=0)
    record_event(events.CANCELLED, at=at, purchase_id=str(purchase.pk), reason=reason)
    purchase.cancelled_at, purchase.cancel_reason = at, reason
    return purchase


@write_tx()
def close_unclaimed(*, purchase: Purchase, reason: str, at: datetime) -> Purchase:
    """End a weighed purchase that nobody took. Its goods are gone, so its stock and its lines stay as they are.

    Raises TooLate once it is over or before everything is weighed.
    """
    move(PURCHASE, purchase, WRITE_OFF, cancelled_at=at, cancel_reason=reason)
    free_place(purchase)
    record_event(events.UNCLAIMED, at=at, purchase_id=str(purchase.pk), reason=reason)
    purchase.cancelled_at, purchase.cancel_reason = at, reason
    return purchase
