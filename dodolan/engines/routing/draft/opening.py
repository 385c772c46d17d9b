"""Where a search begins: the board as it is, with goods on board, runs under way and what was planned last time."""

from dataclasses import dataclass

from dodolan.engines.routing.draft.board import Run
from dodolan.engines.routing.draft.days import Days, Stand
from dodolan.engines.routing.draft.screening import Screened
from dodolan.engines.routing.draft.timing import AFTER_SHIFT, Clockwork
from dodolan.engines.routing.model.plan import Timetable
from dodolan.engines.routing.model.values import FROZEN, Situation, State, Trip


@dataclass(slots=True)
class Opening:
    """The days to start from, the timetables of frozen trips, and the numbers of orders that still need a place."""

    days: Days
    frozen: list[Timetable]
    open: list[int]


def open_board(situation: Situation, clockwork: Clockwork, screened: Screened, look_ahead: int) -> Opening:
    """Frozen trips are walked to their end; begun and planned ones are taken over as far as they still may be."""
    orders = {order.id: number for number, order in enumerate(situation.orders)}
    runners = {runner.id: number for number, runner in enumerate(situation.runners)}
    trips = [(trip, runners[trip.runner]) for trip in situation.trips if trip.runner in runners]
    # A runner takes nothing before the shift begins, nor in the past.
    starts = [
        Stand(clockwork.board.place(runner.at), max(runner.free_from, runner.on, situation.now), 0)
        for runner in situation.runners
    ]
    frozen, taken = [], set[int]()
    for trip, runner in trips:
        if trip.state in FROZEN:
            on_board = tuple(orders[order] for order in trip.orders if order in orders)
            table, starts[runner] = _carried(clockwork, trip, runner, starts[runner], on_board)
            frozen.append(table)
            taken.update(on_board)
    days = Days(clockwork, starts, look_ahead)
    # Lists under way first: a planned trip of the same orders is out of date.
    for trip, runner in sorted(trips, key=lambda known: known[0].state is not State.PICKING):
        if trip.state not in FROZEN:
            wanted = [orders[order] for order in trip.orders if order in orders]
            # A pin, a cash limit or a skill may have changed since the trip was planned.
            mine = [order for order in wanted if order not in taken and runner in screened.able.get(order, ())]
            taken.update(_taken_over(days, trip, runner, mine))
    return Opening(days, frozen, [order for order in screened.able if order not in taken])


def _carried(
    clockwork: Clockwork, trip: Trip, runner: int, start: Stand, on_board: tuple[int, ...]
) -> tuple[Timetable, Stand]:
    """A frozen trip in time, and where its runner is free after it."""
    doors = clockwork.deliver(clockwork.board.limits[runner], on_board, start.at, start.free)
    table = Timetable(trip, start.free, start.free, start.free, doors.arrivals, doors.free)
    return table, Stand(doors.at, doors.free, 0)


def _taken_over(days: Days, trip: Trip, runner: int, orders: list[int]) -> tuple[int, ...]:
    """Give a runner their trip again, less what no longer fits; returns the orders kept."""
    board, under_way = days.board, trip.state is State.PICKING
    place, kept = board.place(trip.pickup), tuple[int, ...]()
    for order in orders:
        if board.jobs[order].place == place and board.has_room(runner, kept, order):
            kept = (*kept, order)
    if under_way and not days.runs[runner]:
        # Even without orders the runner is free only at that place; an empty run keeps this and may be filled again.
        arrives = max(trip.arrives, 0)
        days.put(runner, [Run(place, board.with_pins(kept), arrives)])
        return kept
    run, stand = Run(place, board.with_pins(kept)), days.stands[runner][-1]
    # A trip that would end after the shift is planned anew, order by order.
    if kept and days.clockwork.walk(runner, run, stand.at, stand.free).cost < AFTER_SHIFT:
        days.put(runner, [*days.runs[runner], run])
        return kept
    return ()
