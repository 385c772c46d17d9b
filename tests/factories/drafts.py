"""Plans half made: a board with runners' days on it, for tests of the steps inside the planner."""

from typing import Any

from dodolan.engines.routing.draft.board import Board, Run
from dodolan.engines.routing.draft.days import Days, Stand
from dodolan.engines.routing.draft.timing import Clockwork
from dodolan.engines.routing.model.values import Order, Runner
from dodolan.engines.routing.search.effort import Effort
from rehearsal.dispatch.flat_picking import FlatPicking
from tests.factories.dispatch import AT_ONCE, MARKET, PLANE, situation

MILD = Effort(rounds=10, runners=8, together=8, look_ahead=6, last_runs=500, ask_all=True, sector=0)


def board_of(orders: list[Order], runners: list[Runner], *, picking: FlatPicking = AT_ONCE, **facts: Any) -> Board:
    return Board(situation(orders, runners, **facts), PLANE, picking)


def days_of(orders: list[Order], runners: list[Runner], look_ahead: int = 6, **facts: Any) -> Days:
    """Empty days for these runners."""
    board = board_of(orders, runners, **facts)
    starts = [Stand(board.place(one.at), max(one.free_from, one.on), 0) for one in runners]
    return Days(Clockwork(board), starts, look_ahead)


def run_of(days: Days, *orders: int, arrives: int = -1) -> Run:
    """A run from the market."""
    return Run(days.board.place(MARKET), orders, arrives)


def everyone(days: Days) -> dict[int, list[int]]:
    """Everybody may carry everything."""
    return {order: list(range(len(days.runs))) for order in range(len(days.board.jobs))}


def carried(days: Days) -> list[list[tuple[int, ...]]]:
    """The lists of every runner's runs."""
    return [[run.orders for run in runs] for runs in days.runs]


def true_cost(days: Days) -> int:
    """What the days cost when walked anew from the start."""
    cost = 0
    for runner, runs in enumerate(days.runs):
        at, free, _ = days.stands[runner][0]
        for run in runs:
            times = days.clockwork.walk(runner, run, at, free)
            cost, at, free = cost + times.cost, times.at, times.free
    return cost
