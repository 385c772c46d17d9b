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
from dodolan.market.prices.rights import SET_PRICES
from dodolan.market.stalls.actions import close_stall, count_stock, mark_out
from dodolan.market.stalls.models import Offer, Stall
from dodolan.market.stalls.queries import is_kept_closed, offer_of, stalls_of
from dodolan.market.stalls.rights import SELL
from dodolan.market.stalls.sold_by import Asked
from dodolan.people.rights.queries import require
from dodolan.web.kit.access import READ_AND_SEND, SEND, allow, signed_in_user
from dodolan.web.kit.fields import AmountField, RupiahField
from dodolan.web.kit.forms import Done, acted, attempt, put_into, status_of
from dodolan.web.trader.prices.drafts import COUNT, forget_typed, keep_typed, kept_typed
from dodolan.web.trader.prices.presenter import JumpRow, jump_rows, price_row
from dodolan.wording.dates import day_in_words


class CountField(AmountField):
    """How much is left of a good; its value is in the steps that the offer is counted in."""

    def __init__(self, offer: Offer) -> None:
        """Counted in what is ordered: hens by the head, although their price is for a kilogram."""
        super().__init__(unit=offer.sold_by.ordered_in(offer.unit), required=False)

    def read(self, text: str) -> int:
        """Steps; a sum of money is no count."""
        asked: Asked = super().read(text)
        if asked.steps is None:
            raise BadNumber("Stock is no money.", field="count")
        return asked.steps


class PriceForm(forms.Form):
    """A price and a count for each good of a stall; empty fields leave what is there."""

    sure = forms.BooleanField(required=False)

    def __init__(self, rows: list[CurrentPrice], *args: Any, **more: Any) -> None:
        """A field for each row."""
        super().__init__(*args, **more)
        for row in rows:
            field = RupiahField(label=str(row.offer), required=False)
            field.widget.attrs |= {"class": "number"}
            self.fields[str(row.offer_id)] = field
            self.fields[f"{COUNT}{row.offer_id}"] = CountField(row.offer)

    def prices(self) -> dict[UUID, int]:
        """The prices that were filled in."""
        said = self.cleaned_data.items()
        return {
            UUID(name): value
            for name, value in said
            if name != "sure" and not name.startswith(COUNT) and value is not None
        }

    def counts(self) -> dict[UUID, int]:
        """The counts that were filled in, in steps."""
        said = self.cleaned_data.items()
        return {
            UUID(name.removeprefix(COUNT)): value
            for name, value in said
            if name.startswith(COUNT) and value is not None
        }


@allow(SET_PRICES, methods=READ_AND_SEND)
def prices(request: HttpRequest) -> HttpResponse:
    """All goods of one stall on one page: old price, new price, stock."""
    stalls = list(stalls_of(signed_in_user(request)))
    stall = _chosen(stalls, request.GET.get("lapak", ""))
    day = working_day(stall.market, now())
    rows = list(price_list_of_stall(stall.pk, day))
    # "All as before" is a price too: buyers read from it that somebody looked this morning.
    same = request.method == "POST" and "same" in request.POST
    form = PriceForm(rows, request.POST if request.method == "POST" else None, initial=kept_typed(request, stall))
    jumps: list[JumpRow] = []
    if form.is_valid():
        # What was typed is meant, and "as before" are the others.
        new = ({row.offer_id: row.price.amount_rp for row in rows} if same else {}) | form.prices()
        outcome = attempt(lambda: _save(request, stall, rows, form, new))
        if isinstance(outcome, Done):
            forget_typed(request, stall)
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
        "rows": [price_row(row, form[str(row.offer_id)], form[f"{COUNT}{row.offer_id}"]) for row in rows],
        "jumps": jumps,
        "is_closed": is_kept_closed(stall, day.date),
    }
    return render(request, "trader/prices/list.html", facts, status=status_of(form))


@allow(SELL, methods=SEND)
def stock(request: HttpRequest, offer: UUID) -> HttpResponse:
    """One good is out, there again, or counted."""
    trader = signed_in_user(request)
    own = offer_of(stalls_of(trader), offer)
    require(trader, SELL, own.stall.market_id)
    day = working_day(own.stall.market, now())
    said = _("%(good)s is up to date.") % {"good": own}
    keep_typed(request, own.stall)
    count = f"{COUNT}{own.pk}"
    if "state" in request.POST:
        is_out = request.POST.get("state") == "out"
        acted(request, lambda: mark_out(offer=own, day=day, is_out=is_out, at=now()), success=said)
    else:
        try:
            # Emptied on purpose it means that the trader counts no longer; left out it means nothing.
            on_hand = CountField(own).clean(request.POST.get(count, "?"))
        except forms.ValidationError as wrong:
            messages.error(request, wrong.messages[0])
        else:
            if acted(request, lambda: count_stock(offer=own, day=day, on_hand=on_hand, at=now()), success=said):
                forget_typed(request, own.stall, count)
    # Back to the row that was pressed: the list is long, and wet hands do not like to scroll.
    return redirect(f"{reverse('trader:prices:list')}?lapak={own.stall.slug}#o{own.pk}")


@allow(SELL, methods=SEND)
def closure(request: HttpRequest, stall: str) -> HttpResponse:
    """Stay at home on the working day, or open after all."""
    trader = signed_in_user(request)
    own = _chosen(list(stalls_of(trader)), stall)
    # The choice falls back to the trader's first stall, and closing the wrong one would cost a day.
    if own.slug != stall:
        raise Missing("Not the trader's own stall.")
    require(trader, SELL, own.market_id)
    keep_typed(request, own)
    day = working_day(own.market, now())
    close_stall(stall=own, on=day.date, closed=request.POST.get("state") == "closed", at=now())
    return redirect(f"{reverse('trader:prices:list')}?lapak={own.slug}")


def _chosen(stalls: list[Stall], slug: str) -> Stall:
    if not stalls:
        raise Missing("No stall yet.")
    return next((stall for stall in stalls if stall.slug == slug), stalls[0])


def _save(request: HttpRequest, stall: Stall, rows: list[CurrentPrice], form: PriceForm, new: dict[UUID, int]) -> None:
    """Write the counts, then the prices; what was refused is said, and what was typed stays."""
    user, day = signed_in_user(request), working_day(stall.market, now())
    offers, counts = {row.offer_id: row.offer for row in rows}, form.counts()
    if counts:
        require(user, SELL, stall.market_id)
    # First what says the same when it is sent again: a price that is asked about leaves the counts as they were meant.
    for pk, on_hand in counts.items():
        count_stock(offer=offers[pk], day=day, on_hand=on_hand, at=now())
    if new:
        require(user, SET_PRICES, stall.market_id)
        sure = form.cleaned_data["sure"]
        set_prices(stall=stall, prices=new, source=PriceSource.TRADER, by=user.pk, at=now(), sure=sure)
