"""Opening market days with their delivery slots, ahead of time."""

from datetime import datetime, time, timedelta

from dodolan.kernel.clock import at_wib, day_of
from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.stalls.days import open_market_days
from dodolan.market.stalls.models import MarketDay

# Three runners carry about sixty orders a day between them. Four slots hold eighty, as a day never fills them evenly.
SLOTS = ((time(7), time(9)), (time(9), time(11)), (time(11), time(13)), (time(13), time(15)))
CAPACITY = 20
NOTICE = timedelta(minutes=60)


@write_tx()
def open_days(*, at: datetime, days: int = 3) -> int:
    """Open today and the days after it for every market, with their slots; returns how many days were new.

    What exists is left alone, so officers' changes to days and slots stay.
    """
    # Ahead, so that somebody can order at nine in the evening for the next morning.
    dates = [day_of(at) + timedelta(days=ahead) for ahead in range(days)]
    new = open_market_days(dates)
    DeliverySlot.objects.bulk_create(_slot(day, begin, end) for day in new for begin, end in SLOTS)
    return len(new)


def _slot(day: MarketDay, begin: time, end: time) -> DeliverySlot:
    starts = at_wib(day.date, begin)
    return DeliverySlot(
        day=day, starts_at=starts, ends_at=at_wib(day.date, end), cutoff_at=starts - NOTICE, capacity=CAPACITY
    )
