"""Finding a good draft: put every open order where waiting costs most, then take parts out and put them back better."""

from collections.abc import Sequence
from heapq import nsmallest
from itertools import islice
from random import Random
from typing import NamedTuple

from dodolan.engines.routing.draft import Days, Fit

# The numbers of the runners that may carry an order, by its number.
Able = dict[int, list[int]]
# A search may stray from the best draft by this many thousandths of its cost before it turns back.
STRAY = 4
MOST_OUT = 8
STRANDED = 10**12


class Effort(NamedTuple):
    """How hard to search, counted in steps and never in seconds, so that a plan can be made again.

    rounds of ruin and recreate; runners looked at for an order, those who are free nearest first; orders weighed
    against each other at once; runs of a long day that are tried.
    """

    rounds: int
    runners: int
    together: int
    look_ahead: int


def usual_effort(orders: int, rounds: int | None = None) -> Effort:
    """Much for few open orders, little for many, so that every answer takes about as long; rounds may be given."""
    if orders <= 120:
        effort = Effort(rounds=min(60, 40_000 // (orders + 10) ** 2), runners=16, together=12, look_ahead=6)
    elif orders <= 600:
        effort = Effort(rounds=4, runners=6, together=2, look_ahead=2)
    else:
        effort = Effort(rounds=0, runners=3, together=2, look_ahead=2)
    return effort if rounds is None else effort._replace(rounds=rounds)


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
    waiting = iter(sorted(orders, key=lambda order: (min(jobs[order].latest, jobs[order].ready), order)))
    choices: dict[int, Choice] = {}
    while True:
        for order in islice(waiting, effort.together - len(choices)):
            choices[order] = _choice(days, order, able[order], effort)
        if not choices:
            return left
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


def unserved_price(days: Days, order: int) -> int:
    """What leaving an order out costs."""
    return days.board.aims.unserved * days.board.jobs[order].weight


def likely(days: Days, able: Able, effort: Effort) -> Able:
    """Twice as many runners for every order as are looked at, or as many as there are orders if that is more."""
    number = max(2 * effort.runners, len(able))
    return {
        order: runners if len(runners) <= number else _nearest(days, order, runners, number)
        for order, runners in able.items()
    }


def _choice(days: Days, order: int, able: list[int], effort: Effort) -> Choice:
    choice = Choice(None, unserved_price(days, order), -1)
    near = able if len(able) <= effort.runners else _nearest(days, order, able, effort.runners)
    for runner in near:
        choice = _with(days, order, choice, runner)
    if choice.best is None and effort.rounds:
        # Those who are there first may be full, or on the road after their shift.
        for runner in able:
            choice = _with(days, order, choice, runner)
    return choice


def _nearest(days: Days, order: int, able: list[int], number: int) -> list[int]:
    """The runners who could be at the pickup place first after what they have to do, then those who go home first."""
    board, stands, job = days.board, days.stands, days.board.jobs[order]

    def there(runner: int) -> tuple[bool, int]:
        at, free, _ = stands[runner][-1]
        reach = free + board.leg(at, job.place, board.now)
        return max(reach, job.ready) > board.limits[runner].off, reach

    return nsmallest(number, able, key=there)


def _with(days: Days, order: int, known: Choice, runner: int) -> Choice:
    """The choice after looking at one more runner."""
    fit = days.best_fit(order, runner, known.second)
    if fit is None:
        return known
    if known.best is None:
        return known._replace(best=fit)
    if fit.cost < known.best.cost:
        return Choice(fit, known.best.cost, known.best.runner)
    return known._replace(second=fit.cost, second_runner=runner)


def improve(days: Days, left: list[int], able: Able, effort: Effort, rng: Random) -> tuple[Days, list[int]]:
    """Ruin and recreate round after round; the answer is never dearer than what was given."""
    best = now = (total(days, left), days, left)
    for _ in range(effort.rounds):
        draft = now[1].copy()
        out = ruin(draft, rng)
        if not out:
            break
        again = set(rng.sample(now[2], min(len(now[2]), MOST_OUT)))
        draft_left = fill(draft, [*out, *again], able, effort) + [order for order in now[2] if order not in again]
        found = (total(draft, draft_left), draft, draft_left)
        if found[0] <= now[0] or found[0] * 1000 < best[0] * (1000 + STRAY):
            now = found
        if found[0] < best[0]:
            best = found
    return best[1], best[2]


def total(days: Days, left: list[int]) -> int:
    """The cost of a draft with what it leaves out; a run under way that loses its last order is hardly a plan."""
    stranded = sum(bool(runs) and not runs[0].orders for runs in days.runs)
    return days.cost + sum(unserved_price(days, order) for order in left) + stranded * STRANDED


def ruin(days: Days, rng: Random) -> set[int]:
    """Take out some orders that could trade places: one, and those nearest to it in place and time."""
    board, jobs = days.board, days.board.jobs
    inside = [
        order
        for runs in days.runs
        for run in runs
        if board.positions.keys().isdisjoint(run.orders)
        for order in run.orders
    ]
    if not inside:
        return set()
    seed = jobs[rng.choice(inside)]

    def strangeness(order: int) -> float:
        job = jobs[order]
        return (board.leg(seed.place, job.place, board.now) + abs(seed.ready - job.ready) // 2) * (0.5 + rng.random())

    out = set(sorted(inside, key=strangeness)[: rng.randint(1, MOST_OUT)])
    days.drop(out)
    return out
