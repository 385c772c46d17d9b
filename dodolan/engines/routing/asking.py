"""Whom to ask for an order: on a small board nearly everybody, on a large one the few runners of its sector."""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import atan2

from dodolan.engines.routing.draft import Days
from dodolan.engines.routing.effort import Effort
from dodolan.engines.routing.model import Place

# The numbers of the runners that may carry an order, by its number.
Able = dict[int, list[int]]


def asked(days: Days, able: Able, effort: Effort) -> Able:
    """The runners who are asked for each order, out of those who may carry it; never none where there was one."""
    if effort.sector:
        near = {order: mine for orders, mine in sectors(days, able, effort.sector) for order in orders}
        chosen = {order: [runner for runner in runners if runner in near[order]] for order, runners in able.items()}
        number = effort.runners
    else:
        # Twice as many as are looked at, or as many as there are orders if that is more.
        chosen, number = able, max(2 * effort.runners, len(able))
    return {
        order: runners if 0 < len(runners) <= number else nearest(days, order, runners or able[order], number)
        for order, runners in chosen.items()
    }


def nearest(days: Days, order: int, able: Sequence[int], number: int) -> list[int]:
    """The runners who could be at the pickup place first after what they have to do, then those who go home first."""
    board, stands, job = days.board, days.stands, days.board.jobs[order]

    def there(runner: int) -> tuple[bool, int]:
        at, free, _ = stands[runner][-1]
        reach = free + board.leg(at, job.place, board.now)
        return max(reach, job.ready) > board.limits[runner].off, reach

    return nsmallest(number, able, key=there)


def sectors(days: Days, orders: Sequence[int] | Able, size: int) -> Iterator[tuple[list[int], frozenset[int]]]:
    """Cut a board into parts of at most `size` runners, each with its share of the orders.

    By where goods are fetched as long as that differs, then like a cake around the pickup place: doors in one
    direction make one trip. Runners come to the part where their day ends.
    """
    yield from _cut(days, list(orders), list(range(len(days.runs))), size)


def _cut(days: Days, orders: list[int], runners: list[int], size: int) -> Iterator[tuple[list[int], frozenset[int]]]:
    if len(runners) <= size or len(orders) <= 1:
        yield orders, frozenset(runners)
        return
    board = days.board
    pickups = {order: board.spot(board.jobs[order].place) for order in orders}
    wide, high = (max(side) - min(side) for side in zip(*((spot.x, spot.y) for spot in pickups.values()), strict=True))
    middle = pickups[orders[0]]

    def lies(spot: Place) -> float:
        if wide or high:
            return spot.x if wide >= high else spot.y
        return atan2(spot.y - middle.y, spot.x - middle.x)

    doors = pickups if wide or high else {order: board.spot(board.jobs[order].door) for order in orders}
    # Ties go by number: the plan must not hang on anything unsaid.
    in_turn = sorted(orders, key=lambda order: (lies(doors[order]), order))
    at_end = sorted(runners, key=lambda runner: (lies(board.spot(days.stands[runner][-1].at)), runner))
    half = len(at_end) // 2
    share = len(in_turn) * half // len(at_end)
    yield from _cut(days, in_turn[:share], at_end[:half], size)
    yield from _cut(days, in_turn[share:], at_end[half:], size)
