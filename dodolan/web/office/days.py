"""The day that a page of the office shows when nobody asked for one."""

from datetime import date, datetime

from django.http import HttpRequest

from dodolan.kernel.clock import day_of
from dodolan.market.ordering.overview import day_at_work


def usual_day(request: HttpRequest, at: datetime) -> date:
    """The day people work for at an instant; the calendar's day where no market day is open."""
    market_day = day_at_work(at)
    if market_day is None:
        return day_of(at)
    # The frame needs the city too; it came with the day.
    request.city = market_day.market.village.district.city  # type: ignore[attr-defined]
    return market_day.date
