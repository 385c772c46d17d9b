"""A trader's prices, stock and days off."""

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from dodolan.kernel.clock import now, today
from dodolan.kernel.errors import Missing
from dodolan.kernel.words import BadNumber
from dodolan.market.ordering.queries import working_day
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import CurrentPrice, PriceSource
from dodolan.market.prices.queries import price_list_of_stall
from dodolan.market.stalls.actions import close_stall, count_stock, mark_out
from dodolan.market.stalls.errors import UnclearAmount
from dodolan.market.stalls.models import Offer, Stall
from dodolan.market.stalls.queries import is_kept_closed, offer_of, stalls_of
from dodolan.market.stalls.typed_amounts import read_amount
from dodolan.web.kit.access import READ_AND_SEND, SEND, TRADER, allow, signed_in_user
from dodolan.web.kit.fields import RupiahField, amount_hint, unclear_words
from dodolan.web.kit.forms import Done, acted, attempt, put_into, status_of
from dodolan.web.trader.prices.presenter import JumpRow, jump_rows, price_row
from dodolan.wording.dates import day_in_words
from dodolan.wording.units import without_unit


class PriceForm(forms.Form):
    """One price field for each good of a stall; empty fields leave the price as it is."""

    sure = forms.BooleanField(required=False)

    def __init__(self, rows: list[CurrentPrice], *args: Any, **more: Any) -> None:
        """A field for each row."""
        super().__init__(*args, **more)
        for row in rows:
            field = RupiahField(label=str(row.offer), required=False)
            field.widget.attrs |= {"class": "number"}
            self.fields[str(row.offer_id)] = field

    def prices(self) -> dict[UUID, int]:
        """The prices that were filled in."""
        return {UUID(name): value for name, value in self.cleaned_data.items() if name != "sure" and value is not None}


@allow(TRADER, methods=READ_AND_SEND)
def prices(request: HttpRequest) -> HttpResponse:
    """All goods of one stall on one page: old price, new price, stock."""
    stalls = list(stalls_of(signed_in_user(request)))
    stall = _chosen(stalls, request.GET.get("lapak", ""))
    day = working_day(stall.market, now())
    rows = list(price_list_of_stall(stall.pk, day))
    # "All as before" is a price too: buyers read from it that somebody looked this morning.
    same = request.method == "POST" and "same" in request.POST
    form = PriceForm(rows, request.POST if request.method == "POST" else None)
    jumps: list[JumpRow] = []
    if form.is_valid():
        new = {row.offer_id: row.price.amount_rp for row in rows} if same else form.prices()
        outcome = attempt(lambda: _save(request, stall, new, sure=form.cleaned_data["sure"]))
        if isinstance(outcome, Done):
            messages.success(request, _("Your prices are on the price list."))
            return redirect(f"{reverse('trader:prices:list')}?lapak={stall.slug}")
        put_into(form, outcome, None)
        jumps = jump_rows(outcome, rows)
    facts = {
        "stall": stall,
        "stalls": stalls,
        "day": day_in_words(day.date),
        "is_today": day.date == today(),
        "form": form,
        "rows": [price_row(row, form[str(row.offer_id)]) for row in rows],
        "jumps": jumps,
        "is_closed": is_kept_closed(stall, day.date),
    }
    return render(request, "trader/prices/list.html", facts, status=status_of(form))


@allow(TRADER, methods=SEND)
def stock(request: HttpRequest, offer: UUID) -> HttpResponse:
    """One good is out, there again, or counted."""
    own = offer_of(stalls_of(signed_in_user(request)), offer)
    day = working_day(own.stall.market, now())
    said = _("%(good)s is up to date.") % {"good": own}
    if "count" not in request.POST:
        is_out = request.POST.get("state") == "out"
        acted(request, lambda: mark_out(offer=own, day=day, is_out=is_out, at=now()), success=said)
    else:
        try:
            on_hand = _counted(request.POST["count"].strip(), own)
        except BadNumber:
            messages.error(request, amount_hint(own.sold_by.ordered_in(own.unit)))
        except UnclearAmount as unclear:
            messages.error(request, unclear_words(unclear, own.sold_by.ordered_in(own.unit)))
        else:
            acted(request, lambda: count_stock(offer=own, day=day, on_hand=on_hand, at=now()), success=said)
    # Back to the row that was pressed: the list is long, and wet hands do not like to scroll.
    return redirect(f"{reverse('trader:prices:list')}?lapak={own.stall.slug}#o{own.pk}")


def _counted(typed: str, offer: Offer) -> int | None:
    """The count as typed, in steps; None for an emptied field: the trader counts no longer. Raises BadNumber."""
    # Hens are counted by the head, although their price is for a kilogram.
    unit = offer.sold_by.ordered_in(offer.unit)
    if not typed:
        return None
    steps = read_amount(without_unit(typed, unit)[0], unit).steps
    if steps is None:
        raise BadNumber("Stock is no money.", field="count")
    return steps


@allow(TRADER, methods=SEND)
def closure(request: HttpRequest, stall: str) -> HttpResponse:
    """Stay at home on the working day, or open after all."""
    own = _chosen(list(stalls_of(signed_in_user(request))), stall)
    # The choice falls back to the trader's first stall, and closing the wrong one would cost a day.
    if own.slug != stall:
        raise Missing("Not the trader's own stall.")
    day = working_day(own.market, now())
    close_stall(stall=own, on=day.date, closed=request.POST.get("state") == "closed", at=now())
    return redirect(f"{reverse('trader:prices:list')}?lapak={own.slug}")


def _chosen(stalls: list[Stall], slug: str) -> Stall:
    if not stalls:
        raise Missing("No stall yet.")
    return next((stall for stall in stalls if stall.slug == slug), stalls[0])


def _save(request: HttpRequest, stall: Stall, new: dict[UUID, int], *, sure: bool) -> None:
    if new:
        user = signed_in_user(request)
        set_prices(stall=stall, prices=new, source=PriceSource.TRADER, by=user.pk, at=now(), sure=sure)
