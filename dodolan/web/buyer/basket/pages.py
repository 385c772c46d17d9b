"""The basket: looking at it, filling it, taking out, and ordering what is in it."""

from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dodolan.kernel.clock import now, today
from dodolan.kernel.errors import Refused
from dodolan.kernel.idempotency.actions import answer_once
from dodolan.market.ordering.baskets import put_in_basket, take_out_of_basket
from dodolan.market.ordering.check_out import check_out
from dodolan.market.ordering.limits import take_order_turn
from dodolan.market.ordering.models import Proof
from dodolan.market.ordering.queries import basket, open_slots, purchase_by_secret
from dodolan.market.ordering.slots import day_to_order_for
from dodolan.market.prices.queries import on_sale
from dodolan.people.places.models import PublicMarket
from dodolan.people.places.queries import market_by_slug
from dodolan.web.buyer.basket.checkout import basket_page, first_form
from dodolan.web.buyer.basket.forms import CheckoutForm
from dodolan.web.buyer.carrying import basket_secret, keep_secret, secret_to_fill
from dodolan.web.buyer.good_rows import by_offer, good_row, row_id
from dodolan.web.buyer.own_purchases import keep_purchase
from dodolan.web.buyer.price_list_parts import basket_bar
from dodolan.web.buyer.proof_codes import send_first_code
from dodolan.web.buyer.wishes import read_id, read_wishes
from dodolan.web.kit.access import ANYONE, SEND, allow, buyer_of
from dodolan.web.kit.devices import seat_of
from dodolan.web.kit.forms import attempt
from dodolan.web.kit.refusals import words_for
from dodolan.web.kit.returning import page_before

CSRF_FIELD = "csrfmiddlewaretoken"


@never_cache
@allow(ANYONE)
def show(request: HttpRequest, market: str) -> HttpResponse:
    """What is in the basket, and the form to order it."""
    return basket_page(request, market_by_slug(market), first_form(request))


@allow(ANYONE, methods=SEND, reload_to="buyer:basket:show")
def put(request: HttpRequest, market: str) -> HttpResponse:
    """Put one line or many in the basket; back to the page, or to htmx the row and the bar alone."""
    place = market_by_slug(market)
    secret = secret_to_fill(request)
    swaps = "HX-Request" in request.headers

    def fill() -> UUID:
        wishes = read_wishes(request.POST)
        put_in_basket(secret=secret, market=place, wishes=wishes, at=now())
        return wishes[0].offer

    outcome = attempt(fill)
    if isinstance(outcome, Refused):
        if not swaps:
            raise outcome
        # htmx gets the sentence alone: a whole page of refusal inside one row would break the price list.
        facts = {"offer": request.POST.get("offer", ""), "what": words_for(outcome)}
        return render(request, "buyer/basket/_refused.html", facts, status=outcome.status)
    page = page_before(request, reverse("buyer:basket:show", args=[place.slug]))
    if swaps:
        response = _swapped(request, place, secret, outcome.result, page)
    else:
        # The anchor brings a phone without JavaScript back to the row it pressed, not to the top.
        response = HttpResponseRedirect(f"{page}#{row_id(outcome.result)}")
    # Only now, when something lies in the basket: somebody who just looks gets no cookie.
    keep_secret(response, secret)
    return response


def _swapped(request: HttpRequest, market: PublicMarket, secret: str, offer: UUID, page: str) -> HttpResponse:
    """The row of one offer as it is now, and the bar beside it."""
    # Read again and not added up: another page of the same phone may have filled it too.
    view = basket(secret, market)
    line = by_offer([line for line, _sum in view.lines]).get(offer)
    day = day_to_order_for(open_slots(market, now()))
    price = on_sale([day]).filter(offer=offer).first() if day else None
    facts = {
        "row": good_row(price, line, today()) if price else None,
        "next": page,
        # A search mixes markets, so there a row must go on saying which one it is from.
        "with_market": page.startswith(reverse("buyer:browsing:search")),
        "bar": basket_bar(view, market),
    }
    return render(request, "buyer/basket/_swapped.html", facts)


@allow(ANYONE, methods=SEND, reload_to="buyer:basket:show")
def remove(request: HttpRequest, market: str) -> HttpResponse:
    """Take one offer out of the basket."""
    place = market_by_slug(market)
    offer = read_id(request.POST.get("offer", ""))
    take_out_of_basket(secret=basket_secret(request), market=place, offer=offer)
    messages.success(request, _("It is out of your basket."))
    return redirect("buyer:basket:show", place.slug)


@never_cache
@allow(ANYONE, methods=SEND, reload_to="buyer:basket:show")
def place_order(request: HttpRequest, market: str) -> HttpResponse:
    """Order what is in the basket; refused, the page comes back with everything that was typed."""
    place = market_by_slug(market)
    form = CheckoutForm(request.POST)
    if not form.is_valid():
        return basket_page(request, place, form)
    outcome = attempt(lambda: _placed(request, place, form))
    if isinstance(outcome, Refused):
        return basket_page(request, place, form, outcome)
    secret = outcome.result["secret"]
    if outcome.result["proof"] == Proof.NONE:
        send_first_code(request, purchase_by_secret(secret))
    messages.success(request, _("Thank you. The market has your order. You find this page again under My orders."))
    response = redirect("buyer:purchases:track", secret)
    keep_purchase(request, response, secret)
    return response


def _placed(request: HttpRequest, market: PublicMarket, form: CheckoutForm) -> dict[str, str]:
    """Secret and proof of the order that this form makes, the same however often it is sent."""
    at, buyer, secret = now(), buyer_of(request), basket_secret(request)
    phone = form.cleaned_data["phone"]
    seat = seat_of(request, phone)
    take_order_turn(buyer=buyer, phone=phone, seat=seat, at=at)

    def work() -> dict[str, str]:
        purchase = check_out(
            secret=secret,
            market=market,
            slot_id=form.slot_id(),
            delivery=form.delivery(),
            seal=request.POST.get("seal", ""),
            buyer=buyer,
            at=at,
            proof=Proof.DEVICE if seat.device else Proof.NONE,
        )
        return {"secret": purchase.secret, "proof": purchase.proof}

    # On a bad line one presses twice; the key in the form makes both presses one order.
    answer = answer_once(
        # Without an account the basket's secret keeps the keys of two phones apart.
        actor=str(buyer.pk) if buyer else secret,
        route="web.place",
        key=request.POST.get("key", ""),
        body=_as_sent(request),
        at=at,
        work=work,
    )
    # An answer kept before phones were proved says nothing of it.
    return {"proof": Proof.EARLIER, **answer.facts}


def _as_sent(request: HttpRequest) -> bytes:
    """The form as bytes, the same for the same answers in any order."""
    # The token against forged forms belongs to the page, not to what was asked.
    fields = sorted((name, value) for name, values in request.POST.lists() for value in values if name != CSRF_FIELD)
    return urlencode(fields).encode()
