"""How many orders the office lets into a delivery slot."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claim
from dodolan.kernel.errors import Missing, OutOfBounds, Refused
from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.audit import CAPACITY_SET
from dodolan.market.ordering.models import DeliverySlot

# Refuses a typing error with a zero too many.
LARGEST_CAPACITY = 1_000


class BookedMore(Refused):
    """More orders are in the slot already than the new capacity; facts `field` and `booked`."""

    code = "ordering.booked_more"


@write_tx()
def set_capacities(*, capacities: Mapping[UUID, int], by: Actor, at: datetime) -> int:
    """Give delivery slots (by id) new capacities, all or none; returns how many changed.

    Raises BookedMore for a capacity below what is booked, OutOfBounds and Missing. Whoever calls has asked SET_TERMS.
    """
    rows = DeliverySlot.objects.in_bulk(list(capacities))
    changed = 0
    for pk, capacity in capacities.items():
        if pk not in rows:
            raise Missing("No such slot.")
        if not 0 <= capacity <= LARGEST_CAPACITY:
            raise OutOfBounds("Not a capacity.", field=str(pk), least=0, most=LARGEST_CAPACITY)
        before = rows[pk].capacity
        if before == capacity:
            continue
        # Asked in the UPDATE, because an order may be placed at the same moment.
        fits = DeliverySlot.objects.filter(pk=pk, booked__lte=capacity)
        more = BookedMore("More is booked.", field=str(pk), booked=rows[pk].booked)
        claim(fits, otherwise=more, capacity=capacity)
        record_action(
            actor=by,
            action=CAPACITY_SET,
            subject=pk,
            at=at,
            before={"capacity": before},
            after={"capacity": capacity},
        )
        changed += 1
    return changed
