"""The one entrance: a situation goes in, a plan comes out. Pure: the same input gives the same plan."""

from random import Random

from dodolan.engines.routing.answer.explanations import explain
from dodolan.engines.routing.answer.timetables import timetables_of, why_left_out
from dodolan.engines.routing.draft.board import Board
from dodolan.engines.routing.draft.opening import open_board
from dodolan.engines.routing.draft.screening import screen
from dodolan.engines.routing.draft.timing import Clockwork
from dodolan.engines.routing.model.parameters import USUAL, Parameters
from dodolan.engines.routing.model.plan import Plan, Unassigned
from dodolan.engines.routing.model.ports import Picking, Travel
from dodolan.engines.routing.model.values import FROZEN, Situation
from dodolan.engines.routing.repositioning import reposition
from dodolan.engines.routing.search.candidate_list import candidate_lists
from dodolan.engines.routing.search.effort import usual_effort
from dodolan.engines.routing.search.regret_insertion import insert_by_regret, insert_exhaustively
from dodolan.engines.routing.search.ruin_and_recreate import ruin_and_recreate, total_cost


def plan(
    situation: Situation,
    *,
    travel: Travel,
    picking: Picking,
    seed: int = 0,
    rounds: int | None = None,
    parameters: Parameters = USUAL,
) -> Plan:
    """Plan what is left of the day: put new orders into the trips there are, then improve round after round.

    rounds None takes what usual_effort() gives for a board of this size; parameters tune all steps. Frozen trips come
    back as they were; trips that should leave now are in Plan.leaving(), everything later may still change at no cost.
    """
    board, screened = Board(situation, travel, picking, parameters), screen(situation)
    on_board = _on_board(situation)
    # Goods on board need no search, so they take no effort from the rest of the board.
    effort = usual_effort(sum(order.id not in on_board for order in situation.orders), rounds, parameters)
    opening = open_board(situation, Clockwork(board), screened, effort.look_ahead)
    able = candidate_lists(opening.days, screened.able, effort)
    left = insert_by_regret(opening.days, opening.open, able, effort)
    before = total_cost(opening.days, left)
    days, left = ruin_and_recreate(opening.days, left, able, effort, Random(seed))  # noqa: S311  it must repeat itself
    days, left, unasked = insert_exhaustively(days, left, screened.able, effort.last_runs)
    tables = (*opening.frozen, *timetables_of(days, situation))
    # Goods on board are on their way even if a rule forbids them by now: they are never refused.
    reasons = [reason for reason in screened.refused.values() if reason.order not in on_board]
    reasons += [why_left_out(situation, order, asked=order not in unasked) for order in left]
    return Plan(
        revision=situation.revision,
        seed=seed,
        rounds=effort.rounds,
        timetables=tables,
        unassigned=tuple(Unassigned(reason.order, reason) for reason in reasons),
        moves=tuple(reposition(situation, days)),
        reasons=explain(situation, tables),
        cost_before=before,
        cost_after=total_cost(days, left),
    )


def _on_board(situation: Situation) -> set[str]:
    """The orders of frozen trips."""
    # A phone may still show a runner who is off the list; their trips must not stop the plan for all others.
    known = {runner.id for runner in situation.runners}
    return {order for trip in situation.trips if trip.state in FROZEN and trip.runner in known for order in trip.orders}
