"""The steps of the search for a whole day: strings come out in a row, doors go back where they add least."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.model.parameters import USUAL
from dodolan.engines.routing.multitrip.errands import length_of
from dodolan.engines.routing.multitrip.ruin_and_recreate import (
    LEFT_OUT,
    _cost,
    _put_in,
    _sorted,
    _string,
    _strings,
    plan_day,
    rounds,
)
from dodolan.engines.routing.multitrip.tours import Tour
from tests.factories.errands import any_errands, broken_rules, errands

LINE = [(0, 0), (10, 0), (20, 0), (30, 0), (40, 0), (50, 0)]


@pytest.mark.parametrize(("number", "shares"), [(0, []), (1, [0.0]), (4, [0.0, 0.25, 0.5, 0.75])])
def test_rounds_say_what_share_is_behind(number: int, shares: list[float]):
    assert list(rounds(number)) == shares


def test_the_length_of_trips_counts_every_way_home():
    day = errands(LINE)
    assert length_of(day, []) == 0
    assert length_of(day, [(1, 3), (2,)]) == 60 + 40


@given(st.integers(1, 12), st.integers(0, 11), st.integers(1, 12), st.integers(0, 10**6))
def test_a_string_holds_so_many_doors_of_a_trip_in_their_sequence(doors: int, at: int, length: int, seed: int):
    trip = tuple(range(1, doors + 1))
    length = min(length, doors)
    row = _string(trip, at % doors, length, Random(seed))
    assert len(row) == length
    assert list(row) == sorted(row)
    # With those spared in its middle it is one stretch, and it spares no more than it may.
    assert row[-1] - row[0] + 1 <= length + 1 + doors // 4


@given(st.integers(0, 10**6))
def test_strings_take_doors_out_and_lose_none(seed: int):
    day = any_errands(seed)
    plan = plan_day(day, seed=seed, effort=rounds(0))
    tours = [Tour(day, trips) for trips in plan.trips]
    near = [sorted(day.doors, key=row.__getitem__) for row in day.legs]
    out = _strings(tours, near, list(plan.left_out), Random(seed))
    left = [door for tour in tours for trip in tour.trips for door in trip]
    assert sorted([*left, *out]) == list(day.doors)
    assert len(set(out)) == len(out)
    assert all(trip for tour in tours for trip in tour.trips)


def test_no_trips_give_only_what_was_left_out():
    day = errands(LINE)
    near = [sorted(day.doors, key=row.__getitem__) for row in day.legs]
    assert _strings([Tour(day, ())], near, [3, 1], Random(1)) == [3, 1]


def test_one_trip_loses_no_more_than_the_longest_string():
    day = errands([(0, 0)] + [(number, 1) for number in range(40)], capacity=99, vehicles=1)
    tour = Tour(day, (tuple(day.doors),))
    near = [sorted(day.doors, key=row.__getitem__) for row in day.legs]
    assert all(1 <= len(_strings([tour], near, [], Random(seed))) <= USUAL.longest_string for seed in range(40))


@given(st.integers(0, 10**6))
def test_sorting_only_sorts(seed: int):
    day = any_errands(seed)
    assert sorted(_sorted(day, list(day.doors), Random(seed))) == list(day.doors)


def test_doors_go_where_they_add_least_and_empty_vehicles_are_alike():
    day = errands(LINE, vehicles=3)
    tours = [Tour(day, ((5,),)), Tour(day, ()), Tour(day, ())]
    assert _put_in(tours, [3], Random(4)) == []
    assert [tour.trips for tour in tours] == [((3, 5),), (), ()]


def test_what_fits_nowhere_is_handed_back_in_its_sequence():
    day = errands(LINE, load=[0, 1, 9, 9, 1, 1], vehicles=1)
    tours = [Tour(day, ())]
    assert _put_in(tours, [3, 1, 2], Random(1)) == [3, 2]
    assert _cost(tours, [3, 2]) == 20 + 2 * LEFT_OUT


@given(st.integers(0, 10**6))
def test_a_start_of_fewer_vehicles_is_filled_up(seed: int):
    day = any_errands(seed)
    start = plan_day(day, seed=seed, effort=rounds(0)).trips[:1]
    assert broken_rules(day, plan_day(day, seed=seed, effort=rounds(5), start=start)) == []
