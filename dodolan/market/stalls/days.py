"""Opening market days."""

from collections.abc import Sequence
from datetime import date

from dodolan.kernel.gate import write_tx
from dodolan.market.stalls.models import MarketDay
from dodolan.people.places.models import PublicMarket


@write_tx()
def open_market_days(dates: Sequence[date]) -> list[MarketDay]:
    """Open these days for every market; returns the new ones. What is there stays: a holiday may be closed."""
    markets = list(PublicMarket.objects.all())
    known = set(MarketDay.objects.filter(date__in=dates).values_list("market", "date"))
    return MarketDay.objects.bulk_create(
        MarketDay(market=market, date=date) for market in markets for date in dates if (market.pk, date) not in known
    )
