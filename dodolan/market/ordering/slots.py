"""Choosing among delivery slots: places left, the soonest slot with one, and the day that buyers order for."""

from collections.abc import Sequence

from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.stalls.models import MarketDay


def places_left(slot: DeliverySlot) -> int:
    """How many purchases still fit, as of when the slot was read: only placing an order takes a place."""
    return slot.capacity - slot.booked


def soonest_free(slots: Sequence[DeliverySlot]) -> DeliverySlot | None:
    """The first slot with a place; slots come soonest first."""
    return next((slot for slot in slots if places_left(slot) > 0), None)


def day_to_order_for(slots: Sequence[DeliverySlot]) -> MarketDay | None:
    """The day of the soonest slot with a place, else of the soonest one; slots come soonest first, with their day."""
    # Stock hangs on the market day: once today is full, what is left today helps no buyer.
    soonest = soonest_free(slots) or next(iter(slots), None)
    return soonest.day if soonest else None


def days_to_order_for(slots: Sequence[DeliverySlot]) -> list[MarketDay]:
    """The day to order for in every market that is open on its date; slots are those of all markets."""
    chosen = day_to_order_for(slots)
    # One date for all markets, or a search would compare today's stock with tomorrow's.
    days = {slot.day.market_id: slot.day for slot in slots if chosen and slot.day.date == chosen.date}
    return list(days.values())
