"""Our days in PyVRP's words and back: nothing is lost in translation."""

from dataclasses import replace
from itertools import pairwise

import pytest

from dodolan.engines.routing.multitrip.errands import DayPlan, Errands
from dodolan.engines.routing.multitrip.ruin_and_recreate import plan_day, rounds
from dodolan.gateways.solver import night_before, pyvrp_plan
from dodolan.gateways.solver.night_before import plan_night_before
from tests.factories.errands import DAY, broken_rules, errands

CROSS = [(0, 0), (100, 0), (-100, 0), (0, 100), (0, -100)]


def improved(day: Errands, start: DayPlan, seconds: float = 0.05) -> DayPlan:
    found = pyvrp_plan.improved(day, start, seconds=seconds, seed=1)
    assert found is not None
    return found


def test_trips_of_one_vehicle_come_back_as_trips_with_the_market_between():
    day = errands(CROSS, capacity=1, vehicles=1)
    found = improved(day, plan_day(day, seed=1, effort=rounds(3)))
    assert sorted(found.trips[0]) == [(1,), (2,), (3,), (4,)]
    assert (found.length, found.left_out) == (800, ())


def test_every_vehicle_has_a_list_even_an_idle_one():
    day = errands(CROSS[:2], vehicles=3)
    found = improved(day, plan_day(day, seed=1, effort=rounds(1)))
    assert len(found.trips) == 3
    assert sorted(map(len, found.trips)) == [0, 0, 1]


def test_goods_released_late_windows_and_the_end_of_the_day_are_kept():
    day = errands(
        CROSS,
        released=[0, 0, 700, 0, 700],
        opens=[0, 300, 0, 0, 0],
        closes=[1300, 320, DAY, 400, DAY],
        service=[0, 10, 10, 10, 10],
        vehicles=2,
    )
    start = plan_day(day, seed=1, effort=rounds(50))
    assert start.left_out == ()
    assert broken_rules(day, improved(day, start)) == []


def test_one_way_legs_keep_their_direction():
    legs = [[0, 1, 9, 9], [9, 0, 1, 9], [9, 9, 0, 1], [1, 9, 9, 0]]
    day = replace(errands(CROSS[:4], vehicles=1), legs=legs)
    found = improved(day, plan_day(day, seed=1, effort=rounds(20)))
    assert (found.trips[0], found.length) == (((1, 2, 3),), 4)


def test_a_worse_answer_of_the_solver_is_not_taken(monkeypatch: pytest.MonkeyPatch):
    day = errands(CROSS, vehicles=1)
    long_way = DayPlan((((1,), (2,), (3,), (4,)),), (), 10**6)
    monkeypatch.setattr(pyvrp_plan, "improved", lambda *_given, **_named: long_way)
    assert plan_night_before(day, seconds=0.05).length < long_way.length


def test_no_answer_of_the_solver_leaves_ours(monkeypatch: pytest.MonkeyPatch):
    day = errands(CROSS, vehicles=1)
    monkeypatch.setattr(pyvrp_plan, "improved", lambda *_given, **_named: None)
    assert broken_rules(day, plan_night_before(day, seconds=0.05)) == []


def test_our_own_search_gets_its_share_of_the_time(monkeypatch: pytest.MonkeyPatch):
    asked: list[float] = []

    def solver(*_given: object, seconds: float, seed: int) -> None:
        asked.extend((seconds, seed))

    monkeypatch.setattr(pyvrp_plan, "improved", solver)
    plan_night_before(errands(CROSS), seconds=0.1, seed=7)
    assert asked == [pytest.approx(0.1 * (1 - night_before.OWN_SHARE)), 7]


def test_no_time_at_all_is_still_a_plan():
    assert list(pairwise(night_before.clocked(0))) == []
    day = errands(CROSS)
    assert broken_rules(day, plan_night_before(day, seconds=0)) == []
