"""A draft written out as timetables, and what it leaves out."""

from dodolan.engines.routing.answer.holding import held
from dodolan.engines.routing.draft.days import Days
from dodolan.engines.routing.model.plan import Reason, Timetable, Why
from dodolan.engines.routing.model.values import Situation, State, Trip


def timetables_of(days: Days, situation: Situation) -> list[Timetable]:
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
            # The same trip keeps its revision, so a phone that shows it needs no message.
            trip = known.get((trip.runner, trip.pickup.id, trip.orders, trip.state), trip)
            tables.append(Timetable(trip, times.departs, times.picks, times.loaded, times.arrivals, times.free))
    return tables


def why_left_out(situation: Situation, number: int, *, asked: bool) -> Reason:
    """Why an order that somebody may carry is on no trip; asked: every runner was tried."""
    order = situation.orders[number].id
    pinned = next((pin.runner for pin in situation.pins if pin.order == order), "")
    if pinned:
        return Reason(Why.PIN_IMPOSSIBLE, order, pinned)
    return Reason(Why.SHIFTS_OVER if asked else Why.NOT_ALL_ASKED, order)
