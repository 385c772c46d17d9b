"""A draft becomes timetables: trips that did not change stay the very same, and what is left out has a reason."""

import pytest

from dodolan.engines.routing.answer.timetables import timetables_of, why_left_out
from dodolan.engines.routing.model.plan import Plan, Reason, StalePlan, Timetable, Why
from dodolan.engines.routing.model.values import Order, Pin, State, Trip
from tests.factories.dispatch import MARKET, order, place, runner, situation, trip
from tests.factories.drafts import days_of, run_of

ADI = runner("adi")
GOODS = [order("a", place(100)), order("b", place(200))]


def tables_of(*runs: tuple[int, ...], before: tuple[Trip, ...] = (), arrives: int = -1) -> list[Timetable]:
    days = days_of(GOODS, [ADI])
    days.put(0, [run_of(days, *runs[0], arrives=arrives), *(run_of(days, *run) for run in runs[1:])])
    return timetables_of(days, situation(GOODS, [ADI], *before, revision=5))


def test_a_new_trip_has_the_revision_of_the_board():
    assert [table.trip for table in tables_of((1, 0))] == [Trip("adi", MARKET, ("b", "a"), revision=5)]


def test_the_same_list_is_the_same_trip():
    before = trip("adi", "a", "b", revision=2)
    assert tables_of((0, 1), before=(before,))[0].trip is before


@pytest.mark.parametrize(
    "before", [trip("adi", "b", "a"), trip("adi", "a"), trip("budi", "a", "b"), trip("adi", "a", "b", pickup=place(1))]
)
def test_any_change_makes_it_a_new_trip(before: Trip):
    assert tables_of((0, 1), before=(before,))[0].trip.revision == 5


def test_a_run_under_way_is_being_picked_and_keeps_its_arrival():
    (table,) = tables_of((0,), arrives=40)
    assert (table.trip.state, table.trip.arrives, table.picks) == (State.PICKING, 40, 40)


def test_an_empty_run_is_no_trip_but_its_runner_starts_from_it():
    (table,) = tables_of((), (0,), arrives=40)
    assert (table.trip.orders, table.departs) == (("a",), 40)


def test_times_of_two_trips_follow_each_other():
    first, second = tables_of((0,), (1,))
    assert (first.departs, first.picks, first.loaded, first.arrivals, first.free) == (0, 0, 0, (100,), 100)
    assert (second.departs, second.picks, second.loaded, second.arrivals, second.free) == (100, 200, 200, (400,), 400)


@pytest.mark.parametrize(("asked", "why"), [(True, Why.SHIFTS_OVER), (False, Why.NOT_ALL_ASKED)])
def test_what_is_left_out_says_whether_everybody_was_asked(why: Why, *, asked: bool):
    assert why_left_out(situation(GOODS, [ADI]), 1, asked=asked) == Reason(why, "b")


def test_what_is_left_out_for_its_pin_names_the_runner():
    pinned = situation(GOODS, [ADI], pins=(Pin("b", "adi"),))
    assert why_left_out(pinned, 1, asked=False) == Reason(Why.PIN_IMPOSSIBLE, "b", "adi")
    assert why_left_out(pinned, 0, asked=True).why is Why.SHIFTS_OVER


def leaving_at(*departures: int) -> Plan:
    return Plan(1, 0, 0, tuple(Timetable(trip("adi", "a"), at, at, at, (at,), at) for at in departures))


def test_a_trip_leaves_from_its_second_on():
    assert [table.departs for table in leaving_at(100, 101, 50).leaving(100)] == [100, 50]


@pytest.mark.parametrize("board", [0, 2, -1])
def test_a_plan_for_another_board_is_thrown_away_whether_older_or_newer(board: int):
    with pytest.raises(StalePlan):
        leaving_at(0).must_be_for(board)
    leaving_at(0).must_be_for(1)


def test_the_day_of_an_order_is_not_its_number():
    swapped: list[Order] = GOODS[::-1]
    days = days_of(swapped, [ADI])
    days.put(0, [run_of(days, 0)])
    (table,) = timetables_of(days, situation(swapped, [ADI]))
    assert (table.trip.orders, table.arrivals) == (("b",), (200,))
