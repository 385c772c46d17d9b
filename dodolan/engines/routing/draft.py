"""A plan while it is being made: who carries what, what every runner's day costs, and where an order fits best."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple, Self

from dodolan.engines.routing.board import Run
from dodolan.engines.routing.timing import Clockwork


class Fit(NamedTuple):
    """Putting an order into a runner's day: what it adds to the cost, and the run that comes there."""

    cost: int
    runner: int
    number: int
    run: Run
    replaces: int


class Stand(NamedTuple):
    """Where and from when a runner is free before a run, and what the runs before it cost."""

    at: int
    free: int
    cost: int


class Days:
    """The runs of every runner. Copies are cheap: a Run is never changed, only replaced.

    look_ahead: in a long day a new order is tried in so many runs, from the one under way when it is ready.
    """

    def __init__(self, clockwork: Clockwork, starts: list[Stand], look_ahead: int) -> None:
        self.clockwork, self.board, self.look_ahead = clockwork, clockwork.board, look_ahead
        self.runs: list[list[Run]] = [[] for _ in starts]
        self.stands: list[list[Stand]] = [[start] for start in starts]
        self.cost = 0

    def copy(self) -> Self:
        """A draft of its own."""
        twin = type(self)(self.clockwork, [], self.look_ahead)
        twin.runs, twin.stands, twin.cost = list(self.runs), list(self.stands), self.cost
        return twin

    def put(self, runner: int, runs: list[Run]) -> None:
        """Give a runner these runs instead of what he has."""
        stands = [self.stands[runner][0]]
        for run in runs:
            at, free, cost = stands[-1]
            times = self.clockwork.walk(runner, run, at, free)
            stands.append(Stand(times.at, times.free, cost + times.cost))
        self.cost += stands[-1].cost - self.stands[runner][-1].cost
        self.runs[runner], self.stands[runner] = runs, stands

    def take(self, fit: Fit) -> None:
        """Do what a fit says."""
        runs = self.runs[fit.runner]
        self.put(fit.runner, [*runs[: fit.number], fit.run, *runs[fit.number + fit.replaces :]])

    def drop(self, orders: set[int]) -> None:
        """Take orders out of the days they are in; a run under way stays, even empty."""
        for runner, runs in enumerate(self.runs):
            if any(order in orders for run in runs for order in run.orders):
                # An empty list under way still tells where its runner will stand; without it he would turn round.
                left = [run._replace(orders=tuple(o for o in run.orders if o not in orders)) for run in runs]
                self.put(runner, [run for run in left if run.orders or run.arrives >= 0])

    def best_fit(self, order: int, runner: int, below: int) -> Fit | None:
        """The cheapest place for an order in a runner's day below a bound; None if none is, or it fits nowhere.

        A place whose cost reaches `below` on the way to its end is given up there, though the runs behind it might
        have won some of that back: so the answer is the same as without a bound, or dearer, or None.
        """
        best = None
        for number, run, replaces in self._ways(order, runner):
            added = self._added(runner, number, run, replaces, below)
            if added < below:
                below, best = added, Fit(added, runner, number, run, replaces)
        return best

    def _ways(self, order: int, runner: int) -> Iterable[tuple[int, Run, int]]:
        """Every way of putting an order in: into a run from its pickup place, or as a run of its own between others."""
        job, runs, board = self.board.jobs[order], self.runs[runner], self.board
        first, last = 0, len(runs)
        if last > self.look_ahead:
            # The run before is still being loaded when the goods are ready: they may catch it.
            first = max(0, bisect_left(self.stands[runner], job.ready, key=attrgetter("free")) - 1)
            first = min(first, last - self.look_ahead)
            last = first + self.look_ahead
        for number in range(first, last):
            place, orders, arrives = runs[number]
            if place == job.place and board.has_room(runner, orders, order):
                for position in range(len(orders) + 1):
                    fuller = Run(place, (*orders[:position], order, *orders[position:]), arrives)
                    if not board.positions or board.keeps_pins(fuller):
                        yield number, fuller, 1
        alone = Run(job.place, (order,))
        # Who is on his way to a pickup place cannot be sent to another one first.
        under_way = first == 0 and last > 0 and runs[0].arrives >= 0
        for number in range(first + under_way, last + 1):
            yield number, alone, 0

    def _added(self, runner: int, number: int, run: Run, replaces: int, below: int) -> int:
        """What the day costs more with this run there; an answer of `below` or more may be too low."""
        walk, stands, runs = self.clockwork.walk, self.stands[runner], self.runs[runner]
        at, free, before = stands[number]
        times = walk(runner, run, at, free)
        rest = number + replaces
        added = times.cost - (stands[rest].cost - before)
        while rest < len(runs) and added < below:
            # A later start hardly ever makes the rest of a day cheaper: what is too dear by now need not be followed.
            stand = stands[rest]
            # From the same place at the same second the rest of the day is the one already paid for.
            if stand.at == times.at and stand.free == times.free:
                return added
            times = walk(runner, runs[rest], times.at, times.free)
            rest += 1
            added += times.cost - (stands[rest].cost - stand.cost)
        return added
