"""Sending the code that proves the phone of an order, where codes reach it."""

from django.http import HttpRequest

from dodolan.kernel.clock import now
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.ordering.proving import send_proof_code
from dodolan.people.accounts.queries import codes_are_sent, waiting_code
from dodolan.people.phones import takes_messages
from dodolan.people.places.queries import shows_demo_codes
from dodolan.web.kit.devices import seat_of
from dodolan.web.kit.forms import acted


def brings_codes(phone: str) -> bool:
    """Whether a code can reach a phone (E.164), or the page of a demo."""
    return takes_messages(phone) and (codes_are_sent() or shows_demo_codes())


def send_first_code(request: HttpRequest, purchase: Purchase) -> None:
    """Send a code to the phone of an unproved order; nothing where none is needed, none can come, or one waits."""
    seat, at = seat_of(request, purchase.phone), now()
    if purchase.proof != Proof.NONE or seat.device or not brings_codes(purchase.phone):
        return
    # Pressed twice, an order is placed once, and one message goes out.
    if waiting_code(purchase.phone, at) is None:
        acted(request, lambda: send_proof_code(purchase=purchase, seat=seat, at=at))
