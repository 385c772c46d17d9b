"""A trader's orders to pack."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dodolan.kernel.clock import now
from dodolan.market.ordering.lines import mark_ready, refuse_line
from dodolan.market.ordering.queries import line_of, order_of, orders_for
from dodolan.market.stalls.queries import stalls_of
from dodolan.market.stalls.rights import SELL
from dodolan.people.rights.queries import require
from dodolan.web.kit.access import SEND, allow, signed_in_user
from dodolan.web.trader.orders.presenter import packing


@allow(SELL)
def orders_today(request: HttpRequest) -> HttpResponse:
    """Orders of all stalls of the trader, grouped by the time they are handed over."""
    stalls = stalls_of(signed_in_user(request))
    found = packing(orders_for(stalls))
    # What is over stands below, out of the way of busy hands, for when the runner asks what was in the bag.
    facts = {"by_slot": found.by_slot, "over": found.over, "several": len(stalls) > 1}
    return render(request, "trader/orders/list.html", facts)


@allow(SELL, methods=SEND)
def ready(request: HttpRequest, order: UUID) -> HttpResponse:
    """The stall's part of an order is packed."""
    # Looked for among the trader's own stalls, so that a guessed id of another trader's order finds nothing.
    trader = signed_in_user(request)
    own = order_of(stalls_of(trader), order)
    require(trader, SELL, own.stall.market_id)
    mark_ready(order=own, at=now())
    messages.success(request, _("Order %(number)s is ready.") % {"number": own.number})
    return redirect("trader:orders:list")


@allow(SELL, methods=SEND)
def out(request: HttpRequest, line: UUID) -> HttpResponse:
    """Nothing is left for a line."""
    trader = signed_in_user(request)
    own = line_of(stalls_of(trader), line)
    require(trader, SELL, own.order.stall.market_id)
    # The line alone is gone; the rest of the order is packed as before.
    refuse_line(line=own, at=now())
    messages.success(request, _("%(good)s is marked sold out.") % {"good": own.good_name})
    return redirect("trader:orders:list")
