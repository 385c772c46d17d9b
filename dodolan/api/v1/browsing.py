"""Calls that only look: markets, slots, offers, search."""

from typing import Any

from django.http import HttpRequest
from ninja import Router

from dodolan.api.access import ANYONE, allow
from dodolan.api.reading import counted
from dodolan.api.v1.answers import MarketAnswer, OffersAnswer, OfferWithHistory, PriceAnswer, SlotAnswer
from dodolan.api.v1.problem import problems
from dodolan.api.v1.words import Day, MarketSlug, OfCluster, OfferId, Page, Search, Searched
from dodolan.kernel.clock import now
from dodolan.market.ordering.queries import coming_slots, next_slots, open_slots
from dodolan.market.ordering.slots import day_to_order_for, days_to_order_for
from dodolan.market.prices.queries import found, history, offer_with_price, price_list
from dodolan.market.stalls.queries import day_of_market
from dodolan.people.places.queries import market_by_slug, markets

router = Router(tags=["Markets and goods"])


@router.get("/markets", response={200: list[MarketAnswer], **problems(429)})
@allow(ANYONE)
@counted
def list_markets(request: HttpRequest) -> Any:  # noqa: ARG001  every call gets its request
    """All public markets of the city by name, each with its next delivery slot that has a free place."""
    known = list(markets())
    slots = next_slots(known, now())
    return [MarketAnswer.of(market, slots.get(market.pk)) for market in known]


@router.get("/markets/{slug}/slots", response={200: list[SlotAnswer], **problems(404, 422, 429)})
@allow(ANYONE)
@counted
def list_slots(request: HttpRequest, slug: MarketSlug) -> Any:  # noqa: ARG001
    """Delivery slots that can still be chosen, full ones too, soonest first."""
    return [SlotAnswer.of(slot) for slot in open_slots(market_by_slug(slug), now())]


@router.get("/markets/{slug}/offers", response={200: OffersAnswer, **problems(404, 422, 429)})
@allow(ANYONE)
@counted
def list_offers(
    request: HttpRequest,  # noqa: ARG001
    slug: MarketSlug,
    *,
    search: Search = "",
    cluster: OfCluster = None,
    day: Day = None,
    page: Page = 1,
) -> Any:
    """What a market sells on a day, by good, cheapest first. Every word of search must occur."""
    market = market_by_slug(slug)
    chosen = day_of_market(market, day) if day else day_to_order_for(open_slots(market, now()))
    # A market without open days is no error: it sells nothing at the moment.
    if chosen is None:
        return OffersAnswer.of(None, None)
    return OffersAnswer.of(chosen.date, price_list(chosen, cluster=cluster or "", search=search, page=page))


@router.get("/search", response={200: OffersAnswer, **problems(422, 429)})
@allow(ANYONE)
@counted
def search_offers(request: HttpRequest, search: Searched, page: Page = 1) -> Any:  # noqa: ARG001
    """What all markets sell under some words on the next day that can be ordered for."""
    days = days_to_order_for(coming_slots(now()))
    if not days:
        return OffersAnswer.of(None, None)
    return OffersAnswer.of(days[0].date, found(days, search=search, page=page))


@router.get("/offers/{offer}", response={200: OfferWithHistory, **problems(404, 422, 429)})
@allow(ANYONE)
@counted
def show_offer(request: HttpRequest, offer: OfferId) -> Any:  # noqa: ARG001
    """One offer with its prices of 30 days."""
    current = offer_with_price(offer)
    return OfferWithHistory.of(current, prices=[PriceAnswer.of(price) for price in history(current.offer)])
