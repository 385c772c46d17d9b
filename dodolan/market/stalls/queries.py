"""Reading stalls, offers and stock."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, QuerySet

from dodolan.kernel.errors import Missing
from dodolan.market.stalls.models import (
    Good,
    MarketDay,
    Offer,
    OpeningHours,
    Stall,
    StallClosure,
    StallStatus,
    StockDay,
)
from dodolan.people.accounts.models import User
from dodolan.people.places.models import PublicMarket


def goods_by_name() -> QuerySet[Good]:
    """The catalogue, by name."""
    return Good.objects.order_by("name")


def selling_stalls(day: date) -> QuerySet[Stall]:
    """Stalls that sell on a day: active, open that weekday, not kept closed."""
    # EXISTS and not a join: a stall with two rows of hours would show its goods twice.
    hours = OpeningHours.objects.filter(stall=OuterRef("pk"), weekday=day.weekday())
    closures = StallClosure.objects.filter(stall=OuterRef("pk"), date=day)
    return Stall.objects.filter(Exists(hours), ~Exists(closures), status=StallStatus.ACTIVE)


def stall_by_slug(slug: str) -> Stall:
    """A stall that is shown, with its market; raises Missing for drafts and unknown ones."""
    stall = Stall.objects.select_related("market__village__district__city").filter(slug=slug).exclude(status="draft")
    found = stall.first()
    if found is None:
        raise Missing("No such stall.", slug=slug[:60])
    return found


def stalls_of(user: User) -> QuerySet[Stall]:
    """The stalls of a trader's businesses, with their market, by name."""
    # Through the business: a new owner of it gets its stalls too.
    return Stall.objects.filter(business__owner=user).select_related("market").order_by("name")


def offers_of(stall: Stall) -> QuerySet[Offer]:
    """What a stall sells now, by name of the good."""
    return Offer.objects.filter(stall=stall, is_active=True).select_related("good").order_by("good__name", "label")


def offer_of(stalls: QuerySet[Stall], offer_id: UUID) -> Offer:
    """One offer of a trader's own stalls; raises Missing for everybody else's."""
    offer = Offer.objects.filter(pk=offer_id, stall__in=stalls).select_related("good", "stall__market").first()
    if offer is None:
        # Missing and not refused: drafts of other stalls are not to be seen.
        raise Missing("No such offer.")
    return offer


def is_kept_closed(stall: Stall, on: date) -> bool:
    """Whether the trader keeps the stall closed that day."""
    return StallClosure.objects.filter(stall=stall, date=on).exists()


def stock_on(day: MarketDay, offers: Iterable[UUID]) -> dict[UUID, StockDay]:
    """Stock rows of a market day by offer; offers nobody counts have none."""
    return {row.offer_id: row for row in StockDay.objects.filter(day=day, offer__in=list(offers))}


def day_of_market(market: PublicMarket, on: date) -> MarketDay:
    """One market day; raises Missing if it was not opened or the market is closed."""
    day = MarketDay.objects.filter(market=market, date=on, is_closed=False).select_related("market").first()
    if day is None:
        raise Missing("The market is closed on that day.", day=on.isoformat())
    return day


def stall_counts() -> dict[UUID, int]:
    """Number of active stalls by market."""
    rows = Stall.objects.filter(status=StallStatus.ACTIVE).values_list("market").annotate(n=Count("pk"))
    return dict(rows)


def stall_by_id(stall_id: UUID) -> Stall:
    """Any stall with its business, owner, market and city; raises Missing. For offices only."""
    stalls = Stall.objects.select_related("business__owner", "market__village__district__city")
    stall = stalls.filter(pk=stall_id).first()
    if stall is None:
        raise Missing("No such stall.")
    return stall


def stalls_of_businesses(businesses: Sequence[UUID]) -> dict[UUID, list[Stall]]:
    """Stalls with their market, by business. One statement."""
    found: dict[UUID, list[Stall]] = defaultdict(list)
    for stall in Stall.objects.filter(business__in=businesses).select_related("market").order_by("name"):
        found[stall.business_id].append(stall)
    return dict(found)
