"""Proving the phone of an order: the code is typed, sent again, or goes to another phone."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.market.ordering.models import Proof
from dodolan.market.ordering.proving import change_phone, prove_by_code, prove_by_device, send_proof_code
from dodolan.web.buyer.proof_codes import send_first_code
from dodolan.web.buyer.purchases.proof import OtherPhoneForm, ProofForm
from dodolan.web.buyer.purchases.tracking import purchase_of, track_page
from dodolan.web.kit.access import ANYONE, SEND, allow
from dodolan.web.kit.devices import remember, seat_of
from dodolan.web.kit.forms import acted, attempt, submitted


@never_cache
@allow(ANYONE, methods=SEND, reload_to="buyer:purchases:track")
def prove(request: HttpRequest, secret: str) -> HttpResponse:
    """The code, or nothing on a device that is known: the phone is proved, and the device remembers it."""
    purchase = purchase_of(request, secret)
    seat = seat_of(request, purchase.phone)
    # Proved before, by an account or a call perhaps: this device showed nothing, and must not be known for it.
    if purchase.proof != Proof.NONE:
        return redirect("buyer:purchases:track", secret)
    if seat.device:
        outcome = attempt(lambda: prove_by_device(purchase=purchase))
        if isinstance(outcome, Refused):
            return track_page(request, purchase_of(request, secret), outcome)
    else:
        form = ProofForm(request.POST)
        if not submitted(
            form,
            lambda said: prove_by_code(purchase=purchase, typed=said["code"], seat=seat, at=now()),
            field="code",
        ):
            return track_page(request, purchase_of(request, secret), wrong=form)
    messages.success(request, _("Thank you. The number is proved, and the market gets to work."))
    response = redirect("buyer:purchases:track", secret)
    remember(request, response, purchase.phone)
    return response


@never_cache
@allow(ANYONE, methods=SEND, reload_to="buyer:purchases:track")
def send_again(request: HttpRequest, secret: str) -> HttpResponse:
    """Another code; the one sent before works too."""
    purchase = purchase_of(request, secret)
    acted(
        request,
        lambda: send_proof_code(purchase=purchase, seat=seat_of(request, purchase.phone), at=now()),
        success=_("A new code is on its way."),
    )
    return redirect("buyer:purchases:track", secret)


@never_cache
@allow(ANYONE, methods=SEND, reload_to="buyer:purchases:track")
def other_phone(request: HttpRequest, secret: str) -> HttpResponse:
    """The number was wrong: the order gets the right one, and a code goes there."""
    purchase = purchase_of(request, secret)
    form = OtherPhoneForm(request.POST)
    if not submitted(form, lambda said: change_phone(purchase=purchase, phone=said["phone"]), field="phone"):
        return track_page(request, purchase_of(request, secret), wrong=form)
    send_first_code(request, purchase)
    return redirect("buyer:purchases:track", secret)
