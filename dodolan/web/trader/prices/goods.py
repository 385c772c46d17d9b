"""What a trader sells: goods put on the price list with a first price, and taken off."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Missing
from dodolan.market.prices.actions import offer_good
from dodolan.market.prices.rights import SET_PRICES
from dodolan.market.stalls.opening import LONGEST_LABEL, take_off_sale
from dodolan.market.stalls.queries import goods_by_name, offer_of, stalls_of
from dodolan.market.stalls.rights import SELL
from dodolan.people.rights.queries import require
from dodolan.web.kit.access import READ_AND_SEND, SEND, allow, signed_in_user
from dodolan.web.kit.fields import RupiahField, TextField
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.trader.prices.drafts import keep_typed


class GoodForm(forms.Form):
    """A good of the catalogue, its grade or brand, and its first price."""

    good = forms.ModelChoiceField(
        label=gettext_lazy("Which good"), queryset=goods_by_name(), empty_label=gettext_lazy("Choose")
    )
    label = TextField(label=gettext_lazy("Grade, size or brand"), longest=LONGEST_LABEL, required=False)
    price = RupiahField(label=gettext_lazy("Price for one unit, like 1 kg"))


@allow(SET_PRICES, methods=READ_AND_SEND)
def new_good(request: HttpRequest, stall: str) -> HttpResponse:
    """Put one good on the price list of one of the trader's own stalls."""
    user = signed_in_user(request)
    own = stalls_of(user).filter(slug=stall).first()
    # Another trader's stall and no stall look alike, so nobody can try out names.
    if own is None:
        raise Missing("Not the trader's own stall.")
    form = GoodForm(request.POST or None)

    def offer(said: dict[str, Any]) -> None:
        require(user, SET_PRICES, own.market_id)
        offer_good(stall=own, good=said["good"].pk, label=said["label"], price_rp=said["price"], by=user.pk, at=now())

    # A refused price names its offer; the form has no field of that name, so the words stand beside the price.
    if submitted(form, offer, field="price"):
        messages.success(request, _("%(good)s is on your price list.") % {"good": form.cleaned_data["good"].name})
        # Back to the same stall: a trader with two of them goes on at this one.
        return redirect(f"{reverse('trader:prices:list')}?lapak={own.slug}")
    return render(request, "trader/prices/new_good.html", {"form": form, "stall": own}, status=status_of(form))


@allow(SELL, methods=SEND)
def off(request: HttpRequest, offer: UUID) -> HttpResponse:
    """Sell a good no longer."""
    trader = signed_in_user(request)
    own = offer_of(stalls_of(trader), offer)
    require(trader, SELL, own.stall.market_id)
    keep_typed(request, own.stall)
    take_off_sale(offer=own, at=now())
    messages.success(request, _("%(good)s is off your price list.") % {"good": own})
    return redirect(f"{reverse('trader:prices:list')}?lapak={own.stall.slug}")
