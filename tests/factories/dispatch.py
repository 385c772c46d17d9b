"""Orders, runners and situations on a plane where a metre takes a second, for tests of the planner."""

from typing import Any

from dodolan.engines.routing.model.plan import Plan, Reason, Timetable, Why
from dodolan.engines.routing.model.values import Order, Pin, Place, Runner, Situation, Trip
from dodolan.engines.routing.planner import plan
from rehearsal.dispatch.flat_picking import FlatPicking
from rehearsal.dispatch.planar import Planar

HOUR = 3600
MARKET = Place("market", 0, 0)
PLANE = Planar(metres_per_minute=60)
AT_ONCE = FlatPicking()


def place(x: float, y: float = 0) -> Place:
    return Place(f"({x}, {y})", x, y)


def order(name: str, door: Place | None = None, **facts: Any) -> Order:
    """An order of the market, ready at 0, handed over on arrival."""
    usual: dict[str, Any] = {"pickup": MARKET, "placed": 0, "ready": 0, "hand_seconds": 0, "leave_seconds": 0}
    return Order(id=name, drop=door or place(600), **(usual | facts))


def runner(name: str, at: Place = MARKET, **facts: Any) -> Runner:
    """A runner on duty for eight hours."""
    usual: dict[str, Any] = {"free_from": 0, "on": 0, "off": 8 * HOUR, "overrun": HOUR}
    return Runner(id=name, at=at, **(usual | facts))


def trip(name: str, *orders: str, **facts: Any) -> Trip:
    usual: dict[str, Any] = {"pickup": MARKET}
    return Trip(runner=name, orders=orders, **(usual | facts))


def situation(
    orders: list[Order], runners: list[Runner], *trips: Trip, pins: tuple[Pin, ...] = (), **facts: Any
) -> Situation:
    facts = {"now": 0} | facts
    return Situation(orders=tuple(orders), runners=tuple(runners), trips=trips, pins=pins, **facts)


def planned(orders: list[Order], runners: list[Runner], *trips: Trip, **facts: Any) -> Plan:
    """The plan for that board."""
    return planned_for(situation(orders, runners, *trips, **facts))


def planned_for(board: Situation, **facts: Any) -> Plan:
    usual: dict[str, Any] = {"travel": PLANE, "picking": AT_ONCE}
    return plan(board, **(usual | facts))


def table_of(made: Plan, name: str) -> Timetable:
    """The one trip of a runner."""
    (table,) = [table for table in made.timetables if table.trip.runner == name]
    return table


def carriers(made: Plan) -> dict[str, str]:
    """Who carries each order that is on a trip."""
    return {name: table.trip.runner for table in made.timetables for name in table.trip.orders}


def left_out(made: Plan) -> dict[str, Why]:
    return {left.order: left.reason.why for left in made.unassigned}


def reasons_for(made: Plan, name: str) -> list[Why]:
    return [reason.why for reason in made.reasons if reason.order == name]


def reason(made: Plan, why: Why) -> Reason:
    """The one reason of that kind."""
    (found,) = [reason for reason in made.reasons if reason.why is why]
    return found
