"""Calls of traders: their stock and their prices. They need a trader's token."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from dodolan.api.access import BEARER, allow, owner_of
from dodolan.api.refusals import BadRequest
from dodolan.api.switches import API_WRITES
from dodolan.api.v1.answers import PriceAnswer, PricesAnswer, StockAnswer
from dodolan.api.v1.asks import PricesAsk, StockAsk, StockState
from dodolan.api.v1.problem import problems
from dodolan.api.v1.words import OfferId, StallSlug
from dodolan.kernel.clock import now
from dodolan.kernel.errors import Missing
from dodolan.kernel.switches.guards import needs
from dodolan.market.ordering.queries import working_day
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.prices.rights import SET_PRICES
from dodolan.market.stalls.actions import count_stock, mark_out
from dodolan.market.stalls.queries import day_of_market, offer_of, stalls_of
from dodolan.market.stalls.rights import SELL
from dodolan.people.rights.queries import require

router = Router(tags=["For traders"], auth=BEARER)


@router.put("/offers/{offer}/stock", response={200: StockAnswer, **problems(400, 401, 403, 404, 409, 413, 415, 422)})
@allow(SELL)
@needs(API_WRITES)
def put_stock(request: HttpRequest, offer: OfferId, ask: StockAsk) -> Any:
    """Say how much of an own offer there is on a market day. Less than buyers were promised is refused."""
    # Two ways to say one thing would let a program say both, and mean neither.
    if (ask.state == StockState.COUNTED) != (ask.on_hand is not None):
        raise BadRequest("on_hand comes with state counted, and only then.", field="on_hand")
    trader = owner_of(request)
    own = offer_of(stalls_of(trader), offer)
    market = own.stall.market
    require(trader, SELL, market.pk)
    day = day_of_market(market, ask.day) if ask.day else working_day(market, now())
    if ask.state == StockState.OUT:
        return StockAnswer.of(mark_out(offer=own, day=day, is_out=True, at=now()), day)
    return StockAnswer.of(count_stock(offer=own, day=day, on_hand=ask.on_hand, at=now()), day)


@router.put("/stalls/{slug}/prices", response={200: PricesAnswer, **problems(400, 401, 403, 404, 409, 413, 415, 422)})
@allow(SET_PRICES)
@needs(API_WRITES)
def put_prices(request: HttpRequest, slug: StallSlug, ask: PricesAsk) -> Any:
    """Give offers of an own stall new prices, all or none. Repeat an old price to say that it still holds.

    A price three times dearer or cheaper than before is refused with 409 and the list of such prices; send it again
    with sure: true if it is meant.
    """
    trader = owner_of(request)
    # Another trader's stall is not forbidden but unknown: its name is nobody's business.
    stall = stalls_of(trader).filter(slug=slug).first()
    if stall is None:
        raise Missing("Not a stall of this trader.")
    require(trader, SET_PRICES, stall.market_id)
    wanted = {price.offer: price.amount_rp for price in ask.prices}
    if len(wanted) != len(ask.prices):
        raise BadRequest("An offer has one price.", field="prices")
    rows = set_prices(stall=stall, prices=wanted, source=PriceSource.API, by=trader.pk, at=now(), sure=ask.sure)
    return PricesAnswer(prices=[PriceAnswer.of(row) for row in rows])
