"""What a trader sells: goods put on his price list with a first price, and taken off."""

from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Missing, Refused
from dodolan.market.prices.actions import offer_good
from dodolan.market.stalls.models import Good
from dodolan.market.stalls.opening import LONGEST_LABEL, take_off_sale
from dodolan.market.stalls.queries import offer_of, stalls_of
from dodolan.web.kit.access import TRADER, allow, signed_in_user
from dodolan.web.kit.fields import RupiahField, TextField
from dodolan.web.kit.refusals import put_into


class GoodForm(forms.Form):
    """A good of the catalogue, its grade or brand, and its first price."""

    good = forms.ModelChoiceField(
        label=gettext_lazy("Which good"), queryset=Good.objects.order_by("name"), empty_label=gettext_lazy("Choose")
    )
    label = TextField(label=gettext_lazy("Grade, size or brand"), longest=LONGEST_LABEL, required=False)
    price = RupiahField(label=gettext_lazy("Price for one unit, like 1 kg"))


@allow(TRADER)
def new_good(request: HttpRequest, stall: str) -> HttpResponse:
    """Put one good on the price list of one of his stalls."""
    own = stalls_of(signed_in_user(request)).filter(slug=stall).first()
    # Another trader's stall and no stall look alike, so nobody can try out names.
    if own is None:
        raise Missing("Not his stall.")
    form = GoodForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            said, user = form.cleaned_data, signed_in_user(request)
            offer_good(
                stall=own, good=said["good"].pk, label=said["label"], price_rp=said["price"], by=user.pk, at=now()
            )
        except Refused as refusal:
            # A refused price names its offer, and for that this form has no field.
            put_into(form, refusal, refusal.facts.get("field") if refusal.facts.get("field") == "good" else "price")
        else:
            messages.success(request, _("%(good)s is on your price list.") % {"good": said["good"].name})
            # Back to the same stall: who has two of them goes on where he was.
            return redirect(f"{reverse('trader:prices:list')}?lapak={own.slug}")
    return render(
        request, "trader/prices/new_good.html", {"form": form, "stall": own}, status=422 if form.errors else 200
    )


@require_POST
@allow(TRADER)
def off(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Sell a good no longer."""
    own = offer_of(stalls_of(signed_in_user(request)), offer)
    take_off_sale(offer=own, at=now())
    messages.success(request, _("%(good)s is off your price list.") % {"good": own})
    return redirect(f"{reverse('trader:prices:list')}?lapak={own.stall.slug}")
