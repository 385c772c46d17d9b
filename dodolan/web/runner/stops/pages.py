"""Delivery stops: where to go, what to collect, the PIN."""

from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dodolan.kernel.clock import now
from dodolan.kernel.plugs import plugged
from dodolan.kernel.words import rupiah
from dodolan.market.fulfilment.handover import hand_over, nobody_there
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.queries import assigned_bags, assigned_purchase
from dodolan.market.fulfilment.rights import CARRY
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.methods import PaymentMethod, method_by_key
from dodolan.market.paying.models import Payment
from dodolan.people.phones import show_kept_phone
from dodolan.web.kit.access import READ_AND_SEND, SEND, allow
from dodolan.web.kit.fields import TextField
from dodolan.web.kit.forms import status_of, submitted
from dodolan.web.kit.frame import city_of
from dodolan.web.runner.at_work import only_at_work, own_shift
from dodolan.web.runner.bags import bag_labels
from dodolan.web.runner.jobs import job_rows
from dodolan.web.runner.stops.presenter import stop_card
from dodolan.wording.codes import pairs_of


class PinForm(forms.Form):
    """The PIN that the buyer says at the door."""

    pin = TextField(label=gettext_lazy("PIN of the buyer"), longest=24)
    # Named by the button that was pressed; a form sent by the enter key is paid in cash.
    pay = forms.ChoiceField(label=gettext_lazy("Payment"), required=False)

    def __init__(self, *args: object, **more: object) -> None:
        """A number pad."""
        super().__init__(*args, **more)  # type: ignore[arg-type]
        self.fields["pay"].choices = pairs_of(plugged(PaymentMethod))  # type: ignore[attr-defined]
        # Not filled in by the phone: it would offer the PIN of the stop before.
        self.fields["pin"].widget.attrs |= {"inputmode": "numeric", "autocomplete": "off", "class": "short"}


@allow(CARRY)
@only_at_work
def stops(request: HttpRequest) -> HttpResponse:
    """All stops of the shift by time, those to do first."""
    # A bag is found by its letter, and a house by its number.
    bags = assigned_bags(own_shift(request))
    labels = bag_labels(bags)
    rows = [replace(row, bag=labels[row.id]) for row in job_rows([bag.purchase for bag in bags], now())]
    facts = {
        "todo": [row for row in rows if not row.delivered_at],
        # What is done stays in sight: a buyer may call back about it.
        "done": [row for row in rows if row.delivered_at],
    }
    return render(request, "runner/stops/list.html", facts)


@allow(CARRY, methods=READ_AND_SEND)
def stop(request: HttpRequest, number: str) -> HttpResponse:
    """One stop: address, goods, cash to collect, and the PIN that closes it."""
    shift = own_shift(request)
    purchase = assigned_purchase(shift, number)
    form = PinForm(request.POST or None)
    if paid := submitted(form, lambda said: _hand_over(shift, purchase, said), field="pin"):
        # Said once more, because at the door both look at the notes and not at the phone.
        way, sum_paid = method_by_key(paid.result.method), rupiah(paid.result.amount_rp)
        collected = {"paid": way.words, "sum": sum_paid, "number": purchase.number}
        messages.success(request, _("%(number)s is handed over. %(paid)s: %(sum)s.") % collected)
        return redirect("runner:stops:list")
    card = stop_card(purchase)
    facts = {
        "stop": card,
        "office_phone": show_kept_phone(city_of(request).help_phone) if card.is_locked else "",
        "bag": bag_labels(assigned_bags(shift))[purchase.pk],
        "form": form,
        "ways": list(plugged(PaymentMethod).values()),
    }
    return render(request, "runner/stops/show.html", facts, status=status_of(form))


def _hand_over(shift: Shift, purchase: Purchase, said: dict[str, Any]) -> Payment:
    way = method_by_key(said["pay"])
    return hand_over(shift=shift, purchase=purchase, pin=said["pin"], at=now(), method=way)


@allow(CARRY, methods=SEND)
def nobody(request: HttpRequest, number: str) -> HttpResponse:
    """Nobody opened; the buyer's page says so."""
    shift = own_shift(request)
    nobody_there(shift=shift, purchase=assigned_purchase(shift, number), at=now())
    messages.success(request, _("Written down. Call the buyer or come back later."))
    return redirect("runner:stops:show", number)
