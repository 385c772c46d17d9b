"""What a demo stall asks for its goods, day by day, and how much of them it counts."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from dodolan.market.stalls.catalogue import GoodFacts

DAYS_OF_HISTORY = 30
# In thousandths: how far a demo price strays from the typical one.
MOST_STRAY = 150
FIRST_CRY, LAST_CRY = 5 * 60, 6 * 60 + 30
COUNTED_DAYS = 3


@dataclass(frozen=True, slots=True)
class PricePlan:
    """A price set so many days before today, at a minute of the WIB day."""

    days_ago: int
    minute: int
    amount_rp: int


@dataclass(frozen=True, slots=True)
class OfferPlan:
    """A good on a stall.

    prices: oldest first, the last one today. counts: steps on hand today and the days after, empty if nobody counts.
    is_out: the trader says "habis" today.
    """

    good: GoodFacts
    label: str
    prices: tuple[PricePlan, ...]
    counts: tuple[int, ...]
    is_out: bool


def offers_of(dice: Random, goods: list[GoodFacts], swing: int) -> list[OfferPlan]:
    """The offers of a stall; some goods come in two grades, of which the second costs less."""
    return [_offer(dice, good, label, stray, swing) for good in goods for label, stray in _grades(dice, good)]


def rounded(amount_rp: int) -> int:
    """As traders say it: hundreds below Rp 5,000, five hundreds below Rp 100,000, then thousands; half rounds up."""
    # Traders call round prices; Rp37.843 would give the demo away.
    coin = 100 if amount_rp < 5_000 else 500 if amount_rp < 100_000 else 1_000
    return max(coin, (amount_rp * 2 + coin) // (2 * coin) * coin)


def _grades(dice: Random, good: GoodFacts) -> list[tuple[str, int]]:
    """Labels with where their prices start, in thousandths off the typical price."""
    stray = dice.randint(-120, 120)
    if not good.grades:
        return [("", stray)]
    both = len(good.grades) > 1 and dice.randrange(2) == 0
    return [(good.grades[0], stray), (good.grades[1], stray - 80)] if both else [(dice.choice(good.grades), stray)]


def _offer(dice: Random, good: GoodFacts, label: str, stray: int, swing: int) -> OfferPlan:
    is_counted, is_finished = dice.randrange(4) == 0, dice.randrange(40) == 0
    counts = tuple(_count(dice, good) for _ in range(COUNTED_DAYS)) if is_counted else ()
    # Some goods are sold out from the start, so that the demo shows what that looks like.
    if is_counted and is_finished:
        counts = (0, *counts[1:])
    return OfferPlan(
        good=good,
        label=label,
        prices=tuple(_prices(dice, good.typical_price_rp, stray, swing)),
        counts=counts,
        is_out=is_finished and not is_counted,
    )


def _prices(dice: Random, typical_rp: int, stray: int, swing: int) -> Iterator[PricePlan]:
    days_ago = DAYS_OF_HISTORY - dice.randint(1, 2)
    while days_ago >= 0:
        # A walk and not fresh dice each day: a price line must look like a market, not like noise.
        stray = max(-MOST_STRAY, min(MOST_STRAY, stray + dice.randint(-swing, swing)))
        amount_rp = rounded(typical_rp * (1000 + stray) // 1000)
        yield PricePlan(days_ago, dice.randint(FIRST_CRY, LAST_CRY), amount_rp)
        days_ago = 0 if 0 < days_ago <= 2 else days_ago - dice.randint(1, 3)


def _count(dice: Random, good: GoodFacts) -> int:
    """Steps on hand in the morning."""
    portions = dice.randint(20, 120) if good.sold_by.by_measure else dice.randint(5, 40)
    return portions * good.increment
