"""The one file that speaks PyVRP 0.14: our errands in its words, its best day in ours."""

import importlib
import importlib.util
from typing import Any

from dodolan.engines.routing.multitrip.errands import MARKET, DayPlan, Errands, Trip, length_of


def is_installed() -> bool:
    """Whether the optional extra `dodolan[routing]` is there."""
    return importlib.util.find_spec("pyvrp") is not None


def improved(errands: Errands, start: DayPlan, *, seconds: float, seed: int) -> DayPlan | None:
    """The best day PyVRP finds from a start that serves every door; None if it serves all in no day of its own."""
    # PyVRP draws in plots and tables, half a second that only the night before may take.
    pyvrp = importlib.import_module("pyvrp")
    data = _data(pyvrp, errands)
    found = pyvrp.solve(
        data,
        stop=importlib.import_module("pyvrp.stop").MaxRuntime(seconds),
        seed=seed,
        collect_stats=False,
        initial_solution=pyvrp.Solution(data, [_route(pyvrp, data, trips) for trips in start.trips if trips]),
    )
    if not found.is_feasible():
        return None
    trips = [_trips(route) for route in found.best.routes()]
    # PyVRP forgets vehicles that stay at home; our plans have a list for each.
    trips += [()] * (errands.vehicles - len(trips))
    return DayPlan(tuple(trips), (), sum(length_of(errands, each) for each in trips))


def _data(pyvrp: Any, errands: Errands) -> Any:
    """Every pair of places needs an edge, and the market is where vehicles load again."""
    model = pyvrp.Model()
    # Where the places lie is only drawn; distances come from the edges.
    places = [model.add_location(0, 0) for _ in errands.load]
    market = model.add_depot(places[MARKET])
    model.add_vehicle_type(
        errands.vehicles,
        capacity=errands.capacity,
        start_depot=market,
        end_depot=market,
        reload_depots=[market],
        tw_early=errands.opens[MARKET],
        tw_late=errands.closes[MARKET],
    )
    for door in errands.doors:
        model.add_client(
            places[door],
            delivery=errands.load[door],
            service_duration=errands.service[door],
            tw_early=errands.opens[door],
            tw_late=errands.closes[door],
            release_time=errands.released[door],
        )
    for start, row in zip(places, errands.legs, strict=True):
        for end, leg in zip(places, row, strict=True):
            model.add_edge(start, end, distance=leg, duration=leg)
    return model.data()


def _route(pyvrp: Any, data: Any, trips: tuple[Trip, ...]) -> Any:
    """One vehicle's trips with the market between them; PyVRP counts clients from 0, we count doors from 1."""
    kind = pyvrp.ActivityType
    activities: list[Any] = []
    for trip in trips:
        if activities:
            activities.append(pyvrp.Activity(kind.DEPOT, 0))
        activities += [pyvrp.Activity(kind.CLIENT, door - 1) for door in trip]
    return pyvrp.Route(data, activities, 0)


def _trips(route: Any) -> tuple[Trip, ...]:
    trips: list[list[int]] = [[]]
    for activity in route:
        if activity.is_depot():
            trips.append([])
        else:
            trips[-1].append(activity.idx + 1)
    return tuple(tuple(trip) for trip in trips if trip)
