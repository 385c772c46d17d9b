"""A runner's shift: starting it, taking orders, going home."""

from functools import wraps
from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST, require_safe

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Missing, Refused
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.queries import free_purchases, open_shift_of, purchase_in_hand, purchases_in_hand
from dodolan.market.fulfilment.shifts import assign_orders, end_shift, release_order, start_shift
from dodolan.market.ordering.queries import working_day
from dodolan.people.accounts.queries import market_of_runner
from dodolan.web.kit.access import RUNNER, View, allow, signed_in_user
from dodolan.web.kit.fields import RupiahField
from dodolan.web.kit.refusals import put_into, words_for
from dodolan.web.runner.jobs import job_rows, purchase_row, what_next
from dodolan.wording.dates import day_in_words

# A runner carries about twenty orders a day; more than this no person ticks.
MOST_TAKEN = 50


class FloatForm(forms.Form):
    """The cash a runner starts with."""

    float = RupiahField(label=gettext_lazy("Cash you start with"), help_text=gettext_lazy("Rupiah from the office"))


@require_safe
@allow(RUNNER)
def overview(request: HttpRequest) -> HttpResponse:
    """Before work: start a shift. At work: what is in his hands and what nobody has taken yet."""
    shift = open_shift_of(signed_in_user(request))
    return _before_work(request, FloatForm()) if shift is None else _at_work(request, shift)


@require_POST
@allow(RUNNER)
def start(request: HttpRequest) -> HttpResponse:
    """Go to work for the market's working day."""
    runner = signed_in_user(request)
    form = FloatForm(request.POST)
    if form.is_valid():
        try:
            # A float may be handed out in the evening; then the shift is for tomorrow.
            day = working_day(market_of_runner(runner), now())
            start_shift(runner=runner, day=day, float_rp=form.cleaned_data["float"], at=now())
        except Refused as refusal:
            put_into(form, refusal, "float")
        else:
            return redirect("runner:shift:show")
    return _before_work(request, form)


@require_POST
@allow(RUNNER)
def take(request: HttpRequest) -> HttpResponse:
    """Take the ticked orders, or none of them."""
    shift = own_shift(request)
    try:
        taken = assign_orders(shift=shift, purchases=_ticked(request), by=shift.runner, at=now())
    except ValueError:
        messages.error(request, _("Please choose from the list."))
    except Refused as refusal:
        messages.error(request, words_for(refusal))
    else:
        words = ngettext("%(n)s order is yours now.", "%(n)s orders are yours now.", len(taken))
        messages.success(request, words % {"n": len(taken)})
    return redirect("runner:shift:show")


@require_POST
@allow(RUNNER)
def release(request: HttpRequest, number: str) -> HttpResponse:
    """Give an order back before shopping for it."""
    purchase = purchase_in_hand(own_shift(request), number)
    try:
        release_order(purchase=purchase, at=now())
    except Refused as refusal:
        messages.error(request, words_for(refusal))
    return redirect("runner:shift:show")


@require_POST
@allow(RUNNER)
def end(request: HttpRequest) -> HttpResponse:
    """Go home; the cash is counted next."""
    shift = own_shift(request)
    try:
        end_shift(shift=shift, at=now())
    except Refused as refusal:
        messages.error(request, words_for(refusal))
        return redirect("runner:shift:show")
    # Counted at once, while the day is fresh and the office still open.
    return redirect("runner:cash:show")


def _ticked(request: HttpRequest) -> list[UUID]:
    """The orders that were ticked; raises ValueError for none and for what is no key."""
    purchases = [UUID(pk) for pk in request.POST.getlist("purchase")[:MOST_TAKEN]]
    if not purchases:
        raise ValueError("Nothing was ticked.")
    return purchases


def own_shift(request: HttpRequest) -> Shift:
    """The runner's open shift; raises Missing when he is not at work."""
    # A page for people at work has asked already.
    shift: Shift | None = getattr(request, "shift", None) or open_shift_of(signed_in_user(request))
    if shift is None:
        raise Missing("No open shift.")
    # The frame needs the city too; it came with the shift.
    request.city = shift.day.market.village.district.city  # type: ignore[attr-defined]
    return shift


def only_at_work(view: View) -> View:
    """Lead whoever has no open shift to where he starts one."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A bookmark opened before work is no mistake, so he is led and not refused.
        request.shift = open_shift_of(signed_in_user(request))  # type: ignore[attr-defined]
        if request.shift is None:  # type: ignore[attr-defined]
            return redirect("runner:shift:show")
        return view(request, *args, **kwargs)

    return guarded


def _before_work(request: HttpRequest, form: FloatForm) -> HttpResponse:
    market = market_of_runner(signed_in_user(request))
    day = working_day(market, now())
    facts = {"form": form, "market": market, "day": day_in_words(day.date), "waiting": free_purchases(day).count()}
    return render(request, "runner/shift/start.html", facts, status=422 if form.errors else 200)


def _at_work(request: HttpRequest, shift: Shift) -> HttpResponse:
    purchases = list(purchases_in_hand(shift))
    facts = {
        "market": shift.day.market,
        "day": day_in_words(shift.day.date),
        "mine": job_rows(purchases, now()),
        "next": what_next(purchases),
        "free": [purchase_row(purchase) for purchase in free_purchases(shift.day)[:MOST_TAKEN]],
    }
    return render(request, "runner/shift/show.html", facts)
