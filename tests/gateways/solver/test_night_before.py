"""The night-before plan: PyVRP as an oracle for our own search, and our own search where PyVRP is missing."""

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from dodolan.engines.routing.multitrip.ruin_and_recreate import plan_day, rounds
from dodolan.gateways.solver import pyvrp_plan
from dodolan.gateways.solver.night_before import clocked, plan_night_before
from tests.factories.errands import any_errands, broken_rules, errands

RING = [(0, 0), (100, 0), (101, 0), (-100, 0), (-101, 0), (0, 90), (0, -90)]


def test_the_extra_is_part_of_the_test_requirements():
    assert pyvrp_plan.is_installed()


def test_the_shortest_day_is_found():
    plan = plan_night_before(errands(RING, vehicles=1), seconds=0.4, seed=1)
    assert broken_rules(errands(RING, vehicles=1), plan) == []
    assert plan.length == 654


@hypothesis_settings(max_examples=8)
@given(st.integers(0, 10**6))
def test_our_search_is_close_to_the_oracle_and_the_oracle_keeps_our_rules(seed: int):
    day = any_errands(seed, doors=10)
    own = plan_day(day, seed=seed, effort=rounds(300))
    if own.left_out:
        return
    solved = pyvrp_plan.improved(day, own, seconds=0.1, seed=seed)
    assert solved is not None
    assert broken_rules(day, solved) == []
    assert own.length <= solved.length * 1.05


def test_a_door_nobody_can_serve_is_said_and_not_sent_to_the_solver():
    day = errands(RING, closes=[10_000, 5, *[10_000] * 5])
    assert plan_night_before(day, seconds=0.1).left_out == (1,)


def test_without_the_extra_our_own_search_plans(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pyvrp_plan, "is_installed", lambda: False)
    day = errands(RING)
    plan = plan_night_before(day, seconds=0.1)
    assert broken_rules(day, plan) == []
    assert plan.left_out == ()


def test_effort_by_the_clock_rises_and_ends():
    shares = list(clocked(0.02))
    assert shares == sorted(shares)
    assert 0 <= shares[0] < shares[-1] < 1
