"""Holding: how late a trip may leave at no cost, so that its list can still change until then.

Source: waiting strategies, Mitrovic-Minic and Laporte 2004: wait before leaving rather than at a closed door.
"""

from dodolan.engines.routing.draft.board import Run
from dodolan.engines.routing.draft.timing import Clockwork, Times


def held(clockwork: Clockwork, runner: int, run: Run, at: int, free: int) -> Times:
    """The run with the latest departure that makes no order late, no late order later, and the runner free no later.

    Until then the list may still change. Waiting before a window opens becomes waiting before leaving, as far as the
    windows of the doors before it allow. A run under way is not held, nor one that would be pushed into a break.
    """
    times = clockwork.walk(runner, run, at, free)
    if run.arrives >= 0:
        return times
    for spare in _spares(clockwork, runner, run, times):
        later = clockwork.walk(runner, run, at, times.departs + spare)
        # In another hour the roads may be slower, or the aims may favour early doors: then the runner leaves sooner.
        if later.free == times.free and later.cost <= times.cost:
            return later
    return times


def _spares(clockwork: Clockwork, runner: int, run: Run, times: Times) -> tuple[int, int]:
    """Seconds by which waiting at all doors can be shortened, each within its window; and that at the first alone."""
    board, percent = clockwork.board, clockwork.board.limits[runner].percent
    clock, at, waited, room, first = times.loaded, run.place, 0, 0, 0
    for number, (order, handed) in enumerate(zip(run.orders, times.arrivals, strict=True)):
        job = board.jobs[order]
        # What is left when driving and handing over are taken off is waiting at a closed door.
        waited += handed - (clock + -(-board.leg(at, job.door, clock) * percent // 100) + job.hand)
        here = waited + max(0, job.latest - handed)
        first, room = (waited, here) if number == 0 else (first, min(room, here))
        clock, at = handed + job.leave, job.door
    # Holding longer than all the waiting would free the runner later, which delays the runs after it.
    return min(room, waited), first
