"""Ruin and recreate: strings of neighbouring doors are taken out and put back where they add least.

Source: Christiaens and Vanden Berghe, Slack Induction by String Removals, 2020; here with trips for routes.
"""

import math
from collections.abc import Callable, Iterator
from random import Random

from dodolan.engines.routing.model.parameters import USUAL, Parameters
from dodolan.engines.routing.multitrip.errands import DayPlan, Errands, Trip
from dodolan.engines.routing.multitrip.tours import Tour

Tours = list[Tour]
# Leaving a door out is dearer than any detour.
LEFT_OUT = 10**7


def rounds(number: int) -> Iterator[float]:
    """The effort of so many rounds: for each, the share of them that is behind."""
    return (done / number for done in range(number))


def plan_day(
    errands: Errands,
    *,
    seed: int,
    effort: Iterator[float],
    start: tuple[tuple[Trip, ...], ...] = (),
    parameters: Parameters = USUAL,
) -> DayPlan:
    """The day's trips with the least driving found. effort gives rising shares from 0 to 1, one for every round.

    Pure while effort is: rounds(n) always gives the same answer, a clock may not. start: trips to begin with, per
    vehicle; they must be possible. Never longer than the first draft, and never with more doors left out.
    """
    dice = Random(seed)  # noqa: S311  it repeats itself on purpose
    # Once for the whole search, because which doors lie near each other never changes.
    near = [sorted(errands.doors, key=row.__getitem__) for row in errands.legs]
    tours = [Tour(errands, start[number] if number < len(start) else ()) for number in range(errands.vehicles)]
    inside = {door for tour in tours for trip in tour.trips for door in trip}
    left = _put_in(tours, [door for door in errands.doors if door not in inside], dice, parameters)
    best, best_left, best_cost = tours, left, _cost(tours, left)
    now, now_left, now_cost = best, best_left, best_cost
    warm = parameters.first_temperature * max(1, sum(tour.length for tour in tours))
    cooling = parameters.last_temperature / parameters.first_temperature
    for done in effort:
        draft = list(now)
        out = _strings(draft, near, now_left, dice, parameters)
        draft_left = _put_in(draft, _sorted(errands, out, dice, parameters), dice, parameters)
        cost = _cost(draft, draft_left)
        warmth = warm * cooling**done
        # Simulated annealing: a slightly longer draft now and then leads out of a local optimum.
        if cost < now_cost - warmth * math.log(1 - dice.random()):
            now, now_left, now_cost = draft, draft_left, cost
            if cost < best_cost:
                best, best_left, best_cost = draft, draft_left, cost
    return DayPlan(tuple(tour.trips for tour in best), tuple(sorted(best_left)), sum(tour.length for tour in best))


def _cost(tours: Tours, left: list[int]) -> int:
    return sum(tour.length for tour in tours) + LEFT_OUT * len(left)


def _strings(
    tours: Tours, near: list[list[int]], left: list[int], dice: Random, parameters: Parameters = USUAL
) -> list[int]:
    """Take strings out of the trips around one door; returns those doors and the ones left out before."""
    homes = {door: (number, trip) for number, tour in enumerate(tours) for trip in tour.trips for door in trip}
    if not homes:
        return list(left)
    trips = [trip for tour in tours for trip in tour.trips]
    longest = min(parameters.longest_string, len(homes) / len(trips))
    strings = int(dice.uniform(1, 4 * parameters.doors_removed / (1 + longest)))
    out: dict[int, set[int]] = {}
    broken: set[Trip] = set()
    for door in near[dice.choice(list(homes))]:
        if len(broken) >= strings:
            break
        if door in homes and homes[door][1] not in broken:
            number, trip = homes[door]
            length = int(dice.uniform(1, min(len(trip), parameters.longest_string) + 1))
            out.setdefault(number, set()).update(_string(trip, trip.index(door), length, dice, parameters))
            broken.add(trip)
    for number, doors in out.items():
        tours[number] = tours[number].without(doors)
    return [*left, *(door for doors in out.values() for door in sorted(doors))]


def _string(trip: Trip, at: int, length: int, dice: Random, parameters: Parameters = USUAL) -> Trip:
    """So many doors in a row around one; half of the time some in the middle are spared."""
    spared = 0
    if dice.random() < parameters.split_string_share:
        stop = parameters.split_string_stop
        while length + spared < len(trip) and dice.random() > stop and spared < 1 + len(trip) // 4:
            spared += 1
    whole = length + spared
    first = dice.randint(max(0, at - whole + 1), min(at, len(trip) - whole))
    row = trip[first : first + whole]
    gap = dice.randint(0, length)
    return row[:gap] + row[gap + spared :]


def _sorted(errands: Errands, doors: list[int], dice: Random, parameters: Parameters = USUAL) -> list[int]:
    """Doors in one of seven sequences: any, heavy, far, near, early closing, late released or narrow window first."""
    dice.shuffle(doors)
    legs, load, closes, released = errands.legs[0], errands.load, errands.closes, errands.released
    keys: list[Callable[[int], int]] = [
        lambda _: 0,
        lambda door: -load[door],
        lambda door: -legs[door],
        lambda door: legs[door],
        lambda door: closes[door],
        lambda door: -released[door],
        lambda door: closes[door] - errands.opens[door],
    ]
    (key,) = dice.choices(keys, parameters.order_weights)
    return sorted(doors, key=key)


def _put_in(tours: Tours, doors: list[int], dice: Random, parameters: Parameters = USUAL) -> list[int]:
    """Put doors where they add least, one after the other; returns those that fit nowhere. Changes the list."""
    left, blinks = [], parameters.one_blink_in
    for door in doors:
        below, chosen, best = LEFT_OUT, -1, None
        skips = [dice.random() * blinks < 1 for _ in range(blinks // 4)]
        empty = False
        for number, tour in enumerate(tours):
            if not tour.trips:
                # All empty vehicles are alike, so one of them is enough.
                if empty:
                    continue
                empty = True
            spot = tour.best_spot(door, below, skips)
            if spot is not None:
                below, chosen, best = spot.added, number, spot
        if best is None:
            left.append(door)
        else:
            tours[chosen] = tours[chosen].with_door(door, best)
    return left
