"""The front page, search, and the price lists of markets and stalls."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dodolan.kernel.clock import now, today
from dodolan.kernel.errors import Missing
from dodolan.kernel.words import hour
from dodolan.market.ordering.queries import basket, basket_lines, coming_slots, next_slots, open_slots
from dodolan.market.ordering.slots import day_to_order_for, days_to_order_for, soonest_free
from dodolan.market.prices.queries import found, price_list, price_list_of_stall
from dodolan.market.stalls.queries import selling_stalls, stall_by_slug, stall_counts
from dodolan.people.places.queries import market_by_slug, markets
from dodolan.web.buyer.browsing.presenter import MarketCard
from dodolan.web.buyer.carrying import basket_secret
from dodolan.web.buyer.good_rows import by_offer, good_row
from dodolan.web.buyer.price_list_parts import (
    CLUSTERS,
    basket_bar,
    chips,
    last_basket_bar,
    page_number,
    pager_of,
    places_in_words,
    searched,
    slot_in_words,
)
from dodolan.web.kit.access import ANYONE, allow
from dodolan.wording.dates import day_in_words


@allow(ANYONE)
def home(request: HttpRequest) -> HttpResponse:
    """The markets of the city, each with its stalls and its next slot."""
    known = list(markets())
    counts = stall_counts()
    slots = next_slots(known, now())
    # One instance serves one city, so the city of any market is the one that the frame shows.
    if known:
        request.city = known[0].village.district.city  # type: ignore[attr-defined]
    cards = [
        MarketCard(
            slug=market.slug,
            name=market.name,
            stalls=counts.get(market.pk, 0),
            slot=slot_in_words(slots[market.pk], today()) if market.pk in slots else "",
        )
        for market in known
    ]
    return render(request, "buyer/browsing/home.html", {"cards": cards})


@allow(ANYONE)
def search(request: HttpRequest) -> HttpResponse:
    """What all markets sell under some words on their next common day."""
    query = searched(request)
    slots = coming_slots(now())
    if slots:
        request.city = slots[0].day.market.village.district.city  # type: ignore[attr-defined]
    days = days_to_order_for(slots)
    # Without a word nothing is looked for: the price list of a whole city helps nobody to choose.
    page = found(days, search=query, page=page_number(request)) if query else None
    secret = basket_secret(request)
    # Who comes for the first time has no basket, and needs no statement to find that out.
    lines = list(basket_lines(secret)) if secret else []
    inside = by_offer(lines)
    facts = {
        "query": query,
        "rows": [good_row(price, inside.get(price.offer_id), today()) for price in page.rows] if page else [],
        "total": page.total if page else 0,
        "pager": pager_of(page) if page else None,
        "bar": last_basket_bar(lines),
    }
    return render(request, "buyer/browsing/search.html", facts)


@allow(ANYONE)
def market_page(request: HttpRequest, market: str) -> HttpResponse:
    """Today's price list of one market."""
    place = market_by_slug(market)
    request.city = place.village.district.city  # type: ignore[attr-defined]
    slots = open_slots(place, now())
    day = day_to_order_for(slots)
    query, cluster = searched(request), request.GET.get("kelompok", "")
    # Links are shared and typed by hand; an unknown cluster shows everything.
    cluster = cluster if cluster in CLUSTERS else ""
    # Without an open day there is no stock to promise, and so nothing to press.
    page = price_list(day, cluster=cluster, search=query, page=page_number(request)) if day else None
    view = basket(basket_secret(request), place)
    inside = by_offer([line for line, _ in view.lines])
    soonest = soonest_free(slots)
    facts = {
        "market": place,
        "closes": hour(place.closes_at),
        "day": day_in_words(day.date) if day else "",
        "slot": slot_in_words(soonest, today()) if soonest else "",
        "places": places_in_words(soonest) if soonest else "",
        "query": query,
        "cluster": cluster,
        "chips": chips(place, cluster, query),
        "rows": [good_row(price, inside.get(price.offer_id), today()) for price in page.rows] if page else [],
        "pager": pager_of(page) if page else None,
        "bare": page is not None and not (page.rows or query or cluster),
        "bar": basket_bar(view, place),
    }
    return render(request, "buyer/browsing/market.html", facts)


@allow(ANYONE)
def stall_page(request: HttpRequest, market: str, slug: str) -> HttpResponse:
    """Everything one stall sells."""
    shown = stall_by_slug(slug)
    # Under another market's address a buyer would look for the stall in the wrong hall.
    if shown.market.slug != market:
        raise Missing("Not in this market.", slug=slug[:60])
    request.city = shown.market.village.district.city  # type: ignore[attr-defined]
    slots = open_slots(shown.market, now())
    day = day_to_order_for(slots)
    view = basket(basket_secret(request), shown.market)
    inside = by_offer([line for line, _ in view.lines])
    # A stall that stays at home keeps its page, so that links live, but sells nothing that day.
    opened = selling_stalls(day.date).filter(pk=shown.pk).first() if day else None
    prices = list(price_list_of_stall(shown.pk, day)) if day and opened else []
    facts = {
        "stall": shown,
        "market": shown.market,
        "kind": CLUSTERS.get(shown.cluster, ""),
        "day": day_in_words(day.date) if day else "",
        "rows": [good_row(price, inside.get(price.offer_id), today()) for price in prices],
        "bar": basket_bar(view, shown.market),
    }
    return render(request, "buyer/browsing/stall.html", facts)
