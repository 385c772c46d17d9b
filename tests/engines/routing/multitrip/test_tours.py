"""One vehicle's day: its times, and the best spot for a door as a slow search finds it too."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.multitrip.errands import DayPlan, Errands, Trip
from dodolan.engines.routing.multitrip.ruin_and_recreate import LEFT_OUT, plan_day, rounds
from dodolan.engines.routing.multitrip.tours import Spot, Tour, departures
from tests.factories.errands import DAY, any_errands, broken_rules, errands

NEVER_SKIP = [False]
LINE = [(0, 0), (10, 0), (20, 0), (30, 0)]


def test_times_of_two_trips():
    day = errands(LINE, service=[0, 5, 5, 5], released=[0, 0, 0, 100], opens=[7, 0, 40, 0])
    tour = Tour(day, ((1, 2), (3,)))
    assert tour.starts == [7, 100]
    assert tour.departs == [[7, 22, 45, 65], [100, 135, 165]]
    assert tour.backs == [7, 65, 165]
    assert (tour.loads, tour.length) == ([2, 1], 100)


def test_how_late_each_stop_may_be_reached():
    day = errands(LINE, service=[0, 5, 5, 5], closes=[200, 60, 50, 160])
    tour = Tour(day, ((1, 2), (3,)))
    assert tour.latest == [[25, 35, 50, 130], [130, 160, 200]]
    assert tour.ends == [25, 130, 200]


def test_an_idle_vehicle_may_be_back_all_day():
    tour = Tour(errands(LINE), ())
    assert (tour.backs, tour.ends, tour.length) == ([0], [DAY], 0)


def test_a_vehicle_waits_for_a_door_to_open():
    assert departures(errands(LINE, opens=[0, 50, 0, 0]), (0, 1, 2, 0), 3) == [3, 50, 60, 80]


def test_a_door_on_the_way_costs_nothing():
    tour = Tour(errands(LINE), ((3,),))
    assert tour.best_spot(2, LEFT_OUT, NEVER_SKIP) == Spot(0, 0, 1, alone=False)
    assert tour.with_door(2, Spot(0, 0, 1, alone=False)).trips == ((2, 3),)


def test_a_full_trip_makes_the_door_a_trip_of_its_own():
    tour = Tour(errands(LINE, capacity=1), ((3,),))
    spot = tour.best_spot(2, LEFT_OUT, NEVER_SKIP)
    assert spot == Spot(40, 0, 0, alone=True)
    assert tour.with_door(2, spot).trips == ((2,), (3,))


def test_goods_released_late_must_not_make_an_earlier_door_late():
    day = errands(LINE, released=[0, 0, 50, 0], closes=[DAY, 40, DAY, DAY])
    assert Tour(day, ((1, 3),)).best_spot(2, LEFT_OUT, NEVER_SKIP) == Spot(40, 1, 0, alone=True)


def test_a_spot_that_is_passed_over_is_not_found():
    assert Tour(errands(LINE), ((3,),)).best_spot(2, LEFT_OUT, [True]) == Spot(40, 0, 0, alone=True)


@pytest.mark.parametrize("below", [0, 22])
def test_nothing_cheaper_than_asked_is_none(below: int):
    day = errands([(0, 0), (0, 20), (100, 0)])
    assert Tour(day, ((2,),)).best_spot(1, below, NEVER_SKIP) is None


def test_doors_taken_out_take_empty_trips_along():
    assert Tour(errands(LINE), ((1, 2), (3,))).without({2, 3}).trips == ((1,),)


def possible(day: Errands, trips: tuple[Trip, ...]) -> bool:
    """Whether one vehicle may drive these trips, told by the judge of whole plans."""
    served = {door for trip in trips for door in trip}
    left = tuple(door for door in day.doors if door not in served)
    plan = DayPlan((trips,), left, Tour(day, trips).length)
    return all("vehicles" in wrong for wrong in broken_rules(day, plan))


def every_way(trips: tuple[Trip, ...], door: int) -> list[tuple[Trip, ...]]:
    inside = [
        (*trips[:number], (*trip[:at], door, *trip[at:]), *trips[number + 1 :])
        for number, trip in enumerate(trips)
        for at in range(len(trip) + 1)
    ]
    return inside + [(*trips[:number], (door,), *trips[number:]) for number in range(len(trips) + 1)]


@given(st.integers(0, 10**6), st.integers(1, 9))
def test_the_best_spot_is_the_one_a_slow_search_finds(seed: int, door: int):
    day = any_errands(seed, doors=9)
    for trips in plan_day(day, seed=seed, effort=rounds(2)).trips:
        tour = Tour(day, trips).without({door})
        spot = tour.best_spot(door, LEFT_OUT, NEVER_SKIP)
        ways = [way for way in every_way(tour.trips, door) if possible(day, way)]
        if spot is None:
            assert ways == []
        else:
            assert spot.added == min(Tour(day, way).length for way in ways) - tour.length
            assert possible(day, tour.with_door(door, spot).trips)
