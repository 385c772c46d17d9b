"""Handing over at the door: a PIN for the goods, cash or another method for the sum."""

import hmac
from datetime import datetime

from dodolan.kernel.errors import Missing
from dodolan.kernel.gate import write_tx
from dodolan.kernel.ids import PIN_DIGITS
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.words import read_code
from dodolan.market.fulfilment import events
from dodolan.market.fulfilment.errors import PinLocked, WrongPin
from dodolan.market.fulfilment.models import Assignment, HandoverOutcome, HandoverTry, Shift
from dodolan.market.ordering.door import mark_delivered, spend_pin_try
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.collect import collect
from dodolan.market.paying.documents import issue_receipt
from dodolan.market.paying.errors import NotFinal
from dodolan.market.paying.methods import CASH, PaymentMethod
from dodolan.market.paying.models import Payment


def hand_over(*, shift: Shift, purchase: Purchase, pin: str, at: datetime, method: PaymentMethod = CASH) -> Payment:
    """Give the goods against PIN and payment; done twice, the first time counts.

    Raises Missing if the purchase is not assigned to this runner, NotFinal before everything is weighed, WrongPin, and
    PinLocked after MOST_PIN_TRIES of them. A wrong PIN is written down although nothing else happens; of many tries
    at one moment no more than MOST_PIN_TRIES are ever compared. What cannot be a PIN raises BadCode and is no try.
    """
    _refuse_strangers(shift, purchase)
    if purchase.delivered_at:
        return Payment.objects.get(purchase=purchase)
    if purchase.weighed_at is None:
        raise NotFinal("Goods are still to be weighed.", number=purchase.number)
    payment = _try_pin(shift, purchase, read_code(pin, PIN_DIGITS, field="pin"), at, method)
    # Raised here, behind the commit, or the rollback would give the try back.
    if payment is None:
        purchase.refresh_from_db(fields=["pin_tries_left"])
        raise WrongPin("Wrong PIN.", field="pin", left=purchase.pin_tries_left)
    return payment


@write_tx()
def _try_pin(shift: Shift, purchase: Purchase, pin: str, at: datetime, method: PaymentMethod) -> Payment | None:
    """The payment, or None for a wrong PIN; either way a try is spent."""
    # Spent before the PIN is compared, or tries sent at once would all read the same number left.
    spend_pin_try(purchase=purchase, otherwise=PinLocked("Too many wrong PINs.", number=purchase.number))
    if hmac.compare_digest(pin, purchase.pin):
        return _deliver(shift, purchase, at, method)
    _note(shift, purchase, HandoverOutcome.WRONG_PIN, at)
    return None


@write_tx()
def deliver_without_pin(*, shift: Shift, purchase: Purchase, at: datetime) -> Payment:
    """Deliver on an officer's word, after they asked the buyer in another way; the caller writes the audit row."""
    _refuse_strangers(shift, purchase)
    return _deliver(shift, purchase, at, CASH)


@write_tx()
def _deliver(shift: Shift, purchase: Purchase, at: datetime, method: PaymentMethod) -> Payment:
    payment = collect(box=shift.box, purchase=purchase, at=at, method=method)
    # Pressed twice, the second finds it delivered and writes no row.
    if mark_delivered(purchase=purchase, at=at):
        _note(shift, purchase, HandoverOutcome.DELIVERED, at)
        issue_receipt(purchase=purchase, payment=payment, at=at)
        record_event(events.DELIVERED, at=at, purchase_id=str(purchase.pk), number=purchase.number)
    purchase.delivered_at = purchase.delivered_at or at
    return payment


@write_tx()
def nobody_there(*, shift: Shift, purchase: Purchase, at: datetime) -> None:
    """Nobody opened; the purchase stays assigned."""
    _refuse_strangers(shift, purchase)
    _note(shift, purchase, HandoverOutcome.NOBODY_THERE, at)
    record_event(events.NOBODY_THERE, at=at, purchase_id=str(purchase.pk), number=purchase.number)


@write_tx()
def _note(shift: Shift, purchase: Purchase, outcome: HandoverOutcome, at: datetime) -> None:
    HandoverTry.objects.create(purchase=purchase, runner=shift.runner, outcome=outcome, at=at, day=shift.day.date)


def _refuse_strangers(shift: Shift, purchase: Purchase) -> None:
    if not Assignment.objects.filter(shift=shift, purchase=purchase, released_at__isnull=True).exists():
        raise Missing("Not assigned to this runner.")
