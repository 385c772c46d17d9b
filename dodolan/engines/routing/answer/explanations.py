"""A reason for every order that moved, is late or breaks a rule, as a dispatcher needs it."""

from collections.abc import Iterable

from dodolan.engines.routing.model.plan import Reason, Timetable, Why
from dodolan.engines.routing.model.values import FROZEN, Order, Runner, Situation


def explain(situation: Situation, tables: Iterable[Timetable]) -> tuple[Reason, ...]:
    """In the sequence of the timetables; an order that stays where it was and is in time has no reason."""
    orders = {order.id: order for order in situation.orders}
    runners = {runner.id: runner for runner in situation.runners}
    before = {order: trip.runner for trip in situation.trips for order in trip.orders}
    pins = {pin.order: pin for pin in situation.pins}
    found: list[Reason] = []
    for table in tables:
        found += _about_trip(table, runners[table.trip.runner])
        # A cancelled order may still be on board; without a window it cannot be late.
        known = [order for order in table.trip.orders if order in orders]
        for number, (name, arrival) in enumerate(zip(known, table.arrivals, strict=True)):
            found += _about_carrier(name, table, before.get(name))
            found += _about_time(orders[name], table.trip.runner, arrival, situation)
            pin = pins.get(name)
            wanted = number if pin is None or pin.position is None else min(pin.position, len(known) - 1)
            if pin and (pin.runner != table.trip.runner or wanted != number):
                found.append(Reason(Why.PIN_IMPOSSIBLE, name, pin.runner, table.trip.runner))
    return tuple(found)


def _about_trip(table: Timetable, runner: Runner) -> list[Reason]:
    """Rules that only a trip already begun can break."""
    trip, found = table.trip, []
    last_door = max(table.arrivals, default=0)
    if (trip.state not in FROZEN and table.picks > runner.off) or last_door > runner.off + runner.overrun:
        found.append(Reason(Why.AFTER_SHIFT, runner=runner.id, seconds=max(table.picks, last_door) - runner.off))
    if any(table.departs < pause.ends and table.free > pause.begins for pause in runner.breaks):
        found.append(Reason(Why.DURING_BREAK, runner=runner.id))
    return found


def _about_carrier(order: str, table: Timetable, before: str | None) -> list[Reason]:
    trip = table.trip
    if before == trip.runner:
        return []
    others = [other for other in trip.orders if other != order]
    # To a dispatcher a change of runner matters more than the orders it travels with.
    if before is not None:
        return [Reason(Why.MOVED, order, trip.runner, before)]
    if others:
        return [Reason(Why.BUNDLED, order, trip.runner, others[0])]
    return [Reason(Why.NEW, order, trip.runner, seconds=table.picks)]


def _about_time(order: Order, runner: str, arrival: int, situation: Situation) -> list[Reason]:
    found = []
    if order.latest < order.earliest:
        found.append(Reason(Why.WINDOW_REVERSED, order.id, runner))
    elif arrival > order.latest:
        why = Why.LATE
        # A dispatcher can act on a busy morning, and not on a window that was over before the order was planned.
        if order.latest < situation.now:
            why = Why.WINDOW_PAST
        elif order.latest < order.ready + order.hand_seconds:
            why = Why.WINDOW_TOO_SHORT
        found.append(Reason(why, order.id, runner, seconds=arrival - order.latest))
    moved = 0 if order.promised is None else arrival - order.promised
    if abs(moved) > situation.aims.promise_slack:
        found.append(Reason(Why.PROMISE_MOVED, order.id, runner, seconds=moved))
    return found
