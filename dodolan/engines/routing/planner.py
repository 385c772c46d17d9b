"""The one entrance: a situation goes in, a plan comes out. Pure: the same input gives the same plan."""

from random import Random

from dodolan.engines.routing.board import Board
from dodolan.engines.routing.draft import Days
from dodolan.engines.routing.explaining import explain
from dodolan.engines.routing.holding import held
from dodolan.engines.routing.model import FROZEN, Situation, State, Trip
from dodolan.engines.routing.opening import open_board
from dodolan.engines.routing.plan import Plan, Reason, Timetable, Unassigned, Why
from dodolan.engines.routing.ports import Picking, Travel
from dodolan.engines.routing.screening import screen
from dodolan.engines.routing.search import fill, improve, likely, total, usual_effort
from dodolan.engines.routing.timing import Clockwork
from dodolan.engines.routing.waiting import send_ahead


def plan(situation: Situation, *, travel: Travel, picking: Picking, seed: int = 0, rounds: int | None = None) -> Plan:
    """Plan what is left of the day: put new orders into the trips there are, then improve round after round.

    rounds None takes what usual_effort() gives for a board of this size. Frozen trips come back as they were; trips
    that should leave now are in Plan.leaving(), everything later may still change at no loss.
    """
    board, screened = Board(situation, travel, picking), screen(situation)
    known = {runner.id for runner in situation.runners}
    frozen = [trip for trip in situation.trips if trip.state in FROZEN and trip.runner in known]
    on_board = {order for trip in frozen for order in trip.orders}
    effort = usual_effort(sum(order.id not in on_board for order in situation.orders), rounds)
    opening = open_board(situation, Clockwork(board), screened, effort.look_ahead)
    able = likely(opening.days, screened.able, effort)
    left = fill(opening.days, opening.open, able, effort)
    before = total(opening.days, left)
    dice = Random(seed)  # noqa: S311  it repeats itself on purpose
    days, left = improve(opening.days, left, able, effort, dice)
    tables = (*opening.frozen, *_written(days, situation))
    refused = [reason for reason in screened.refused.values() if reason.order not in on_board]
    refused += [_left_out(situation, order) for order in left]
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


def _written(days: Days, situation: Situation) -> list[Timetable]:
    """The draft as timetables. A trip that did not change is the very one that was handed in."""
    board, tables = days.board, []
    known = {(trip.runner, trip.pickup.id, trip.orders, trip.state): trip for trip in situation.trips}
    for runner, runs in enumerate(days.runs):
        for run, (at, free, _) in zip(runs, days.stands[runner], strict=False):
            if not run.orders:
                continue
            times = held(days.clockwork, runner, run, at, free)
            trip = Trip(
                runner=board.runners[runner].id,
                pickup=board.spot(run.place),
                orders=tuple(board.orders[order].id for order in run.orders),
                state=State.PICKING if run.arrives >= 0 else State.PLANNED,
                revision=situation.revision,
                arrives=max(0, run.arrives),
            )
            trip = known.get((trip.runner, trip.pickup.id, trip.orders, trip.state), trip)
            tables.append(Timetable(trip, times.departs, times.picks, times.loaded, times.arrivals, times.free))
    return tables


def _left_out(situation: Situation, number: int) -> Reason:
    order = situation.orders[number].id
    pinned = next((pin.runner for pin in situation.pins if pin.order == order), "")
    return Reason(Why.PIN_IMPOSSIBLE if pinned else Why.SHIFTS_OVER, order, pinned)
