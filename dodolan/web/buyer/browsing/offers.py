"""One offer: how its price moved, and any amount of it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dodolan.kernel.clock import day_of, now, today
from dodolan.kernel.errors import Missing, Refused
from dodolan.kernel.words import rupiah
from dodolan.market.ordering.baskets import put_in_basket
from dodolan.market.ordering.models import BasketLine
from dodolan.market.ordering.queries import basket, open_slots
from dodolan.market.ordering.slots import day_to_order_for
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.prices.queries import history, offer_with_price
from dodolan.market.prices.stock import add_stock
from dodolan.market.stalls.errors import BadAmount
from dodolan.market.stalls.models import Offer
from dodolan.web.buyer.amounts import AmountForm
from dodolan.web.buyer.carrying import basket_secret, keep_secret, secret_to_fill
from dodolan.web.buyer.good_rows import by_offer, good_row
from dodolan.web.buyer.price_list_parts import basket_bar
from dodolan.web.buyer.wishes import amount_words
from dodolan.web.kit.access import ANYONE, READ_AND_SEND, allow
from dodolan.web.kit.charts import Chart, line_chart
from dodolan.web.kit.forms import Done, attempt, status_of
from dodolan.wording.units import counted_in, typed_amount, unit_word


@allow(ANYONE, methods=READ_AND_SEND)
def offer_page(request: HttpRequest, market: str, offer: UUID) -> HttpResponse:
    """The price of a month, and a form for an amount or for money."""
    price = _price(market, offer)
    request.city = price.offer.stall.market.village.district.city  # type: ignore[attr-defined]
    place = price.offer.stall.market
    view = basket(basket_secret(request), place)
    line = by_offer([line for line, _sum in view.lines]).get(price.offer_id)
    form = AmountForm(price.offer, request.POST if request.method == "POST" else None, initial=_typed(line))
    if form.is_valid():
        secret = secret_to_fill(request)
        outcome = attempt(lambda: put_in_basket(secret=secret, market=place, wishes=[form.wish()], at=now()))
        if isinstance(outcome, Done):
            messages.success(request, _("%(good)s is in your basket.") % {"good": price.offer})
            response = redirect("buyer:basket:show", place.slug)
            keep_secret(response, secret)
            return response
        _explain(form, outcome, price.offer)
    add_stock(price, day_to_order_for(open_slots(place, now())))
    facts = {
        "row": good_row(price, line, today()),
        "market": place,
        "form": form,
        "chart": _chart(price.offer),
        "bar": basket_bar(view, place),
    }
    return render(request, "buyer/browsing/offer.html", facts, status=status_of(form))


def _price(market: str, offer: UUID) -> CurrentPrice:
    price = offer_with_price(offer)
    # Under another market's address it would go into the wrong basket.
    if price.offer.stall.market.slug != market:
        raise Missing("Not in this market.")
    return price


def _typed(line: BasketLine | None) -> dict[str, str]:
    if line is None:
        return {}
    if line.money_rp is not None:
        return {"money": str(line.money_rp), "note": line.note}
    return {"amount": typed_amount(line.steps or 0, counted_in(line.offer.mode, line.offer.unit)), "note": line.note}


def _explain(form: AmountForm, refusal: Refused, offer: Offer) -> None:
    by_money = form.cleaned_data.get("money") is not None
    # Beside the field that was filled in: the other is empty and not at fault.
    field = ("money" if by_money else "amount") if isinstance(refusal, BadAmount) else None
    form.add_error(field, amount_words(refusal, unit=counted_in(offer.mode, offer.unit)))


def _chart(offer: Offer) -> Chart | None:
    rows = [(day_of(row.valid_from), row.amount_rp) for row in history(offer)]
    if not rows:
        return None
    prices = [amount_rp for _day, amount_rp in rows]
    words = {
        "good": str(offer),
        "low": rupiah(min(prices)),
        "high": rupiah(max(prices)),
        "unit": unit_word(offer.unit),
    }
    sentence = _("In 30 days: from %(low)s to %(high)s / %(unit)s.") % words
    # A range from a price to the same price would read like a mistake.
    if min(prices) == max(prices):
        sentence = _("In 30 days: always %(low)s / %(unit)s.") % words
    caption = _("Price of %(good)s by day") % words
    return line_chart(rows, sentence=sentence, caption=caption, heads=(_("Day"), _("Price")))
