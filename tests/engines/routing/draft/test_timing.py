"""A run in time: driving, parking, waiting for goods and doors, and what every second costs."""

import pytest

from dodolan.engines.routing.draft.board import Board, Run
from dodolan.engines.routing.draft.timing import AFTER_SHIFT, Clockwork, Times
from dodolan.engines.routing.model.values import Aims, Break, Order, Place, Runner
from dodolan.engines.routing.travel.haversine import Haversine, HourBand
from rehearsal.dispatch.flat_picking import FlatPicking
from rehearsal.dispatch.planar import Planar
from tests.factories.dispatch import HOUR, MARKET, PLANE, order, place, runner, situation


def walked(
    orders: list[Order],
    by: Runner | None = None,
    *,
    arrives: int = -1,
    now: int = 0,
    park: int = 30,
    load: int = 60,
    **aims: int,
) -> Times:
    """One run with all these orders, by a runner who stands 100 s from the market."""
    by = by or runner("adi", place(0, 100))
    board = Board(situation(orders, [by], now=now, aims=Aims(**aims)), PLANE, FlatPicking(park, load))
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


LUNCH = runner("adi", breaks=(Break(1000, 2000),))


@pytest.mark.parametrize(("ready", "free"), [(400, 1000), (401, 2600)])
def test_a_run_that_would_touch_a_break_begins_after_it(ready: int, free: int):
    times = walked([order("a", place(600), ready=ready)], runner("adi", MARKET, breaks=LUNCH.breaks), park=0, load=0)
    assert times.free == free


def test_two_breaks_are_both_kept():
    twice = runner("adi", MARKET, breaks=(Break(2500, 3000), Break(1000, 2000)))
    times = walked([order("a", place(600), ready=900)], twice, park=0, load=0)
    assert (times.departs, times.arrivals) == (3000, (3600,))


def test_a_run_under_way_is_not_put_off_by_a_break():
    assert walked([order("a")], LUNCH, arrives=900, park=0, load=0).picks == 900


def test_the_same_run_is_the_same_answer_and_another_moment_is_not():
    board = Board(situation([order("a")], [runner("adi")]), PLANE, FlatPicking(0, 0))
    clockwork, run = Clockwork(board), Run(board.place(MARKET), (0,))
    first = clockwork.walk(0, run, run.place, 0)
    assert clockwork.walk(0, run, run.place, 0) is first
    assert clockwork.walk(0, run, run.place, 5).free == first.free + 5


def test_the_last_of_several_goods_decides_when_a_run_leaves():
    times = walked([order("a", ready=500), order("b", ready=900), order("c", ready=100)], park=0, load=0)
    assert (times.departs, times.picks) == (800, 900)


def test_a_slow_vehicle_is_slow_on_every_leg_rounded_up():
    slow = runner("adi", place(0, 101), travel_percent=150)
    times = walked([order("a", place(601))], slow, park=0, load=0)
    assert (times.picks, times.free) == (152, 152 + 902)


@pytest.mark.parametrize(("latest", "cost"), [(600, 0), (599, 72_010), (0, 72_000 + 6000)])
def test_lateness_is_soft_it_costs_and_does_not_forbid(latest: int, cost: int):
    times = walked([order("a", place(600), latest=latest)], runner("adi", MARKET), park=0, load=0, driving=0)
    assert (times.arrivals, times.cost) == ((600,), cost)


def test_finishing_counts_from_now():
    aims = {"driving": 0, "finishing": 2}
    times = walked([order("a", place(600))], runner("adi", MARKET, free_from=100), now=100, park=0, load=0, **aims)
    assert times.cost == 2 * 600


def test_hours_are_those_of_the_moment_a_leg_begins():
    rush = Haversine((HourBand(0, 40), HourBand(HOUR, 10)))
    home = Place("home", 112.64, -7.97)
    shop = Place("shop", 112.62, -7.97)
    board = Board(
        situation([order("a", home, pickup=shop, ready=HOUR - 1)], [runner("adi", shop)]), rush, FlatPicking()
    )
    calm = Clockwork(board).walk(0, Run(board.place(shop), (0,)), board.place(shop), 0)
    late = Clockwork(board).walk(0, Run(board.place(shop), (0,)), board.place(shop), HOUR)
    assert calm.free - calm.loaded == rush.seconds(shop, home, 0)
    assert late.free - late.loaded == rush.seconds(shop, home, 1) > calm.free - calm.loaded
