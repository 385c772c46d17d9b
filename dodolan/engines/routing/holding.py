"""How long a trip may be held back: nothing is lost by leaving later than a door that is not open yet."""

from dodolan.engines.routing.board import Run
from dodolan.engines.routing.timing import Clockwork, Times


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
        # In another hour the roads may be slower, and a market may care for early doors: then leave sooner.
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
    # Holding longer than all the waiting would make him free later, which costs what comes after.
    return min(room, waited), first
