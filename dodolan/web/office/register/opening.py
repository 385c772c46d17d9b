"""Opening a stall for a business of the register."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.market.stalls.models import Stall, StallPay
from dodolan.market.stalls.opening import LONGEST_NAME, LONGEST_PLACE, open_stall
from dodolan.market.stalls.rights import OPEN
from dodolan.people.businesses.queries import business_by_id
from dodolan.people.places.queries import market_by_slug, markets
from dodolan.web.kit.access import READ_AND_SEND, actor_of, allow
from dodolan.web.kit.fields import TextField
from dodolan.web.kit.forms import status_of, submitted


class StallForm(forms.Form):
    """Where a stall stands and how it is paid."""

    name = TextField(label=gettext_lazy("Name on the sign"), longest=LONGEST_NAME)
    market = forms.ChoiceField(label=gettext_lazy("Market"))
    place = TextField(label=gettext_lazy("Place"), longest=LONGEST_PLACE, help_text=gettext_lazy("Like: los 14"))
    pay = forms.ChoiceField(
        label=gettext_lazy("How it is paid"),
        choices=[
            (StallPay.CASH_AT_PICK.value, gettext_lazy("In cash by the runner")),
            (StallPay.PAYOUT.value, gettext_lazy("By the city's payout")),
        ],
    )

    def __init__(self, *args: object, **more: object) -> None:
        """The markets of the city."""
        super().__init__(*args, **more)  # type: ignore[arg-type]
        field = self.fields["market"]
        if isinstance(field, forms.ChoiceField):
            # Asked with each form: a market added today is there without a restart.
            field.choices = [(market.slug, market.name) for market in markets()]


@allow(OPEN, methods=READ_AND_SEND)
def new_stall(request: HttpRequest, business: UUID) -> HttpResponse:
    """A new stall of a business; its owner becomes a trader."""
    own = business_by_id(business)
    # The sign often says what the register says; typing it again would only add mistakes.
    form = StallForm(request.POST or None, initial={"name": own.name})

    def open_it(said: dict[str, Any]) -> Stall:
        return open_stall(
            business=own,
            market=market_by_slug(said["market"]),
            name=said["name"],
            place=said["place"],
            pay=StallPay(said["pay"]),
            by=actor_of(request),
            at=now(),
        )

    if opened := submitted(form, open_it):
        stall = opened.result
        messages.success(request, _("%(name)s is open. Its owner can set prices now.") % {"name": stall.name})
        return redirect("office:register:stall", stall.pk)
    return render(request, "office/register/new_stall.html", {"form": form, "business": own}, status=status_of(form))
