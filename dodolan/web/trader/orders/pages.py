"""A trader's orders to pack."""

from itertools import groupby
from operator import itemgetter
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from dodolan.kernel.clock import now
from dodolan.kernel.words import hours
from dodolan.market.ordering.lines import mark_ready, refuse_line
from dodolan.market.ordering.queries import line_of, order_of, orders_for
from dodolan.market.stalls.queries import stalls_of
from dodolan.web.kit.access import SEND, TRADER, allow, signed_in_user
from dodolan.web.trader.orders.presenter import order_card
from dodolan.wording.dates import day_in_words


@allow(TRADER)
def orders_today(request: HttpRequest) -> HttpResponse:
    """Orders of all his stalls, grouped by the time they are handed over."""
    stalls = stalls_of(signed_in_user(request))
    cards = [(order.purchase.slot, order.purchase.day, order_card(order)) for order in orders_for(stalls)]
    # By the hour at which the runner comes: that is the order to pack in.
    by_slot = [
        {
            "title": hours(slot.starts_at, slot.ends_at),
            "day": day_in_words(day.date),
            "cards": [card for _slot, _day, card in part],
        }
        for (slot, day), part in groupby((row for row in cards if not row[2]["over"]), key=itemgetter(0, 1))
    ]
    # Below, out of the way of his hands; still there when the runner asks what was in the bag.
    over = [card for _slot, _day, card in cards if card["over"]]
    return render(request, "trader/orders/list.html", {"by_slot": by_slot, "over": over, "several": len(stalls) > 1})


@allow(TRADER, methods=SEND)
def ready(request: HttpRequest, order: UUID) -> HttpResponse:
    """His part is packed."""
    # Asked among his own stalls, so that a guessed id of another trader's order finds nothing.
    own = order_of(stalls_of(signed_in_user(request)), order)
    mark_ready(order=own, at=now())
    messages.success(request, _("Order %(number)s is ready.") % {"number": own.number})
    return redirect("trader:orders:list")


@allow(TRADER, methods=SEND)
def out(request: HttpRequest, line: UUID) -> HttpResponse:
    """He has nothing left for a line."""
    own = line_of(stalls_of(signed_in_user(request)), line)
    # The line alone is gone; the rest of the order is packed as before.
    refuse_line(line=own, at=now())
    messages.success(request, _("%(good)s is marked sold out.") % {"good": own.good_name})
    return redirect("trader:orders:list")
