"""The one entrance: a situation goes in, a plan comes out. Pure: the same input gives the same plan."""

from random import Random

from dodolan.engines.routing.board import Board
from dodolan.engines.routing.draft import Days
from dodolan.engines.routing.explaining import explain
from dodolan.engines.routing.holding import held
from dodolan.engines.routing.model import Situation, State, Trip
from dodolan.engines.routing.opening import open_board
from dodolan.engines.routing.plan import Plan, Reason, Timetable, Unassigned, Why
from dodolan.engines.routing.ports import Picking, Travel
from dodolan.engines.routing.screening import screen
from dodolan.engines.routing.search import fill, improve, total
from dodolan.engines.routing.timing import Clockwork
from dodolan.engines.routing.waiting import send_ahead

# An order is only offered to so many runners, those who can be at its pickup place first.
NEAREST = 20


def plan(situation: Situation, *, travel: Travel, picking: Picking, seed: int = 0, rounds: int | None = None) -> Plan:
    """Plan what is left of the day: put new orders into the trips there are, then improve for a number of rounds.

    rounds None takes usual_rounds(). Frozen trips come back as they were; trips that should leave now are in
    Plan.leaving(), everything later may still change at no loss.
    """
    board = Board(situation, travel, picking)
    screened = screen(situation)
    opening = open_board(situation, Clockwork(board), screened)
    able = {order: _nearest(opening.days, order, runners) for order, runners in screened.able.items()}
    left = fill(opening.days, opening.open, able)
    before = total(opening.days, left)
    rounds = usual_rounds(len(able)) if rounds is None else rounds
    days, left = improve(opening.days, left, able, rounds, Random(seed))  # noqa: S311  it repeats itself on purpose
    tables = (*opening.frozen, *_written(days, situation))
    on_board = {order for table in opening.frozen for order in table.trip.orders}
    refused = [reason for reason in screened.refused.values() if reason.order not in on_board]
    refused += [_left_out(situation, order) for order in left]
    return Plan(
        revision=situation.revision,
        seed=seed,
        rounds=rounds,
        timetables=tables,
        unassigned=tuple(Unassigned(reason.order, reason) for reason in refused),
        moves=tuple(send_ahead(situation, days)),
        reasons=explain(situation, tables),
        cost_before=before,
        cost_after=total(days, left),
    )


def usual_rounds(orders: int) -> int:
    """How long to improve: much for a small board, little for a big one, so that an answer takes about as long."""
    return 2000 // (orders + 25)


def _nearest(days: Days, order: int, runners: list[int]) -> list[int]:
    """The runners that could be at the pickup place first, and the one who has the order now."""
    board, place = days.board, days.board.jobs[order].place

    def there(runner: int) -> tuple[int, int]:
        at, free, _ = days.stands[runner][0]
        return free + board.leg(at, place, board.now), runner

    if len(runners) <= NEAREST:
        return runners
    near = sorted(runners, key=there)
    return near[:NEAREST] + [r for r in near[NEAREST:] if any(order in run.orders for run in days.runs[r])]


def _written(days: Days, situation: Situation) -> list[Timetable]:
    """The draft as timetables. A trip that did not change is the very one that was handed in."""
    board, tables = days.board, []
    known = {(trip.runner, trip.pickup.id, trip.orders, trip.state): trip for trip in situation.trips}
    for runner, runs in enumerate(days.runs):
        for run, (at, free, _) in zip(runs, days.stands[runner], strict=False):
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
