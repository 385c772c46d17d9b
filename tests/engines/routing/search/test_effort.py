"""Effort is counted in steps: less for larger boards, the same on every machine."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.search.effort import usual_effort
from tests.factories.dispatch import order, place, planned_for, runner, situation


@pytest.mark.parametrize(
    ("orders", "rounds", "runners"), [(0, 60, 16), (15, 48, 16), (60, 6, 16), (120, 1, 16), (121, 24, 3), (3000, 24, 3)]
)
def test_large_boards_are_searched_less(orders: int, rounds: int, runners: int):
    effort = usual_effort(orders)
    assert (effort.rounds, effort.runners) == (rounds, runners)


@pytest.mark.parametrize(("orders", "together"), [(0, 12), (40, 12), (60, 8), (80, 6), (120, 6)])
def test_the_fuller_a_board_planned_whole_the_fewer_orders_are_weighed_at_once(orders: int, together: int):
    assert usual_effort(orders).together == together


@pytest.mark.parametrize(("orders", "sector"), [(0, 0), (120, 0), (121, 3), (5000, 3)])
def test_large_boards_are_planned_in_parts(orders: int, sector: int):
    assert usual_effort(orders).sector == sector


@given(st.integers(0, 5000), st.integers(0, 99))
def test_rounds_may_be_given_and_nothing_else_changes(orders: int, rounds: int):
    assert usual_effort(orders, rounds) == usual_effort(orders)._replace(rounds=rounds)


@given(st.integers(0, 5000))
def test_every_board_compares_two_orders_and_asks_somebody(orders: int):
    effort = usual_effort(orders)
    assert effort.rounds >= 0
    assert min(effort.runners, effort.look_ahead, effort.together, effort.last_runs) >= 2


def test_a_plan_says_how_it_was_made():
    made = planned_for(situation([order("a", place(100))], [runner("adi")], revision=7), seed=5, rounds=3)
    assert (made.revision, made.seed, made.rounds) == (7, 5, 3)
    assert planned_for(situation([], [])).rounds == 60
