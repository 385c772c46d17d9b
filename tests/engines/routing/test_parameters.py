"""Another number in the parameters is another answer, and every number has its reason."""

from dataclasses import fields, replace
from pathlib import Path

import pytest

from dodolan.engines.routing.carrying.slots import Custom, window_capacity
from dodolan.engines.routing.model import parameters
from dodolan.engines.routing.model.parameters import USUAL, Parameters
from dodolan.engines.routing.model.values import Sighting
from dodolan.engines.routing.multitrip.ruin_and_recreate import plan_day, rounds
from dodolan.engines.routing.picking.ways import PrePacked
from dodolan.engines.routing.search.effort import usual_effort
from dodolan.engines.routing.travel.recalibration import ClosedTrip, Verdict, measured_detour
from tests.factories.dispatch import HOUR, MARKET, order, place, planned_for, runner, situation
from tests.factories.errands import any_errands

NEIGHBOURS = [order("a", place(600)), order("b", place(610))]


def test_a_shorter_list_makes_more_trips():
    board = situation(NEIGHBOURS, [runner("adi")])
    assert [table.trip.orders for table in planned_for(board).timetables] == [("a", "b")]
    short = planned_for(board, parameters=replace(USUAL, most_orders_on_a_trip=1))
    assert [table.trip.orders for table in short.timetables] == [("a",), ("b",)]


def test_a_shorter_list_sells_fewer_windows():
    custom = Custom(recent=tuple(NEIGHBOURS))
    usual, short = (
        window_capacity((HOUR, 3 * HOUR), [runner("adi")], custom, PrePacked(), numbers)
        for numbers in (USUAL, replace(USUAL, most_orders_on_a_trip=1))
    )
    assert 0 < short < usual


@pytest.mark.parametrize(("longest", "moves"), [(USUAL.longest_ride, 1), (299, 0)])
def test_a_shorter_ride_keeps_an_idle_runner_where_they_are(longest: int, moves: int):
    seen = tuple(Sighting(MARKET, placed=100, ready=110) for _ in range(5))
    board = situation([], [runner("adi", place(300))], now=300, waiting_places=(MARKET,), sightings=seen)
    assert len(planned_for(board, parameters=replace(USUAL, longest_ride=longest)).moves) == moves


def test_a_smaller_limit_plans_a_board_in_sectors():
    assert usual_effort(60).sector == 0
    assert usual_effort(60, parameters=replace(USUAL, whole_board_orders=59, sector_runners=5)).sector == 5


def test_fewer_trips_may_teach_a_detour():
    trips = [ClosedTrip(tracked=1400, straight=1000)] * 3
    assert measured_detour(trips).verdict is Verdict.TOO_FEW_TRIPS
    assert measured_detour(trips, replace(USUAL, fewest_detour_trips=3)).verdict is Verdict.ACCEPTED


def test_a_night_before_with_other_strings_is_another_search():
    day = replace(any_errands(7, doors=30), vehicles=3)
    plans = {
        plan_day(day, seed=1, effort=rounds(3), parameters=numbers).trips
        for numbers in (USUAL, replace(USUAL, longest_string=1, doors_removed=1))
    }
    assert len(plans) == 2


def test_every_number_has_its_reason():
    lines = Path(parameters.__file__).read_text(encoding="utf-8").splitlines()
    for field in fields(Parameters):
        (place,) = (number for number, line in enumerate(lines) if line.startswith(f"    {field.name}: "))
        assert lines[place - 1].startswith("    # "), field.name
