"""A plan while it is being made: the runs of every runner, their cost, and where an order fits best."""

from bisect import bisect_left
from collections.abc import Iterable
from operator import attrgetter
from typing import NamedTuple, Self

from dodolan.engines.routing.draft.board import Run
from dodolan.engines.routing.draft.timing import Clockwork


class Insertion(NamedTuple):
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
        """Give a runner these runs instead of their present ones."""
        stands = [self.stands[runner][0]]
        for run in runs:
            at, free, cost = stands[-1]
            times = self.clockwork.walk(runner, run, at, free)
            stands.append(Stand(times.at, times.free, cost + times.cost))
        # Only the difference, so that a change of one runner costs nothing for the others.
        self.cost += stands[-1].cost - self.stands[runner][-1].cost
        self.runs[runner], self.stands[runner] = runs, stands

    def insert(self, insertion: Insertion) -> None:
        """Carry out an insertion."""
        runs = self.runs[insertion.runner]
        self.put(
            insertion.runner, [*runs[: insertion.number], insertion.run, *runs[insertion.number + insertion.replaces :]]
        )

    def drop(self, orders: set[int]) -> None:
        """Take orders out of the days they are in; a run under way stays, even empty."""
        for runner, runs in enumerate(self.runs):
            if any(order in orders for run in runs for order in run.orders):
                # An empty run under way keeps its runner on the way to that place; without it they would turn round.
                left = [run._replace(orders=tuple(o for o in run.orders if o not in orders)) for run in runs]
                self.put(runner, [run for run in left if run.orders or run.arrives >= 0])

    def best_insertion(self, order: int, runner: int, below: int) -> Insertion | None:
        """The cheapest place below a bound for an order in a runner's day; None if there is none.

        A place whose cost reaches `below` before its last run is given up there, though the runs behind it might be
        cheaper than before: so the answer is the same as without a bound, or dearer, or None.
        """
        best = None
        # Each cheaper place lowers the bound for those after it.
        for number, run, replaces in self._insertions(order, runner):
            added = self._added_cost(runner, number, run, replaces, below)
            if added < below:
                below, best = added, Insertion(added, runner, number, run, replaces)
        return best

    def _insertions(self, order: int, runner: int) -> Iterable[tuple[int, Run, int]]:
        """Every way of putting an order in: into a run from its pickup place, or as a run of its own between others."""
        job, runs, board = self.board.jobs[order], self.runs[runner], self.board
        first, last = 0, len(runs)
        if last > self.look_ahead:
            # The run before may still be loading when the goods are ready, and can take them.
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
        # A runner on the way to a pickup place cannot be sent to another one first.
        under_way = first == 0 and last > 0 and runs[0].arrives >= 0
        for number in range(first + under_way, last + 1):
            yield number, alone, 0

    def _added_cost(self, runner: int, number: int, run: Run, replaces: int, below: int) -> int:
        """What the day costs more with this run there; an answer of `below` or more may be too low."""
        walk, stands, runs = self.clockwork.walk, self.stands[runner], self.runs[runner]
        at, free, before = stands[number]
        times = walk(runner, run, at, free)
        rest = number + replaces
        added = times.cost - (stands[rest].cost - before)
        while rest < len(runs) and added < below:
            # A later start hardly ever makes the rest of a day cheaper, so what is too dear by now is not followed.
            stand = stands[rest]
            # From the same place at the same second the rest of the day is the one already paid for.
            if stand.at == times.at and stand.free == times.free:
                return added
            times = walk(runner, runs[rest], times.at, times.free)
            rest += 1
            added += times.cost - (stands[rest].cost - stand.cost)
        return added
