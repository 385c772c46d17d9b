"""A runner's shift: starting it, taking orders, going home."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from dodolan.kernel.clock import now
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.queries import assigned_purchase, assigned_purchases, free_purchases, open_shift_of
from dodolan.market.fulfilment.rights import CARRY
from dodolan.market.fulfilment.shifts import assign_orders, end_shift, release_order, start_shift
from dodolan.market.ordering.queries import working_day
from dodolan.people.accounts.queries import market_of_runner
from dodolan.web.kit.access import SEND, allow, signed_in_user
from dodolan.web.kit.fields import RupiahField
from dodolan.web.kit.forms import acted, status_of, submitted
from dodolan.web.runner.at_work import own_shift
from dodolan.web.runner.jobs import job_rows, purchase_row, what_next
from dodolan.wording.dates import day_in_words

# A runner carries about twenty orders a day; more than this no person ticks.
MOST_TAKEN = 50


class FloatForm(forms.Form):
    """The cash a runner starts with."""

    float = RupiahField(label=gettext_lazy("Cash you start with"), help_text=gettext_lazy("Rupiah from the office"))


@allow(CARRY)
def overview(request: HttpRequest) -> HttpResponse:
    """Before work: start a shift. At work: what is in hand, and what nobody has taken yet."""
    shift = open_shift_of(signed_in_user(request))
    return _before_work(request, FloatForm()) if shift is None else _at_work(request, shift)


@allow(CARRY, methods=SEND)
def start(request: HttpRequest) -> HttpResponse:
    """Go to work for the market's working day."""
    runner = signed_in_user(request)
    form = FloatForm(request.POST)

    def go(said: dict[str, Any]) -> None:
        # A float may be handed out in the evening; then the shift is for tomorrow.
        day = working_day(market_of_runner(runner), now())
        start_shift(runner=runner, day=day, float_rp=said["float"], at=now())

    if submitted(form, go, field="float"):
        return redirect("runner:shift:show")
    return _before_work(request, form)


@allow(CARRY, methods=SEND)
def take(request: HttpRequest) -> HttpResponse:
    """Take the ticked orders, or none of them."""
    shift = own_shift(request)
    ticked = _ticked(request)
    if not ticked:
        messages.error(request, _("Please choose from the list."))
    elif taken := acted(request, lambda: assign_orders(shift=shift, purchases=ticked, by=shift.runner, at=now())):
        count = len(taken.result)
        words = ngettext("%(n)s order is yours now.", "%(n)s orders are yours now.", count)
        messages.success(request, words % {"n": count})
    return redirect("runner:shift:show")


@allow(CARRY, methods=SEND)
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Give an order back before shopping for it."""
    purchase = assigned_purchase(own_shift(request), number)
    acted(request, lambda: release_order(purchase=purchase, at=now()))
    return redirect("runner:shift:show")


@allow(CARRY, methods=SEND)
def end(request: HttpRequest) -> HttpResponse:
    """Go home; the cash is counted next."""
    shift = own_shift(request)
    ended = acted(request, lambda: end_shift(shift=shift, at=now()))
    # Counted at once, while the day is fresh and the office still open.
    return redirect("runner:cash:show" if ended else "runner:shift:show")


def _ticked(request: HttpRequest) -> list[UUID]:
    """The orders that were ticked; none of them if one is no key."""
    try:
        return [UUID(pk) for pk in request.POST.getlist("purchase")[:MOST_TAKEN]]
    except ValueError:
        return []


def _before_work(request: HttpRequest, form: FloatForm) -> HttpResponse:
    market = market_of_runner(signed_in_user(request))
    day = working_day(market, now())
    facts = {"form": form, "market": market, "day": day_in_words(day.date), "waiting": free_purchases(day).count()}
    return render(request, "runner/shift/start.html", facts, status=status_of(form))


def _at_work(request: HttpRequest, shift: Shift) -> HttpResponse:
    purchases = list(assigned_purchases(shift))
    facts = {
        "market": shift.day.market,
        "day": day_in_words(shift.day.date),
        "mine": job_rows(purchases, now()),
        "next": what_next(purchases),
        "free": [purchase_row(purchase) for purchase in free_purchases(shift.day)[:MOST_TAKEN]],
    }
    return render(request, "runner/shift/show.html", facts)
