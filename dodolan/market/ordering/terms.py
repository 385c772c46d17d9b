"""What the office sets: what bringing goods costs, and how many orders fit in a delivery slot."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from dodolan.kernel.audit.actions import Actor, record_deed
from dodolan.kernel.errors import Invalid, Missing, Refused
from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot

# A zero too many stops here, and not at somebody's door.
HIGHEST_FEE_RP = 1_000_000
LARGEST_CAPACITY = 1_000


class BookedMore(Refused):
    """More orders are in the slot already than the new capacity; facts `field` and `booked`."""

    code = "ordering.booked_more"


@write_tx()
def set_fees(*, fees: Mapping[UUID, int], by: Actor, at: datetime) -> int:
    """Give delivery fees (by id) new amounts, all or none; returns how many changed. Raises Invalid and Missing."""
    rows = DeliveryFee.objects.filter(pk__in=fees).select_related("market", "district").in_bulk()
    changed = 0
    for pk, amount in fees.items():
        if pk not in rows:
            raise Missing("No such fee.")
        if not 0 <= amount <= HIGHEST_FEE_RP:
            raise Invalid(f"A fee is Rp 0 to {HIGHEST_FEE_RP}.", field=str(pk))
        before = rows[pk].amount_rp
        # A fee saved unchanged is no deed; the trail would fill with noise.
        if before == amount:
            continue
        DeliveryFee.objects.filter(pk=pk).update(amount_rp=amount)
        # Names beside the sum: a trail must be readable without looking up ids.
        where = {"market": rows[pk].market.name, "district": rows[pk].district.name}
        record_deed(
            actor=by,
            deed="fee_set",
            subject_kind="delivery_fee",
            subject=pk,
            at=at,
            before={"amount_rp": before},
            after={**where, "amount_rp": amount},
        )
        changed += 1
    return changed


@write_tx()
def set_capacities(*, capacities: Mapping[UUID, int], by: Actor, at: datetime) -> int:
    """Give delivery slots (by id) new capacities, all or none; returns how many changed.

    Raises BookedMore for a capacity below what is booked, Invalid and Missing.
    """
    rows = DeliverySlot.objects.in_bulk(list(capacities))
    changed = 0
    for pk, capacity in capacities.items():
        if pk not in rows:
            raise Missing("No such slot.")
        if not 0 <= capacity <= LARGEST_CAPACITY:
            raise Invalid(f"A slot holds 0 to {LARGEST_CAPACITY} orders.", field=str(pk))
        before = rows[pk].capacity
        if before == capacity:
            continue
        # Asked and set in one statement: an order placed meanwhile cannot slip under the new capacity.
        if not DeliverySlot.objects.filter(pk=pk, booked__lte=capacity).update(capacity=capacity):
            raise BookedMore("More is booked.", field=str(pk), booked=rows[pk].booked)
        record_deed(
            actor=by,
            deed="capacity_set",
            subject_kind="delivery_slot",
            subject=pk,
            at=at,
            before={"capacity": before},
            after={"capacity": capacity},
        )
        changed += 1
    return changed
