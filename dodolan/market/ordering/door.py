"""What happens to a purchase at the door: a try of its PIN is spent, and it is handed over."""

from datetime import datetime

from django.db.models import F

from dodolan.kernel.claims.actions import claim
from dodolan.kernel.errors import Refused
from dodolan.kernel.gate import write_tx
from dodolan.kernel.states.actions import move
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.states import DELIVER, DELIVERED, PURCHASE


@write_tx()
def spend_pin_try(*, purchase: Purchase, otherwise: Refused) -> None:
    """Take one of the tries that are left for the PIN; raises otherwise where none is."""
    left = Purchase.objects.filter(pk=purchase.pk, pin_tries_left__gt=0)
    claim(left, otherwise=otherwise, pin_tries_left=F("pin_tries_left") - 1)


@write_tx()
def mark_delivered(*, purchase: Purchase, at: datetime) -> bool:
    """Write down that the buyer has the goods; False if they had them before. Raises TooLate for other ends."""
    return move(PURCHASE, purchase, DELIVER, again=DELIVERED, delivered_at=at)
