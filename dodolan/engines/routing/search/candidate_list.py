"""The candidate list of each order: nearly all runners on a small board, the few of its sector on a large one.

Source: granular neighbourhoods, Toth and Vigo 2003; sectors by the sweep, Gillett and Miller 1974.
"""

from collections.abc import Iterator, Sequence
from heapq import nsmallest
from math import atan2

from dodolan.engines.routing.draft.days import Days
from dodolan.engines.routing.model.values import Place
from dodolan.engines.routing.search.effort import Effort

# The numbers of the runners that may carry an order, by its number.
Able = dict[int, list[int]]


def candidate_lists(days: Days, able: Able, effort: Effort) -> Able:
    """The runners looked at for each order, out of those who may carry it; never none where there is one."""
    if effort.sector:
        near = {order: mine for orders, mine in sectors(days, able, effort.sector) for order in orders}
        chosen = {order: [runner for runner in runners if runner in near[order]] for order, runners in able.items()}
        number = effort.runners
    else:
        # Twice as many as are looked at, or one per order if that is more: days fill, and the nearest are not the same.
        chosen, number = able, max(2 * effort.runners, len(able))
    return {
        order: runners if 0 < len(runners) <= number else nearest_runners(days, order, runners or able[order], number)
        for order, runners in chosen.items()
    }


def nearest_runners(days: Days, order: int, able: Sequence[int], number: int) -> list[int]:
    """The runners who can be at the pickup place first, in that order; after them those whose shift ends too early."""
    board, stands, job = days.board, days.stands, days.board.jobs[order]

    def there(runner: int) -> tuple[bool, int]:
        at, free, _ = stands[runner][-1]
        reach = free + board.leg(at, job.place, board.now)
        return max(reach, job.ready) > board.limits[runner].off, reach

    return nsmallest(number, able, key=there)


def sectors(days: Days, orders: Sequence[int] | Able, size: int) -> Iterator[tuple[list[int], frozenset[int]]]:
    """Cut a board into parts of at most `size` runners, each with its share of the orders.

    By pickup place as long as that differs, then by direction from the pickup place, as a sweep: doors in one direction
    make one trip. Runners belong to the part where their day ends.
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
    # Ties go by number, so that the plan depends on nothing but its input.
    in_turn = sorted(orders, key=lambda order: (lies(doors[order]), order))
    at_end = sorted(runners, key=lambda runner: (lies(board.spot(days.stands[runner][-1].at)), runner))
    # Each half gets orders in proportion to its runners, so that no side has more than it can carry.
    half = len(at_end) // 2
    share = len(in_turn) * half // len(at_end)
    yield from _cut(days, in_turn[:share], at_end[:half], size)
    yield from _cut(days, in_turn[share:], at_end[half:], size)
