"""The basket's page with its checkout form: filled in from what is known, and with every refusal beside its cause."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from dodolan.kernel.clock import now, today
from dodolan.kernel.errors import Refused
from dodolan.kernel.ids import new_secret
from dodolan.kernel.money import Rupiah
from dodolan.market.ordering.errors import NoDelivery, OfferGone, SlotFull, SlotPast
from dodolan.market.ordering.queries import BasketView, basket, delivery_fees, open_slots, purchases_of
from dodolan.market.stalls.errors import NotEnough
from dodolan.people.phones import show_phone
from dodolan.people.places.models import PublicMarket
from dodolan.people.places.queries import villages_by_district
from dodolan.web.buyer.basket.forms import CheckoutForm, district_label
from dodolan.web.buyer.basket.presenter import Trouble, slot_days, stall_parts, totals
from dodolan.web.buyer.carrying import basket_secret
from dodolan.web.buyer.price_list_parts import basket_bar
from dodolan.web.kit.access import buyer_of
from dodolan.web.kit.forms import status_of
from dodolan.web.kit.refusals import words_for
from dodolan.wording.units import amount, counted_in


def first_form(request: HttpRequest) -> CheckoutForm:
    """An empty form, or one with name, phone and last address of a buyer with an account."""
    buyer = buyer_of(request)
    if buyer is None:
        return CheckoutForm()
    known: dict[str, Any] = {"name": buyer.name, "phone": show_phone(buyer.phone)}
    last = purchases_of(buyer).first()
    # To the same door as last time, unless the buyer says otherwise.
    if last:
        known |= {"village": last.village_id, "street": last.street, "note": last.note}
    return CheckoutForm(initial=known)


def basket_page(
    request: HttpRequest, market: PublicMarket, form: CheckoutForm, refusal: Refused | None = None
) -> HttpResponse:
    """The basket of this phone, its sums and the form; a refusal is explained where its cause stands."""
    request.city = market.village.district.city  # type: ignore[attr-defined]
    view = basket(basket_secret(request), market)
    slots, fees = open_slots(market, now()), delivery_fees(market)
    trouble = _explain(form, refusal, view) if refusal else Trouble()
    # An empty basket shows no form, so nobody needs the list of villages.
    form.offer_villages(_villages(fees) if view.lines else [])
    facts = {
        "market": market,
        "parts": stall_parts(view, trouble),
        "totals": totals(view, list(fees.values())),
        "form": form,
        "slot_days": slot_days(slots, str(form["slot"].value() or ""), today()),
        # A new key with each page: this form sent twice is one order, the next form is another.
        "key": new_secret(),
        "seal": view.seal,
        "bar": basket_bar(view, market),
    }
    response = render(request, "buyer/basket/show.html", facts, status=refusal.status if refusal else status_of(form))
    if refusal and "wait_seconds" in refusal.facts:
        response["Retry-After"] = str(refusal.facts["wait_seconds"])
    return response


def _villages(fees: dict[str, Rupiah]) -> list[tuple[str, list[tuple[str, str]]]]:
    """The villages that the market delivers to, by district with its fee."""
    return [
        (
            district_label(name, fees[villages[0].district_id].amount),
            [(village.code, village.name) for village in villages],
        )
        for name, villages in villages_by_district()
        # A village without a fee could be chosen only to be refused.
        if villages[0].district_id in fees
    ]


def _explain(form: CheckoutForm, refusal: Refused, view: BasketView) -> Trouble:
    """Put a refusal beside its cause: a field of the form, the lines it is about, or above everything."""
    match refusal:
        case NoDelivery():
            form.add_error("village", words_for(refusal))
        case SlotFull() | SlotPast():
            form.add_error("slot", words_for(refusal))
        case OfferGone():
            form.add_error(None, words_for(refusal))
            return Trouble(gone=refusal.facts["offers"])
        case NotEnough():
            short = dict(refusal.facts["short"])
            # All shortages at once, above the form and beside their lines: one correction is enough.
            for sentence in _shortages(view, short):
                form.add_error(None, sentence)
            return Trouble(short=short)
        case _:
            form.add_error(None, words_for(refusal))
    return Trouble()


def _shortages(view: BasketView, short: dict[str, int]) -> list[str]:
    """One sentence for each kind of goods of which less is left than wanted."""
    sentences = []
    for line, _value in view.lines:
        left = short.get(str(line.offer_id))
        if left is None:
            continue
        words = {"good": line.offer, "amount": amount(left, counted_in(line.offer.mode, line.offer.unit))}
        sentences.append(
            _("%(good)s: only %(amount)s left.") % words if left > 0 else _("%(good)s is sold out.") % words
        )
    return sentences
