"""What a trader sold, got and still gets."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dodolan.kernel.clock import today
from dodolan.kernel.words import rupiah
from dodolan.market.paying.queries import money_of
from dodolan.market.stalls.queries import stalls_of
from dodolan.market.stalls.rights import SELL
from dodolan.web.kit.access import allow, signed_in_user
from dodolan.web.trader.money.presenter import day_row

MONEY_DAYS = 14


@allow(SELL)
def money(request: HttpRequest) -> HttpResponse:
    """Sold, paid and waiting, day by day, with where each sum comes from."""
    # Fourteen days fill a phone page; older ones are on the settlement of the office.
    rows = money_of(stalls_of(signed_in_user(request)), until=today(), days=MONEY_DAYS)
    facts = {"days": [day_row(row) for row in rows], "waiting": rupiah(sum(row.waiting.amount for row in rows))}
    return render(request, "trader/money/show.html", facts)
