"""Invented days of meal delivery: many pickup places, couriers with shifts fitted to the rush, orders through the day.

Made like the published instances of the meal delivery problem in size and load, and from nothing but a seed.
"""

import math
import random
from dataclasses import dataclass, replace

Point = tuple[int, int]
TOWN, OPENING, CLOSING = 12_000, 60, 810
NOON, EVENING, LAST_ORDER = 210, 540, 720
SHIFTS = (90, 120, 150, 180, 210)
COURIER_HOURS = 150
ORDERS, PLACES = 250, 75


@dataclass(frozen=True, slots=True)
class Meal:
    """An order: who hands it over, where it goes, when it came in and when it is ready, in minutes."""

    id: str
    pickup: str
    drop: Point
    placed: int
    ready: int


@dataclass(frozen=True, slots=True)
class Courier:
    """A shift and where it starts."""

    id: str
    at: Point
    on: int
    off: int


@dataclass(frozen=True, slots=True)
class DeliveryDay:
    """All that will happen by itself."""

    places: dict[str, Point]
    couriers: tuple[Courier, ...]
    meals: tuple[Meal, ...]
    metres_per_minute: float = 320
    half_service: int = 2


def delivery_day(seed: int, *, courier_hours: int = COURIER_HOURS) -> DeliveryDay:
    """One day; fewer courier hours make it an overloaded one."""
    dice = random.Random(f"delivery day {seed}")
    centres = [(dice.uniform(0.2, 0.8) * TOWN, dice.uniform(0.2, 0.8) * TOWN) for _ in range(5)]
    places = {f"r{number}": _near(dice, dice.choice(centres), TOWN / 9) for number in range(1, PLACES + 1)}
    popularity = [rank**-0.6 for rank in range(1, PLACES + 1)]
    meals = []
    for number in range(1, ORDERS + 1):
        pickup = dice.choices(list(places), popularity)[0]
        placed = _placement(dice)
        lead = min(60, max(4, round(dice.lognormvariate(math.log(14), 0.5))))
        meals.append(Meal(f"o{number}", pickup, _near(dice, places[pickup], 1750), placed, placed + lead))
    starts = [_near(dice, dice.choice(list(places.values())), 1500) for _ in range(200)]
    couriers = _shifts(dice, starts, courier_hours)
    return DeliveryDay(places, tuple(couriers), tuple(sorted(meals, key=lambda meal: (meal.placed, meal.id))))


def faster(day: DeliveryDay) -> DeliveryDay:
    """The same day with all roads a quarter shorter in time."""
    return replace(day, metres_per_minute=day.metres_per_minute / 0.75)


def _near(dice: random.Random, point: tuple[float, float], spread: float) -> Point:
    x, y = (min(TOWN, max(0, round(dice.gauss(value, spread)))) for value in point)
    return x, y


def _placement(dice: random.Random) -> int:
    """Most orders come at noon and in the evening, a quarter at any time."""
    while True:
        kind = dice.random()
        minute = dice.uniform(OPENING, LAST_ORDER) if kind < 0.25 else dice.gauss(NOON if kind < 0.6 else EVENING, 55)
        if OPENING <= minute <= LAST_ORDER:
            return int(minute)


def _shifts(dice: random.Random, starts: list[Point], hours: int) -> list[Courier]:
    """Shifts one after another, each where the most orders are expected per courier already there."""
    half_hours = CLOSING // 30
    need = [0.5] * half_hours
    for _ in range(2000):
        need[min(half_hours - 1, (_placement(dice) + 22) // 30)] += 1
    # Two couriers carry the whole day between them, so that no order comes while nobody is on duty.
    couriers = [Courier("c1", starts[0], 0, 420), Courier("c2", starts[1], 390, CLOSING)]
    staff = [1.0] * half_hours
    while sum(courier.off - courier.on for courier in couriers) < hours * 60:
        length = dice.choice(SHIFTS) // 30
        on = max(
            range(half_hours - length + 1),
            key=lambda first: sum(need[slot] / staff[slot] for slot in range(first, first + length)),
        )
        for slot in range(on, on + length):
            staff[slot] += 1
        number = len(couriers) + 1
        couriers.append(Courier(f"c{number}", starts[number - 1], on * 30, (on + length) * 30))
    return couriers
