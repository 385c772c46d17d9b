"""Shifts: a runner goes to work with a float, takes orders or is given them, and goes home when they are done."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from django.db import IntegrityError

from dodolan.kernel.claims.actions import claimed
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.fulfilment import events
from dodolan.market.fulfilment.errors import Begun, ShiftOpen, Taken, Unproved, WorkLeft
from dodolan.market.fulfilment.models import Assignment, Shift
from dodolan.market.fulfilment.rights import CARRY
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.paying.boxes import open_box
from dodolan.market.stalls.models import MarketDay
from dodolan.people.accounts.models import User
from dodolan.people.rights.queries import require


@write_tx()
def start_shift(*, runner: User, day: MarketDay, float_rp: int, at: datetime) -> Shift:
    """Send a runner to work for a day of their own market with a float. Raises NotAllowed, ShiftOpen, Invalid."""
    require(runner, CARRY, day.market_id)
    if Shift.objects.filter(runner=runner, ended_at__isnull=True).exists():
        raise ShiftOpen("One shift at a time.")
    try:
        # Box and shift together, so that no float is without a shift.
        with write_tx():
            box = open_box(runner=runner, day=day, float_rp=float_rp, at=at)
            shift = Shift.objects.create(runner=runner, day=day, box=box, started_at=at)
    except IntegrityError:
        # Two phones pressed at once, and the constraint let one of them through.
        raise ShiftOpen("One shift at a time.") from None
    record_event(events.SHIFT_STARTED, at=at, shift_id=str(shift.pk))
    return shift


@write_tx()
def assign_orders(*, shift: Shift, purchases: Sequence[UUID], by: User, at: datetime) -> list[Assignment]:
    """Assign purchases to a runner, all or none; those assigned to them already are left as they are.

    Raises Taken if one is assigned to another runner, over, or of another market day than the shift; Unproved for a
    phone that nobody proved.
    """
    # Pressing twice is not an error: what is assigned to them already stays so.
    held = set(Assignment.objects.filter(shift=shift, released_at__isnull=True).values_list("purchase", flat=True))
    wanted = [purchase for purchase in dict.fromkeys(purchases) if purchase not in held]
    free = Purchase.objects.filter(
        pk__in=wanted, day=shift.day, cancelled_at__isnull=True, delivered_at__isnull=True
    ).exclude(assignments__released_at__isnull=True, assignments__isnull=False)
    rows = {purchase.pk: purchase for purchase in free}
    if len(rows) != len(wanted):
        # Named, so that the runner unticks these and keeps the others.
        lost = Purchase.objects.filter(pk__in=[pk for pk in wanted if pk not in rows])
        raise Taken("Not free.", numbers=", ".join(lost.values_list("number", flat=True)))
    # Proved later it is free like any other; no proof is ever taken back.
    if unproved := [purchase.number for purchase in rows.values() if purchase.proof == Proof.NONE]:
        raise Unproved("Not proved.", numbers=", ".join(unproved))
    try:
        with write_tx():
            return Assignment.objects.bulk_create(
                Assignment(purchase=rows[pk], shift=shift, assigned_at=at, assigned_by=by) for pk in wanted
            )
    except IntegrityError:
        raise Taken("Taken a moment ago.", numbers="") from None


@write_tx()
def release_order(*, purchase: Purchase, at: datetime, goods_are_back: bool = False) -> None:
    """Unassign a purchase. Raises Begun once the runner shops for it.

    When nobody opened and its weighed goods are back at the office, it is released all the same: another runner may
    bring it, and this one can go home.
    """
    if purchase.picking_at and not purchase.cancelled_at and not (goods_are_back and purchase.weighed_at):
        raise Begun("Shopping has begun.")
    claimed(Assignment.objects.filter(purchase=purchase, released_at__isnull=True), released_at=at)


@write_tx()
def end_shift(*, shift: Shift, at: datetime) -> Shift:
    """End a shift once everything assigned to it is handed over or cancelled. Raises WorkLeft."""
    left = Assignment.objects.filter(
        shift=shift, released_at__isnull=True, purchase__delivered_at__isnull=True, purchase__cancelled_at__isnull=True
    ).count()
    if left:
        raise WorkLeft("Orders are still to be handed over.", left=left)
    # Pressed on two phones at once, it ends once, with one event.
    if claimed(Shift.objects.filter(pk=shift.pk, ended_at__isnull=True), ended_at=at):
        record_event(events.SHIFT_ENDED, at=at, shift_id=str(shift.pk))
    shift.refresh_from_db()
    return shift
