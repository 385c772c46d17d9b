"""Days planned beforehand: no rule broken, nothing dropped unsaid, no worse with more effort or a start."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.multitrip.ruin_and_recreate import plan_day, rounds
from tests.factories.errands import DAY, any_errands, broken_rules, errands


def test_no_doors_need_no_trip():
    plan = plan_day(errands([(0, 0)]), seed=1, effort=rounds(10))
    assert (plan.trips, plan.left_out, plan.length) == (((), ()), (), 0)


def test_no_vehicle_leaves_all_out():
    plan = plan_day(errands([(0, 0), (5, 0)], vehicles=0), seed=1, effort=rounds(10))
    assert (plan.trips, plan.left_out) == ((), (1,))


def test_a_vehicle_comes_back_to_load_again():
    plan = plan_day(errands([(0, 0), (9, 0), (-9, 0)], capacity=1, vehicles=1), seed=1, effort=rounds(10))
    assert sorted(plan.trips[0]) == [(1,), (2,)]
    assert plan.length == 36


def test_neighbours_share_a_trip():
    points = [(0, 0), (100, 0), (101, 0), (-100, 0), (-101, 0)]
    plan = plan_day(errands(points, vehicles=1), seed=1, effort=rounds(50))
    assert sorted(map(sorted, plan.trips[0])) == [[1, 2], [3, 4]]
    assert plan.length == 404


def test_goods_released_late_wait_for_a_trip_of_their_own():
    day = errands([(0, 0), (10, 0), (11, 0)], released=[0, 0, 500], closes=[DAY, 100, DAY], vehicles=1)
    plan = plan_day(day, seed=1, effort=rounds(20))
    assert plan.trips == (((1,), (2,)),)


def test_a_window_too_early_a_load_too_big_are_said():
    day = errands([(0, 0), (50, 0), (10, 0), (10, 1)], closes=[DAY, 49, DAY, DAY], load=[0, 1, 4, 1])
    assert plan_day(day, seed=1, effort=rounds(20)).left_out == (1, 2)


@given(st.integers(0, 10**6))
def test_no_rule_is_ever_broken(seed: int):
    day = any_errands(seed)
    assert broken_rules(day, plan_day(day, seed=seed, effort=rounds(30))) == []


@given(st.integers(0, 10**6))
def test_the_same_day_has_the_same_plan(seed: int):
    day = any_errands(seed, doors=8)
    assert plan_day(day, seed=seed, effort=rounds(10)) == plan_day(day, seed=seed, effort=rounds(10))


@given(st.integers(0, 10**6))
def test_a_start_is_never_made_worse(seed: int):
    day = any_errands(seed)
    start = plan_day(day, seed=seed, effort=rounds(0))
    better = plan_day(day, seed=seed + 1, effort=rounds(20), start=start.trips)
    assert (len(better.left_out), better.length) <= (len(start.left_out), start.length)


def test_effort_pays():
    day = any_errands(3, doors=25)
    first, much = (plan_day(day, seed=1, effort=rounds(number)) for number in (0, 400))
    assert len(much.left_out) <= len(first.left_out)
    assert much.length < first.length


@pytest.mark.parametrize(
    ("facts", "says"),
    [
        ({"load": [0]}, "one length"),
        ({"load": [1, 1]}, "market"),
        ({"service": [5, 0]}, "market"),
        ({"capacity": -1}, "market"),
        ({"vehicles": -1}, "market"),
    ],
)
def test_impossible_questions_are_refused(facts: dict[str, object], says: str):
    with pytest.raises(ValueError, match=says):
        errands([(0, 0), (1, 0)], **facts)
