"""Following an order: its page, cancelling, ordering again, answering the runner, the slip, and the list of orders."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache

from dodolan.kernel.clock import day_of, now, today
from dodolan.kernel.errors import Invalid, Missing, Refused
from dodolan.market.fulfilment.queries import consent_of
from dodolan.market.fulfilment.questions import answer_consent
from dodolan.market.ordering.baskets import LineWish, put_in_basket
from dodolan.market.ordering.cancel_order import BY_BUYER, cancel_order
from dodolan.market.ordering.models import OrderLine
from dodolan.market.ordering.queries import is_sold, purchases_of
from dodolan.market.paying.documents import receipt_of
from dodolan.market.paying.queries import way_paid
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.prices.queries import current_of
from dodolan.market.stalls.errors import BadAmount
from dodolan.market.stalls.rules import check_amount
from dodolan.web.buyer.carrying import keep_secret, secret_to_fill
from dodolan.web.buyer.own_purchases import kept_purchases
from dodolan.web.buyer.price_list_parts import page_number
from dodolan.web.buyer.purchases.presenter import (
    estimate_words,
    purchase_row,
    stall_rows,
    sums,
)
from dodolan.web.buyer.purchases.tracking import purchase_of, track_page
from dodolan.web.kit.access import ANYONE, SEND, allow, buyer_of
from dodolan.web.kit.forms import attempt
from dodolan.wording.dates import day_in_words
from dodolan.wording.states import state_words

ORDERS_ON_A_PAGE = 20


@never_cache
@allow(ANYONE)
def track(request: HttpRequest, secret: str) -> HttpResponse:
    """Where an order is, what it weighed, and what it costs."""
    return track_page(request, purchase_of(request, secret))


@never_cache
@allow(ANYONE, methods=SEND, reload_to="buyer:purchases:track")
def cancel(request: HttpRequest, secret: str) -> HttpResponse:
    """Cancel while nobody shops yet."""
    purchase = purchase_of(request, secret)
    outcome = attempt(lambda: cancel_order(purchase=purchase, reason=BY_BUYER, at=now()))
    if isinstance(outcome, Refused):
        # Read again: whatever led to the refusal has changed the order meanwhile.
        return track_page(request, purchase_of(request, secret), outcome)
    messages.success(request, _("Your order is cancelled."))
    return redirect("buyer:purchases:track", secret)


@never_cache
@allow(ANYONE, methods=SEND, reload_to="buyer:purchases:track")
def answer(request: HttpRequest, secret: str, consent: UUID) -> HttpResponse:
    """Say yes or no to what weighs more than asked."""
    purchase = purchase_of(request, secret)
    said = request.POST.get("answer", "")
    if said not in ("yes", "no"):
        raise Invalid("Yes or no.", field="answer")
    outcome = attempt(
        lambda: answer_consent(consent=consent_of(purchase, consent), granted=said == "yes", at=now()),
        # Somebody else's question is nothing to explain on this page.
        passing=(Missing,),
    )
    if isinstance(outcome, Refused):
        return track_page(request, purchase_of(request, secret), outcome)
    messages.success(request, _("Thank you, the runner knows."))
    return redirect("buyer:purchases:track", secret)


@never_cache
@allow(ANYONE, methods=SEND, reload_to="buyer:purchases:track")
def again(request: HttpRequest, secret: str) -> HttpResponse:
    """Put the same lines into the basket, and say what is not sold any more."""
    purchase = purchase_of(request, secret)
    lines = [line for order in purchase.orders.all() for line in order.lines.all()]
    wishes, gone = _sold_still(lines)
    if gone:
        messages.warning(request, _("Not sold any more: %(goods)s.") % {"goods": ", ".join(gone)})
    if not wishes:
        return redirect("buyer:purchases:track", secret)
    phone = secret_to_fill(request)
    # Into the basket and not straight to an order: prices have moved since.
    put_in_basket(secret=phone, market=purchase.day.market, wishes=wishes, at=now())
    messages.success(request, _("It is in your basket. Please check the prices."))
    response = redirect("buyer:basket:show", purchase.day.market.slug)
    keep_secret(response, phone)
    return response


def _sold_still(lines: list[OrderLine]) -> tuple[list[LineWish], list[str]]:
    """The lines as wishes for the basket, and the names of what cannot be bought like that any more."""
    prices = current_of([line.offer_id for line in lines])
    wishes, gone = [], []
    for line in lines:
        if _is_sold_like(line, prices.get(line.offer_id)):
            wishes.append(LineWish(line.offer_id, line.ordered_steps, line.ordered_rp, line.note))
        else:
            gone.append(line.good_name)
    return wishes, gone


def _is_sold_like(line: OrderLine, price: CurrentPrice | None) -> bool:
    """Whether the offer of a line is still sold, in that amount."""
    if price is None or not is_sold(price.offer):
        return False
    try:
        # The trader may sell it in other steps by now.
        check_amount(price.offer, steps=line.ordered_steps, money_rp=line.ordered_rp)
    except BadAmount:
        return False
    return True


@never_cache
@allow(ANYONE)
def receipt(request: HttpRequest, secret: str) -> HttpResponse:
    """The slip of an order, for a printer of 58 mm."""
    purchase = purchase_of(request, secret)
    facts = {
        "purchase": purchase,
        "market": purchase.day.market,
        "state": state_words(purchase),
        "day": day_in_words(day_of(purchase.placed_at)),
        "parts": stall_rows(purchase),
        "sums": sums(purchase, way_paid(purchase)),
        "estimate": estimate_words(purchase),
        "paper": receipt_of(purchase),
    }
    return render(request, "buyer/purchases/receipt.html", facts)


@never_cache
@allow(ANYONE)
def my_orders(request: HttpRequest) -> HttpResponse:
    """The orders of one's account, of its phone, and of this device, newest first."""
    pages = Paginator(purchases_of(buyer_of(request), kept_purchases(request)), ORDERS_ON_A_PAGE)
    page = pages.get_page(page_number(request))
    rows = [purchase_row(purchase, today()) for purchase in page.object_list]
    facts = {"rows": rows, "page": page, "is_guest": buyer_of(request) is None}
    return render(request, "buyer/purchases/list.html", facts)
