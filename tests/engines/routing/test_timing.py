"""A run in time: driving, parking, waiting for goods and doors, and what every second costs."""

import pytest

from dodolan.engines.routing.board import Board, Run
from dodolan.engines.routing.model import Aims, Order, Runner
from dodolan.engines.routing.planar import FlatPicking, Planar
from dodolan.engines.routing.timing import AFTER_SHIFT, Clockwork, Times
from tests.factories.dispatch import HOUR, MARKET, PLANE, order, place, runner, situation


def walked(orders: list[Order], by: Runner | None = None, *, arrives: int = -1, now: int = 0, **aims: int) -> Times:
    """One run with all these orders, by a runner who stands 100 s from the market."""
    by = by or runner("adi", place(0, 100))
    board = Board(situation(orders, [by], now=now, aims=Aims(**aims)), PLANE, FlatPicking(30, 60))
    run = Run(board.place(MARKET), tuple(range(len(orders))), arrives)
    return Clockwork(board).walk(0, run, board.place(by.at), by.free_from)


def test_a_run_is_ride_parking_loading_doors():
    times = walked([order("a", place(600), hand_seconds=10, leave_seconds=5), order("b", place(700))])
    assert (times.departs, times.picks, times.loaded) == (0, 130, 190)
    assert (times.arrivals, times.free) == ((800, 905), 905)


def test_goods_not_ready_hold_the_run_back():
    times = walked([order("a", ready=1000)])
    assert (times.departs, times.picks) == (870, 1000)


def test_a_door_not_open_yet_is_waited_for():
    assert walked([order("a", earliest=5000)]).arrivals == (5000,)


def test_a_run_under_way_arrives_when_it_was_said_to():
    assert walked([order("a")], arrives=400).picks == 430
    assert walked([order("a")], arrives=400, now=900).picks == 900


def test_waiting_driving_and_loading_have_their_price():
    assert walked([order("a", place(600))], waiting=3, driving=2, picking=1).cost == 790 * 3 + 700 * 2 + 60


def test_lateness_counts_once_and_by_the_second_and_by_priority():
    late = order("a", place(600), latest=700, priority=2)
    assert walked([late], waiting=0, driving=0, late=10, late_order=1000).cost == 2 * (1000 + 90 * 10)


@pytest.mark.parametrize(("promised", "cost"), [(790, 0), (1690, 0), (1691, 5), (0, 0), (None, 0)])
def test_a_promise_is_broken_beyond_its_slack_either_way(promised: int | None, cost: int):
    times = walked([order("a", place(600), promised=promised)], driving=0, broken_promise=5)
    assert times.cost == cost


@pytest.mark.parametrize("shift", [{"off": 129}, {"off": 200, "overrun": 589}])
def test_a_run_after_the_shift_is_dearer_than_any_other(shift: dict[str, int]):
    assert walked([order("a", place(600))], runner("adi", place(0, 100), **shift)).cost >= AFTER_SHIFT


def test_legs_are_rounded_up_to_a_step():
    minutes = Planar(metres_per_minute=320, step=60)
    assert minutes.seconds(place(0), place(3200), 0) == 600
    assert minutes.seconds(place(0), place(3201), 0) == 660
    assert (minutes.metres(place(0), place(3, 4)), minutes.band(HOUR)) == (5, 0)
