"""Small days for vehicles that come back to load again, and a judge who knows the rules by heart."""

import math
from random import Random
from typing import Any

from dodolan.engines.routing.multitrip.errands import DayPlan, Errands

DAY = 10_000


def errands(points: list[tuple[int, int]], **facts: Any) -> Errands:
    """The first point is the market; all open all day, one unit of load each, unless told otherwise."""
    number = len(points)
    usual: dict[str, Any] = {
        "load": [0] + [1] * (number - 1),
        "service": [0] * number,
        "opens": [0] * number,
        "closes": [DAY] * number,
        "released": [0] * number,
        "capacity": 3,
        "vehicles": 2,
    }
    legs = [[math.ceil(math.dist(a, b)) for b in points] for a in points]
    return Errands(legs=legs, **(usual | facts))


def any_errands(seed: int, doors: int = 12) -> Errands:
    """Doors anywhere, with windows and releases that leave some of them hard or impossible."""
    dice = Random(seed)
    points = [(0, 0), *((dice.randint(-300, 300), dice.randint(-300, 300)) for _ in range(doors))]
    opens = [0, *(dice.randint(0, 2_000) for _ in range(doors))]
    return errands(
        points,
        load=[0, *(dice.randint(0, 4) for _ in range(doors))],
        service=[0, *(dice.randint(0, 60) for _ in range(doors))],
        opens=opens,
        closes=[4_000, *(opens[door] + dice.randint(0, 1_500) for door in range(1, doors + 1))],
        released=[0, *(dice.randint(0, 1_500) for _ in range(doors))],
        vehicles=dice.randint(0, 3),
    )


def broken_rules(day: Errands, plan: DayPlan) -> list[str]:
    """Every rule a plan breaks, told from its trips alone."""
    wrong = []
    served = sorted([*plan.left_out, *(door for trips in plan.trips for trip in trips for door in trip)])
    if served != list(day.doors):
        wrong.append(f"doors {served}")
    if len(plan.trips) > day.vehicles:
        wrong.append("vehicles")
    length = 0
    for trips in plan.trips:
        clock = day.opens[0]
        for trip in trips:
            if sum(day.load[door] for door in trip) > day.capacity:
                wrong.append(f"load of {trip}")
            clock, here = max([clock, *(day.released[door] for door in trip)]), 0
            for door in (*trip, 0):
                length += day.legs[here][door]
                clock = max(clock + day.legs[here][door], day.opens[door])
                if clock > day.closes[door]:
                    wrong.append(f"window of {door}")
                clock, here = clock + day.service[door], door
    if length != plan.length:
        wrong.append(f"length {plan.length}, counted {length}")
    return wrong
