"""Which goods became dearer or cheaper in a week, over all stalls that sold them then and now."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from dodolan.market.prices.models import CurrentPrice
from dodolan.market.prices.rules import percent_moved
from dodolan.market.stalls.models import StallStatus

BACK_DAYS = 7
Trend = Sequence[tuple[str, int]]


@dataclass(frozen=True, slots=True)
class Move:
    """How the mean price of a good moved: whole percent, and the mean of each day in whole rupiah, oldest first."""

    good: str
    unit: str
    percent: int
    means: Sequence[int]


def biggest_moves(day: date, most: int = 6) -> list[Move]:
    """Goods whose price moved most in the week up to a day, in either direction; ties by name. One statement."""
    rows = CurrentPrice.objects.filter(offer__is_active=True, offer__stall__status=StallStatus.ACTIVE)
    # Every offer of the city is read; in chunks, their trends never fill the memory.
    moves = moves_of(rows.values_list("offer__good__name", "offer__unit", "trend").iterator(chunk_size=2000), day)
    moved = [move for move in moves if move.percent]
    return sorted(moved, key=lambda move: (-abs(move.percent), move.good, move.unit))[:most]


def moves_of(trends: Iterable[tuple[str, str, Trend]], day: date) -> list[Move]:
    """The move of every (good, unit) among (good, unit, trend) rows; a trend holds (ISO day, rupiah), oldest first.

    Only stalls with a price on or before the first day count, so that a dear newcomer is no rise. A day without a new
    price keeps the old one.
    """
    days = [(day - timedelta(days=back)).isoformat() for back in range(BACK_DAYS, -1, -1)]
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(days))
    sellers: dict[tuple[str, str], int] = defaultdict(int)
    for good, unit, trend in trends:
        # ISO days sort like dates, so nobody has to parse them.
        when = [point[0] for point in trend]
        places = [bisect_right(when, one) - 1 for one in days]
        if places[0] < 0:
            continue
        sellers[good, unit] += 1
        own = sums[good, unit]
        for i, place in enumerate(places):
            own[i] += trend[place][1]
    return [
        Move(good, unit, percent_moved(own[0], own[-1]), [total // sellers[good, unit] for total in own])
        for (good, unit), own in sums.items()
    ]
