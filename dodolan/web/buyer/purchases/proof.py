"""How a buyer proves the phone of an order: by the device, by a code, or by a call where no message goes out."""

from dataclasses import dataclass

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from dodolan.kernel.clock import now
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.people.accounts.actions import code_of
from dodolan.people.accounts.queries import waiting_code
from dodolan.people.phones import show_phone
from dodolan.people.places.queries import shows_demo_codes
from dodolan.web.buyer.proof_codes import brings_codes
from dodolan.web.kit.devices import seat_of
from dodolan.web.kit.fields import CodeField, PhoneField
from dodolan.wording.dates import hour_of_day


class ProofForm(forms.Form):
    """The code that came to the phone of the order."""

    code = CodeField(label=_("Code of six digits"))


class OtherPhoneForm(forms.Form):
    """The phone that was meant."""

    phone = PhoneField(label=_("The right number"))


@dataclass(frozen=True, slots=True)
class ProofAsk:
    """What is asked of the buyer: way is "device" (one press), "code", or "office" (it calls); until when, in words."""

    way: str
    phone: str
    until: str
    demo_code: str
    code: ProofForm
    other: OtherPhoneForm


def proof_ask(request: HttpRequest, purchase: Purchase, wrong: forms.BaseForm | None = None) -> ProofAsk | None:
    """What an order still asks of its buyer, with the form in which something is wrong; None for one that is proved."""
    if purchase.proof != Proof.NONE or purchase_state(purchase) != PurchaseState.PLACED:
        return None
    way = _way(request, purchase.phone)
    # A real city never shows a code.
    waiting = waiting_code(purchase.phone, now()) if way == "code" and shows_demo_codes() else None
    return ProofAsk(
        way=way,
        phone=show_phone(purchase.phone),
        until=hour_of_day(purchase.prove_by) if purchase.prove_by else "",
        demo_code=code_of(waiting) if waiting else "",
        code=wrong if isinstance(wrong, ProofForm) else ProofForm(),
        other=wrong if isinstance(wrong, OtherPhoneForm) else OtherPhoneForm(),
    )


def _way(request: HttpRequest, phone: str) -> str:
    if seat_of(request, phone).device:
        return "device"
    return "code" if brings_codes(phone) else "office"
