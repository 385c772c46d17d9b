"""The one entrance: a situation goes in, a plan comes out. Pure: the same input gives the same plan."""

from random import Random

from dodolan.engines.routing.asking import asked
from dodolan.engines.routing.board import Board
from dodolan.engines.routing.effort import usual_effort
from dodolan.engines.routing.explaining import explain
from dodolan.engines.routing.filling import fill, last_try
from dodolan.engines.routing.model import FROZEN, Situation
from dodolan.engines.routing.opening import open_board
from dodolan.engines.routing.plan import Plan, Unassigned
from dodolan.engines.routing.ports import Picking, Travel
from dodolan.engines.routing.screening import screen
from dodolan.engines.routing.search import improve, total
from dodolan.engines.routing.timing import Clockwork
from dodolan.engines.routing.waiting import send_ahead
from dodolan.engines.routing.writing import left_out, written


def plan(situation: Situation, *, travel: Travel, picking: Picking, seed: int = 0, rounds: int | None = None) -> Plan:
    """Plan what is left of the day: put new orders into the trips there are, then improve round after round.

    rounds None takes what usual_effort() gives for a board of this size. Frozen trips come back as they were; trips
    that should leave now are in Plan.leaving(), everything later may still change at no loss.
    """
    board, screened = Board(situation, travel, picking), screen(situation)
    # A phone may still name a runner who was taken off the list; his trips must not stop the plan for all others.
    known = {runner.id for runner in situation.runners}
    frozen = [trip for trip in situation.trips if trip.state in FROZEN and trip.runner in known]
    on_board = {order for trip in frozen for order in trip.orders}
    # Goods on board need no search, so a full road does not make the rest of the plan worse.
    effort = usual_effort(sum(order.id not in on_board for order in situation.orders), rounds)
    opening = open_board(situation, Clockwork(board), screened, effort.look_ahead)
    able = asked(opening.days, screened.able, effort)
    left = fill(opening.days, opening.open, able, effort)
    before = total(opening.days, left)
    dice = Random(seed)  # noqa: S311  it repeats itself on purpose
    days, left = improve(opening.days, left, able, effort, dice)
    days, left, unasked = last_try(days, left, screened.able, effort.last_runs)
    tables = (*opening.frozen, *written(days, situation))
    # Goods on board are on their way whatever the rules say by now: they are never called refused.
    refused = [reason for reason in screened.refused.values() if reason.order not in on_board]
    refused += [left_out(situation, order, asked=order not in unasked) for order in left]
    return Plan(
        revision=situation.revision,
        seed=seed,
        rounds=effort.rounds,
        timetables=tables,
        unassigned=tuple(Unassigned(reason.order, reason) for reason in refused),
        moves=tuple(send_ahead(situation, days)),
        reasons=explain(situation, tables),
        cost_before=before,
        cost_after=total(days, left),
    )
