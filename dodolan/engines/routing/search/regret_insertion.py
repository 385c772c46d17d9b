"""Regret insertion: orders are inserted by how much dearer their second best runner is than their best.

Source: Potvin and Rousseau, A parallel route building algorithm for the vehicle routing and scheduling problem with
time windows, 1993; regret-2, over orders weighed together.
"""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from dodolan.engines.routing.draft.days import Days, Insertion
from dodolan.engines.routing.search.candidate_list import Able, nearest_runners
from dodolan.engines.routing.search.effort import Effort


class Choice(NamedTuple):
    """The best insertion of an order, and what its second best runner would cost."""

    best: Insertion | None
    second: int
    second_runner: int

    @property
    def regret(self) -> int:
        """What it costs more if the best runner is given to another order."""
        return self.second - (self.best.cost if self.best else self.second)

    def rests_on(self, runner: int) -> bool:
        """Whether a change of that runner's day makes it out of date."""
        return runner == self.second_runner or (self.best is not None and runner == self.best.runner)


def insert_by_regret(days: Days, orders: Sequence[int], able: Able, effort: Effort) -> list[int]:
    """Insert orders, the one with the most regret first; returns what is left out."""
    left: list[int] = []
    jobs = days.board.jobs
    # Regret is only known among orders weighed together, so those that press come first whatever their regret.
    waiting = iter(sorted(orders, key=lambda order: (min(jobs[order].latest, jobs[order].ready), order)))
    choices: dict[int, Choice] = {}
    while True:
        for order in islice(waiting, effort.together - len(choices)):
            choices[order] = _choice(days, order, able[order], effort)
        if not choices:
            return left
        # Ties go to the order that came first, so that the plan depends on nothing but its input.
        order = max(choices, key=lambda order: choices[order].regret)
        insertion = choices.pop(order).best
        if insertion is None:
            left.append(order)
            continue
        days.insert(insertion)
        for other, known in choices.items():
            # Choices that rest on the changed day are made anew; for all others one comparison is enough.
            if known.rests_on(insertion.runner):
                choices[other] = _choice(days, other, able[other], effort)
            elif insertion.runner in able[other]:
                choices[other] = _with(days, other, known, insertion.runner)


def insert_exhaustively(days: Days, left: Sequence[int], able: Able, runs: int) -> tuple[Days, list[int], set[int]]:
    """Try every runner, in every run of the day, for orders that found no room: dear ones and early windows first.

    Returns the draft with what found room now, what is still left out, and those of it for which not every runner was
    tried because `runs` were looked at: an answer within seconds is worth more than the last of many orders.
    """
    whole = days.copy()
    whole.look_ahead = days.board.parameters.last_look_ahead
    jobs = days.board.jobs
    still: list[int] = []
    unasked: set[int] = set()
    for order in sorted(left, key=lambda order: (-jobs[order].weight, jobs[order].latest, order)):
        # A long day takes longer to look at than a short one.
        runs -= sum(len(whole.runs[runner]) + 1 for runner in able[order])
        if runs < 0:
            unasked.add(order)
            still.append(order)
            continue
        choice = Choice(None, unserved_cost(days, order), -1)
        for runner in able[order]:
            choice = _with(whole, order, choice, runner)
        if choice.best is None:
            still.append(order)
        else:
            whole.insert(choice.best)
    return whole, still, unasked


def unserved_cost(days: Days, order: int) -> int:
    """What leaving an order out costs."""
    return days.board.aims.unserved * days.board.jobs[order].weight


def _choice(days: Days, order: int, able: list[int], effort: Effort) -> Choice:
    choice = Choice(None, unserved_cost(days, order), -1)
    near = able if len(able) <= effort.runners else nearest_runners(days, order, able, effort.runners)
    for runner in near:
        choice = _with(days, order, choice, runner)
    if choice.best is None and effort.ask_all:
        # The nearest may be full, or on the road after their shift.
        for runner in able:
            choice = _with(days, order, choice, runner)
    return choice


def _with(days: Days, order: int, known: Choice, runner: int) -> Choice:
    """The choice with one more runner looked at."""
    # A third best runner changes nothing, so a day is only followed while it is cheaper than the second best.
    insertion = days.best_insertion(order, runner, known.second)
    if insertion is None:
        return known
    if known.best is None:
        return known._replace(best=insertion)
    if insertion.cost < known.best.cost:
        return Choice(insertion, known.best.cost, known.best.runner)
    return known._replace(second=insertion.cost, second_runner=runner)
