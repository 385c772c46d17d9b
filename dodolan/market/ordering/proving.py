"""Whose phone it is: a guest proves it by a code, or the office by a call, before goods move for a purchase.

What phones that nobody proved may take is bounded: a few open purchases each, a share of a slot's places, and only
until prove_by where codes are sent. So nobody sells out a market with numbers they made up.
"""

from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import QuerySet

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claim
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.states.actions import require
from dodolan.market.ordering import events
from dodolan.market.ordering.audit import PHONE_CONFIRMED
from dodolan.market.ordering.cancel_order import UNPROVED, cancel_order
from dodolan.market.ordering.errors import ProveFirst, TooLate
from dodolan.market.ordering.models import DeliverySlot, Proof, Purchase
from dodolan.market.ordering.places import pass_place
from dodolan.market.ordering.states import PLACED, PURCHASE
from dodolan.people.accounts.actions import prove_phone, request_code
from dodolan.people.accounts.queries import codes_are_sent
from dodolan.people.accounts.turns import Seat

# A second one for what was forgotten in the first.
MOST_OPEN = 2
# However short before the cutoff: a message has to arrive and to be read.
_LEAST_TIME = timedelta(minutes=15)
_NOTHING_TO_PROVE = TooLate("The phone is proved, or the purchase over.", state="proved", needed=["unproved"])


def ask_for_proof(purchase: Purchase, slot: DeliverySlot, waits: timedelta, at: datetime) -> None:
    """Set until when an unproved purchase that is about to be placed waits. Raises ProveFirst.

    Where codes are sent, that is for waits, at most to the slot's cutoff; else the office may call until delivery
    begins.
    """
    _require_few(purchase.phone)
    latest = max(at + _LEAST_TIME, min(at + waits, slot.cutoff_at))
    purchase.prove_by = latest if codes_are_sent() else slot.starts_at
    record_event(events.PROOF_DUE, at=purchase.prove_by, purchase_id=str(purchase.pk))


def _require_few(phone: str) -> None:
    if unproved().filter(phone=phone).count() >= MOST_OPEN:
        raise ProveFirst("This phone has open purchases and is not proved.", most=MOST_OPEN)


def unproved() -> QuerySet[Purchase]:
    """Purchases that are not over and whose phone nobody proved yet, by when they end, with slot and market."""
    waiting = Purchase.objects.filter(PURCHASE.rows_at(PLACED), proof=Proof.NONE)
    return waiting.select_related("slot", "day__market").order_by("prove_by", "number")


def send_proof_code(*, purchase: Purchase, seat: Seat, at: datetime) -> None:
    """Send a code to the phone of an unproved purchase. Raises TooLate, TooMany, and BadPhone for a fixed line."""
    _require_unproved(purchase)
    request_code(phone=purchase.phone, seat=seat, at=at)


def prove_by_code(*, purchase: Purchase, typed: str, seat: Seat, at: datetime) -> None:
    """The buyer types the code that came to the phone of their purchase: it is proved.

    Proved before, nothing happens. Raises TooLate once the purchase is over, and like prove_phone.
    """
    if purchase.proof == Proof.NONE:
        require(PURCHASE, purchase, PLACED)
        # The code first, in a transaction of its own: a wrong try counts even though nothing else changes.
        prove_phone(phone=purchase.phone, typed=typed, seat=seat, at=at)
        _prove(purchase, Proof.CODE)


def prove_by_device(*, purchase: Purchase) -> None:
    """The buyer sits at a device that proved this phone before: nothing is typed. Raises TooLate once it is over."""
    if purchase.proof == Proof.NONE:
        require(PURCHASE, purchase, PLACED)
        _prove(purchase, Proof.DEVICE)


@write_tx()
def confirm_phone(*, purchase: Purchase, by: Actor, at: datetime) -> None:
    """The office called the buyer: the phone counts as proved. Raises TooLate where nothing is to be proved.

    Rights stand above: whoever calls has asked CONFIRM_PHONE.
    """
    _prove(purchase, Proof.OFFICE)
    record_action(actor=by, action=PHONE_CONFIRMED, subject=purchase.pk, at=at, after={"number": purchase.number})


@write_tx()
def _prove(purchase: Purchase, proof: Proof) -> None:
    # By its phone too: one that was changed meanwhile is not proved by a code to the other.
    waiting = unproved().filter(pk=purchase.pk, phone=purchase.phone)
    claim(waiting, otherwise=_NOTHING_TO_PROVE, proof=proof)
    pass_place(purchase)
    purchase.proof = proof


@write_tx()
def change_phone(*, purchase: Purchase, phone: str) -> None:
    """Another phone (E.164) for an unproved purchase, as a slip of the finger needs. Raises TooLate and ProveFirst."""
    _require_unproved(purchase)
    if phone == purchase.phone:
        return
    _require_few(phone)
    claim(unproved().filter(pk=purchase.pk), otherwise=_NOTHING_TO_PROVE, phone=phone)
    purchase.phone = phone


@write_tx()
def end_unproved(*, purchase: UUID, at: datetime) -> bool:
    """Cancel a purchase whose phone was not proved in time; False for one that was, that is over, or still has time."""
    # With its lock: a code typed at this very moment comes before it or after it.
    late = unproved().filter(pk=purchase, prove_by__lte=at).select_for_update(of=("self",))
    found = late.first()
    if found is not None:
        cancel_order(purchase=found, reason=UNPROVED, at=at)
    return found is not None


def _require_unproved(purchase: Purchase) -> None:
    require(PURCHASE, purchase, PLACED)
    if purchase.proof != Proof.NONE:
        raise _NOTHING_TO_PROVE
