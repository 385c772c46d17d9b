"""The places of a delivery slot: taken, freed, and passed from the unproved to the proved, each in one UPDATE."""

from django.db.models import F

from dodolan.kernel.claims.actions import claim, claimed
from dodolan.kernel.errors import Refused
from dodolan.market.ordering.errors import SlotFull, SlotKept
from dodolan.market.ordering.models import DeliverySlot, Proof, Purchase

_WHOLE_BP = 10_000


def take_place(slot: DeliverySlot, proof: str, unproved_bp: int) -> None:
    """Take a place for one purchase. Raises SlotFull; and SlotKept for one without proof where its share is used up.

    unproved_bp: the share of the capacity, in ten-thousandths and rounded up, that unproved purchases may hold.
    """
    free = DeliverySlot.objects.filter(pk=slot.pk, booked__lt=F("capacity"))
    full = SlotFull("All places are taken.", field="slot", slot_id=str(slot.pk))
    if proof != Proof.NONE:
        claim(free, otherwise=full, booked=F("booked") + 1)
        return
    # Rounded up, so that a slot of one place is not closed to newcomers.
    share = (F("capacity") * unproved_bp + _WHOLE_BP - 1) / _WHOLE_BP
    if not claimed(free.filter(unproved__lt=share), booked=F("booked") + 1, unproved=F("unproved") + 1):
        raise _kept(slot) if free.exists() else full


def _kept(slot: DeliverySlot) -> Refused:
    return SlotKept("What is left is for proved phones.", field="slot", slot_id=str(slot.pk))


def free_place(purchase: Purchase) -> None:
    """Give back the place of a purchase that has just ended; its row is locked by whoever ended it."""
    # Read anew: the phone may have been proved after the caller read the purchase.
    is_unproved = Purchase.objects.filter(pk=purchase.pk, proof=Proof.NONE).exists()
    DeliverySlot.objects.filter(pk=purchase.slot_id).update(
        booked=F("booked") - 1, unproved=F("unproved") - int(is_unproved)
    )


def pass_place(purchase: Purchase) -> None:
    """The place of a purchase is one of the proved from now on; its row is locked by whoever proved it."""
    DeliverySlot.objects.filter(pk=purchase.slot_id).update(unproved=F("unproved") - 1)
