"""Handing over at the door: a PIN for the goods, cash for the sum."""

import hmac
from datetime import datetime

from dodolan.kernel.errors import Missing
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.fulfilment.errors import PinLocked, WrongPin
from dodolan.market.fulfilment.models import Assignment, HandoverOutcome, HandoverTry, Shift
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.cash import collect_cash
from dodolan.market.paying.errors import NotFinal
from dodolan.market.paying.models import Payment

# Five of ten thousand: too few to guess with, enough to mishear.
MOST_WRONG_PINS = 5


def hand_over(*, shift: Shift, purchase: Purchase, pin: str, at: datetime) -> Payment:
    """Give the goods against PIN and cash; done twice, the first time counts.

    Raises Missing if the purchase is not in this runner's hands, NotFinal before everything is weighed, WrongPin, and
    PinLocked after MOST_WRONG_PINS of them. A wrong PIN is written down although nothing else happens.
    """
    _refuse_strangers(shift, purchase)
    if purchase.delivered_at:
        return Payment.objects.get(purchase=purchase)
    if purchase.weighed_at is None:
        raise NotFinal("Goods are still to be weighed.", number=purchase.number)
    # Counted from what is written down, so that signing out and in gives no new tries.
    wrong = HandoverTry.objects.filter(purchase=purchase, outcome=HandoverOutcome.WRONG_PIN).count()
    if wrong >= MOST_WRONG_PINS:
        raise PinLocked("Too many wrong PINs.", number=purchase.number)
    if not hmac.compare_digest(pin.strip().encode(), purchase.pin.encode()):
        # Committed by itself: the refusal that follows must not take the note back.
        _note(shift, purchase, HandoverOutcome.WRONG_PIN, at)
        raise WrongPin("Wrong PIN.", field="pin", left=MOST_WRONG_PINS - wrong - 1)
    return _deliver(shift, purchase, at)


@write_tx()
def deliver_without_pin(*, shift: Shift, purchase: Purchase, at: datetime) -> Payment:
    """An officer lets the goods go after asking the buyer in another way; his audit row is the caller's."""
    _refuse_strangers(shift, purchase)
    return _deliver(shift, purchase, at)


@write_tx()
def _deliver(shift: Shift, purchase: Purchase, at: datetime) -> Payment:
    payment = collect_cash(box=shift.box, purchase=purchase, at=at)
    # Pressed twice at one door, the second finds it delivered and notes nothing.
    if Purchase.objects.filter(pk=purchase.pk, delivered_at__isnull=True).update(delivered_at=at):
        _note(shift, purchase, HandoverOutcome.DELIVERED, at)
        record_event("fulfilment.delivered", at=at, purchase_id=str(purchase.pk), number=purchase.number)
    purchase.delivered_at = purchase.delivered_at or at
    return payment


@write_tx()
def nobody_there(*, shift: Shift, purchase: Purchase, at: datetime) -> None:
    """Nobody opened; the purchase stays in the runner's hands."""
    _refuse_strangers(shift, purchase)
    _note(shift, purchase, HandoverOutcome.NOBODY_THERE, at)
    record_event("fulfilment.nobody_there", at=at, purchase_id=str(purchase.pk), number=purchase.number)


@write_tx()
def _note(shift: Shift, purchase: Purchase, outcome: HandoverOutcome, at: datetime) -> None:
    HandoverTry.objects.create(purchase=purchase, runner=shift.runner, outcome=outcome, at=at, day=shift.day.date)


def _refuse_strangers(shift: Shift, purchase: Purchase) -> None:
    if not Assignment.objects.filter(shift=shift, purchase=purchase, released_at__isnull=True).exists():
        raise Missing("Not in this runner's hands.")
