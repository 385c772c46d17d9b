"""Handing over at the door: a PIN for the goods, cash for the sum."""

import hmac
from datetime import datetime

from dodolan.kernel.errors import Missing
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.fulfilment.errors import PinLocked, WrongPin
from dodolan.market.fulfilment.models import Assignment, HandoverOutcome, HandoverTry, Shift
from dodolan.market.ordering.models import OrderGroup
from dodolan.market.paying.cash import collect_cash
from dodolan.market.paying.errors import NotFinal
from dodolan.market.paying.models import Payment

# Five of ten thousand: too few to guess with, enough to mishear.
MOST_WRONG_PINS = 5


def hand_over(*, shift: Shift, group: OrderGroup, pin: str, at: datetime) -> Payment:
    """Give the goods against PIN and cash; done twice, the first time counts.

    Raises Missing if the group is not in this runner's hands, NotFinal before everything is weighed, WrongPin, and
    PinLocked after MOST_WRONG_PINS of them. A wrong PIN is written down although nothing else happens.
    """
    _refuse_strangers(shift, group)
    if group.delivered_at:
        return Payment.objects.get(group=group)
    if group.weighed_at is None:
        raise NotFinal("Goods are still to be weighed.", number=group.number)
    # Counted from what is written down, so that signing out and in gives no new tries.
    wrong = HandoverTry.objects.filter(group=group, outcome=HandoverOutcome.WRONG_PIN).count()
    if wrong >= MOST_WRONG_PINS:
        raise PinLocked("Too many wrong PINs.", number=group.number)
    if not hmac.compare_digest(pin.strip().encode(), group.pin.encode()):
        # Committed by itself: the refusal that follows must not take the note back.
        _note(shift, group, HandoverOutcome.WRONG_PIN, at)
        raise WrongPin("Wrong PIN.", field="pin", left=MOST_WRONG_PINS - wrong - 1)
    return _deliver(shift, group, at)


@write_tx()
def deliver_without_pin(*, shift: Shift, group: OrderGroup, at: datetime) -> Payment:
    """An officer lets the goods go after asking the buyer in another way; his audit row is the caller's."""
    _refuse_strangers(shift, group)
    return _deliver(shift, group, at)


@write_tx()
def _deliver(shift: Shift, group: OrderGroup, at: datetime) -> Payment:
    payment = collect_cash(box=shift.box, group=group, at=at)
    # Pressed twice at one door, the second finds it delivered and notes nothing.
    if OrderGroup.objects.filter(pk=group.pk, delivered_at__isnull=True).update(delivered_at=at):
        _note(shift, group, HandoverOutcome.DELIVERED, at)
        record_event("fulfilment.delivered", at=at, group_id=str(group.pk), number=group.number)
    group.delivered_at = group.delivered_at or at
    return payment


@write_tx()
def nobody_there(*, shift: Shift, group: OrderGroup, at: datetime) -> None:
    """Nobody opened; the group stays in the runner's hands."""
    _refuse_strangers(shift, group)
    _note(shift, group, HandoverOutcome.NOBODY_THERE, at)
    record_event("fulfilment.nobody_there", at=at, group_id=str(group.pk), number=group.number)


@write_tx()
def _note(shift: Shift, group: OrderGroup, outcome: HandoverOutcome, at: datetime) -> None:
    HandoverTry.objects.create(group=group, runner=shift.runner, outcome=outcome, at=at, day=shift.day.date)


def _refuse_strangers(shift: Shift, group: OrderGroup) -> None:
    if not Assignment.objects.filter(shift=shift, group=group, released_at__isnull=True).exists():
        raise Missing("Not in this runner's hands.")
