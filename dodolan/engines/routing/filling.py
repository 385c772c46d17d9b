"""Putting open orders into runners' days: first the one that would lose most by going to its second best runner."""

from collections.abc import Sequence
from itertools import islice
from typing import NamedTuple

from dodolan.engines.routing.asking import Able, nearest
from dodolan.engines.routing.draft import Days, Fit
from dodolan.engines.routing.effort import Effort

# More runs than any day has.
EVERY_RUN = 10**6


class Choice(NamedTuple):
    """The best fit of an order, and what its second best runner would cost."""

    best: Fit | None
    second: int
    second_runner: int

    @property
    def regret(self) -> int:
        """What is lost if the best runner is given to another order."""
        return self.second - (self.best.cost if self.best else self.second)

    def rests_on(self, runner: int) -> bool:
        """Whether it is to be made anew when that runner's day changes."""
        return runner == self.second_runner or (self.best is not None and runner == self.best.runner)


def fill(days: Days, orders: Sequence[int], able: Able, effort: Effort) -> list[int]:
    """Put orders in, first the one that would lose most by going to its second best runner. Says what is left out."""
    left: list[int] = []
    jobs = days.board.jobs
    # Regret is only known among orders weighed together, so those that press come first whatever it says.
    waiting = iter(sorted(orders, key=lambda order: (min(jobs[order].latest, jobs[order].ready), order)))
    choices: dict[int, Choice] = {}
    while True:
        for order in islice(waiting, effort.together - len(choices)):
            choices[order] = _choice(days, order, able[order], effort)
        if not choices:
            return left
        # Ties go to the order that came first: the plan must not hang on anything unsaid.
        order = max(choices, key=lambda order: choices[order].regret)
        fit = choices.pop(order).best
        if fit is None:
            left.append(order)
            continue
        days.take(fit)
        for other, known in choices.items():
            if known.rests_on(fit.runner):
                choices[other] = _choice(days, other, able[other], effort)
            elif fit.runner in able[other]:
                choices[other] = _with(days, other, known, fit.runner)


def last_try(days: Days, left: Sequence[int], able: Able, runs: int) -> tuple[Days, list[int], set[int]]:
    """Ask every runner, in every run of his day, for orders that found no room: dear ones and early windows first.

    Returns the draft with what found room now, what is still left out, and which of that not every runner was asked
    for because so many runs were looked at: an answer within seconds is worth more than the last order of a flood.
    """
    whole = days.copy()
    whole.look_ahead = EVERY_RUN
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
        choice = Choice(None, unserved_price(days, order), -1)
        for runner in able[order]:
            choice = _with(whole, order, choice, runner)
        if choice.best is None:
            still.append(order)
        else:
            whole.take(choice.best)
    return whole, still, unasked


def unserved_price(days: Days, order: int) -> int:
    """What leaving an order out costs."""
    return days.board.aims.unserved * days.board.jobs[order].weight


def _choice(days: Days, order: int, able: list[int], effort: Effort) -> Choice:
    choice = Choice(None, unserved_price(days, order), -1)
    near = able if len(able) <= effort.runners else nearest(days, order, able, effort.runners)
    for runner in near:
        choice = _with(days, order, choice, runner)
    if choice.best is None and effort.ask_all:
        # Those who are there first may be full, or on the road after their shift.
        for runner in able:
            choice = _with(days, order, choice, runner)
    return choice


def _with(days: Days, order: int, known: Choice, runner: int) -> Choice:
    """The choice after looking at one more runner."""
    # A third best runner changes nothing, so his day is only followed while it beats the second.
    fit = days.best_fit(order, runner, known.second)
    if fit is None:
        return known
    if known.best is None:
        return known._replace(best=fit)
    if fit.cost < known.best.cost:
        return Choice(fit, known.best.cost, known.best.runner)
    return known._replace(second=fit.cost, second_runner=runner)
