"""Reading prices: the price list of a market, search, and the history of one offer."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from django.db.models import Count, F, FilteredRelation, Q, QuerySet, Window

from dodolan.kernel.errors import Missing
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.prices.searching import matching
from dodolan.market.stalls.models import MarketDay, Offer
from dodolan.market.stalls.queries import selling_stalls

PAGE_SIZE = 24


@dataclass(frozen=True, slots=True)
class PriceListPage:
    """One page of a price list: its prices in order, the page's number from 1, the number of pages and of all rows."""

    rows: Sequence[CurrentPrice]
    number: int
    pages: int
    total: int


def on_sale(days: Sequence[MarketDay]) -> QuerySet[CurrentPrice]:
    """Current prices of everything that active stalls sell on these market days, with good, stall and stock.

    Each row has on_hand, allocated and is_out of its day (None, None, None where nobody counts). The days are of
    different markets and share one date; no day gives no rows.
    """
    if not days:
        return CurrentPrice.objects.none()
    stalls = selling_stalls(days[0].date).filter(market__in=[day.market_id for day in days])
    return (
        CurrentPrice.objects.filter(offer__is_active=True, offer__stall__in=stalls)
        .select_related("price", "offer__good", "offer__stall__market")
        .annotate(
            # The condition belongs inside the join: behind it, offers nobody counts would fall out.
            stock=FilteredRelation("offer__stock", condition=Q(offer__stock__day__in=[day.pk for day in days])),
            on_hand=F("stock__on_hand"),
            allocated=F("stock__allocated"),
            is_out=F("stock__is_out"),
        )
    )


def price_list(day: MarketDay, *, cluster: str = "", search: str = "", page: int = 1) -> PriceListPage:
    """A page of a market's price list, by good, cheapest first, then by the stall's place. One statement.

    cluster "" means all. A page beyond the last one is empty with total 0.
    """
    rows = on_sale([day])
    if cluster:
        rows = rows.filter(offer__good__cluster=cluster)
    return _page(matching(rows, search), page)


def found(days: Sequence[MarketDay], *, search: str, page: int = 1) -> PriceListPage:
    """A page of what these markets sell under the searched words. One statement."""
    return _page(matching(on_sale(days), search), page)


def _page(rows: QuerySet[CurrentPrice], number: int) -> PriceListPage:
    # Robots try any number, and OFFSET walks over all the rows it skips.
    number = max(1, min(number, 1000))
    begin = (number - 1) * PAGE_SIZE
    # Cheapest first among equal goods: comparing prices is what buyers come for.
    ordered = rows.order_by(
        F("rank").asc(), "offer__good__name", "price__amount_rp", "offer__stall__walk_position", "pk"
    )
    # The window counts all rows while the page is read, which saves the second statement of a paginator.
    part = list(ordered.annotate(total=Window(Count("pk")))[begin : begin + PAGE_SIZE])
    total = part[0].total if part else 0
    return PriceListPage(part, number, -(-total // PAGE_SIZE), total)


def current_of(offers: Sequence[UUID]) -> dict[UUID, CurrentPrice]:
    """Current prices of offers, with offer, good and stall, by offer id. One statement."""
    rows = CurrentPrice.objects.filter(offer__in=offers).select_related("price", "offer__good", "offer__stall")
    return {row.offer_id: row for row in rows}


def price_list_of_stall(stall_id: UUID, day: MarketDay) -> QuerySet[CurrentPrice]:
    """Everything a stall sells, by good, with the stock of that day, whether or not it is open. One statement."""
    return (
        CurrentPrice.objects.filter(offer__stall=stall_id, offer__is_active=True)
        .select_related("price", "offer__good", "offer__stall__market")
        .annotate(
            stock=FilteredRelation("offer__stock", condition=Q(offer__stock__day=day.pk)),
            on_hand=F("stock__on_hand"),
            allocated=F("stock__allocated"),
            is_out=F("stock__is_out"),
        )
        .order_by("offer__good__name", "offer__label")
    )


def offer_with_price(offer_id: UUID) -> CurrentPrice:
    """One active offer's price, with good, stall, market and city; raises Missing."""
    row = (
        CurrentPrice.objects.filter(offer=offer_id, offer__is_active=True)
        .select_related("price", "offer__good", "offer__stall__market__village__district__city")
        # A suspended stall keeps its page and its prices of the past; a draft has never been shown.
        .exclude(offer__stall__status="draft")
        .first()
    )
    if row is None:
        raise Missing("No such offer.")
    return row


def history(offer: Offer, days: int = 30) -> list[OfferPrice]:
    """Prices of the last days counted back from the newest one, oldest first; empty for an offer without prices."""
    # From the newest price and not from today: a stall that was closed for weeks still has its chart.
    newest = OfferPrice.objects.filter(offer=offer).order_by("-valid_from").first()
    if newest is None:
        return []
    since = newest.day - timedelta(days=days)
    return list(OfferPrice.objects.filter(offer=offer, day__gte=since).order_by("valid_from"))
