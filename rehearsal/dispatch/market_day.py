"""One invented morning of a market: who orders what, when and whereto, and who delivers. Seeded, so it comes again."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import pairwise
from random import Random

from dodolan.engines.routing.model.ports import Picking
from dodolan.engines.routing.model.values import Line, Order, Place, Runner
from dodolan.engines.routing.picking.ways import MergedList, OrderByOrder, PrePacked

MINUTE, HOUR = 60, 3600
# Oro-oro Dowo; homes lie around it so that 60 orders make about 75 km of road, as measured in the trial.
MARKET = Place("market", 112.62821, -7.96859)
HOME_SPREAD = 1_350
METRES_PER_DEGREE = 111_195
STALLS = 40
FIRST_ORDER, LAST_ORDER = 5 * HOUR, 9 * HOUR + 30 * MINUTE
WINDOW_STARTS, WINDOW = (7 * HOUR, 8 * HOUR, 9 * HOUR, 10 * HOUR), 2 * HOUR
SHIFT = (5 * HOUR + 30 * MINUTE, 14 * HOUR)
# A buyer is not offered a window that begins sooner.
NOTICE = 30 * MINUTE
DROP_SECONDS = 4 * MINUTE

Window = tuple[int, int]
Sell = Callable[[Sequence[Window]], Window | None]


class Way(StrEnum):
    """How the goods of a trip come together."""

    PREPACKED = "prepacked"
    MERGED = "merged"
    SINGLE = "single"


PICKING: dict[Way, Picking] = {
    Way.PREPACKED: PrePacked(),
    Way.MERGED: MergedList(),
    Way.SINGLE: OrderByOrder(),
}


@dataclass(frozen=True, slots=True)
class MarketDay:
    """What the planner is not told before its time. true_hg: what an order weighs on the scales."""

    way: Way
    orders: tuple[Order, ...]
    runners: tuple[Runner, ...]
    true_hg: dict[str, int]
    turned_away: int = 0


def market_day(seed: int, *, way: Way, orders: int, runners: int, sell: Sell, heavier: bool = False) -> MarketDay:
    """Orders as they are placed. sell is offered a buyer's windows, the dearest wish first, and takes one or none."""
    dice = Random(seed)
    stalls = [f"stall {number}" for number in range(1, STALLS + 1)]
    # Zipf: the second stall is half as busy as the first, the third a third.
    busy = [1 / number for number in range(1, STALLS + 1)]
    sold = []
    for number, (at, wish) in enumerate(sorted(_asked(dice) for _ in range(orders)), 1):
        visited = _distinct(dice, stalls, busy, dice.randint(1, 6))
        others = [begins for begins in WINDOW_STARTS if begins >= at + NOTICE and begins != wish]
        # Whoever does not get their wish takes any other window: the trial did not ask which.
        dice.shuffle(others)
        door, lines = _home(dice, number), _lines(dice, visited)
        window = sell([(begins, begins + WINDOW) for begins in (wish, *others)])
        if window is not None:
            order = _order(f"order {number}", door, at, window, lines)
            sold.append(_packed(order) if way is Way.PREPACKED else order)
    return MarketDay(
        way=way,
        orders=tuple(sold),
        runners=crew(runners),
        # Scales have dice of their own: a heavy day has the orders of the plain day of its seed.
        true_hg={order.id: _weighed(Random(f"{seed} {order.id}"), order.hg, heavier=heavier) for order in sold},
        turned_away=orders - len(sold),
    )


def _asked(dice: Random) -> tuple[int, int]:
    """When a buyer comes and which window they want: every window is as dear, and sold from five until it is near."""
    wish = dice.choice(WINDOW_STARTS)
    return dice.randrange(FIRST_ORDER, min(LAST_ORDER, wish - NOTICE)), wish


def _order(name: str, door: Place, at: int, window: Window, lines: tuple[Line, ...]) -> Order:
    return Order(
        id=name,
        pickup=MARKET,
        drop=door,
        placed=at,
        ready=at,
        earliest=window[0],
        latest=window[1],
        hand_seconds=DROP_SECONDS // 2,
        leave_seconds=DROP_SECONDS // 2,
        hg=sum(line.hg for line in lines),
        dl=sum(line.dl for line in lines),
        lines=lines,
    )


def _packed(order: Order) -> Order:
    """Stalls take as long to pack as a runner to shop, but while nobody waits."""
    return replace(order, ready=order.placed + OrderByOrder().seconds([order]))


def _distinct(dice: Random, stalls: list[str], busy: list[float], number: int) -> list[str]:
    chosen: list[str] = []
    while len(chosen) < number:
        stall = dice.choices(stalls, busy)[0]
        if stall not in chosen:
            chosen.append(stall)
    return chosen


def _lines(dice: Random, stalls: list[str]) -> tuple[Line, ...]:
    """1 to 25 kg in all, 6 kg on average, 1.5 to 2.5 litres a kilogram, shared among the stalls."""
    hg = min(250, 10 + round(dice.expovariate(1 / 50)))
    shares = [hg * number // len(stalls) for number in range(len(stalls) + 1)]
    bulk = dice.uniform(1.5, 2.5)
    weights = [after - before for before, after in pairwise(shares)]
    return tuple(Line(stall, weight, round(weight * bulk)) for stall, weight in zip(stalls, weights, strict=True))


def _home(dice: Random, number: int) -> Place:
    east, north = dice.gauss(0, HOME_SPREAD), dice.gauss(0, HOME_SPREAD)
    lon = MARKET.x + east / (METRES_PER_DEGREE * math.cos(math.radians(MARKET.y)))
    return Place(f"home {number}", lon, MARKET.y + north / METRES_PER_DEGREE)


def crew(number: int) -> tuple[Runner, ...]:
    """So many runners on motorbikes that take 40 kg and 120 litres."""
    on, off = SHIFT
    return tuple(Runner(f"runner {n}", MARKET, on, on, off, cap_hg=400, cap_dl=1_200) for n in range(1, number + 1))


def _weighed(dice: Random, hg: int, *, heavier: bool) -> int:
    """Every fifth order of a heavy day turns out 10 to 40% heavier on the scales."""
    return round(hg * dice.uniform(1.1, 1.4)) if heavier and dice.random() < 0.2 else hg
