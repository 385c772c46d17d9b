"""Boards nobody wishes for, each with a defined answer: the planning side of all the bad input that will come."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.answer.sentences import sentence
from dodolan.engines.routing.model.plan import Plan, StalePlan, Why
from dodolan.engines.routing.model.values import NEVER, Aims, Break, Order, Pin, Place, Runner, Sighting, State
from dodolan.engines.routing.picking.ways import MergedList
from dodolan.engines.routing.travel.matrix import NO_ROAD, Leg, Matrix
from rehearsal.dispatch.planar import Planar
from tests.factories.dispatch import (
    HOUR,
    MARKET,
    PLANE,
    carriers,
    left_out,
    order,
    place,
    planned,
    planned_for,
    reason,
    reasons_for,
    runner,
    situation,
    table_of,
    trip,
)

ADI, BUDI = runner("adi"), runner("budi")


def test_no_orders_and_no_runners_are_a_plan():
    made = planned([], [])
    assert (made.timetables, made.unassigned, made.moves, made.cost_before, made.cost_after) == ((), (), (), 0, 0)


@pytest.mark.parametrize("orders", [1, 60, 500])
def test_a_rush_to_one_address_leaves_nobody_out(orders: int):
    crew = [runner(f"r{number}", cap_hg=4000) for number in range(4)]
    made = planned([order(f"o{number}", place(300), hg=10) for number in range(orders)], crew)
    assert len(carriers(made)) == orders


def test_all_orders_from_one_stall_are_bought_in_one_visit_a_trip():
    goods = [order(f"o{number}", place(300), hg=10) for number in range(8)]
    made = planned_for(situation(goods, [ADI]), picking=MergedList(per_order=0, per_stall=600))
    assert len(made.timetables) == 1


def test_everybody_off_at_the_end_of_the_morning():
    crew = [replace(ADI, off=14 * HOUR), replace(BUDI, off=14 * HOUR)]
    assert carriers(planned([order("a")], crew, now=14 * HOUR)) == {"a": "adi"}
    assert left_out(planned([order("a")], crew, now=14 * HOUR + 1)) == {"a": Why.SHIFTS_OVER}


def test_a_runner_not_on_duty_yet_is_waited_for():
    made = planned([order("a")], [runner("adi", on=3 * HOUR)], now=HOUR)
    assert table_of(made, "adi").departs == 3 * HOUR


def test_a_runner_offline_with_goods_on_board_keeps_them_and_gets_no_more():
    silent = runner("adi", free_from=NEVER, off=NEVER - 1)
    made = planned([order("a"), order("b")], [silent, BUDI], trip("adi", "a", state=State.OUT))
    assert carriers(made) == {"a": "adi", "b": "budi"}


def test_goods_on_board_after_the_shift_are_still_on_a_timetable():
    made = planned([order("a")], [runner("adi", off=0, overrun=0)], trip("adi", "a", state=State.OUT), now=500)
    assert table_of(made, "adi").arrivals == (1100,)
    assert reason(made, Why.AFTER_SHIFT).seconds == 1100
    assert made.unassigned == ()


def test_an_order_on_board_that_grew_too_heavy_is_not_thrown_off():
    made = planned([order("a", hg=900)], [runner("adi", cap_hg=400)], trip("adi", "a", state=State.LOADED))
    assert (carriers(made), made.unassigned) == ({"a": "adi"}, ())


def test_a_list_under_way_that_grew_too_heavy_is_shared_or_said():
    begun = trip("adi", "a", "b", state=State.PICKING, arrives=10)
    heavy = [order("a", hg=300), order("b", hg=300)]
    made = planned(heavy, [runner("adi", cap_hg=400), runner("budi", cap_hg=100)], begun)
    assert sorted(carriers(made)) == ["a", "b"]
    assert [len(table.trip.orders) for table in made.timetables] == [1, 1]


def test_cash_of_a_trip_counts_together():
    paid = [order(name, cash_rp=300_000) for name in "ab"]
    made = planned(paid, [runner("adi", cash_limit_rp=599_999)])
    assert [len(table.trip.orders) for table in made.timetables] == [1, 1]
    assert len(planned(paid, [runner("adi", cash_limit_rp=600_000)]).timetables) == 1


def test_a_market_nobody_can_reach_is_said_and_the_plan_goes_on():
    island = place(5, 5)
    legs = {(here.id, island.id): NO_ROAD for here in (MARKET, place(600))}
    goods = [order("a"), order("b", pickup=island)]
    made = planned_for(situation(goods, [ADI]), travel=Matrix(legs, PLANE))
    assert left_out(made) == {"b": Why.SHIFTS_OVER}


def test_streets_of_one_way_decide_the_sequence():
    north, south = place(0, 100), place(0, -100)
    legs = {
        (a.id, b.id): Leg(seconds, seconds)
        for a, b, seconds in (
            (MARKET, north, 900),
            (MARKET, south, 50),
            (south, north, 50),
            (north, south, 900),
        )
    }
    made = planned_for(situation([order("n", north), order("s", south)], [ADI]), travel=Matrix(legs, PLANE))
    assert table_of(made, "adi").trip.orders == ("s", "n")


def test_a_detour_that_is_shorter_than_the_road_breaks_nothing():
    far, stop = place(1000), place(2000)
    legs = {(MARKET.id, stop.id): Leg(10, 10), (stop.id, far.id): Leg(10, 10)}
    made = planned_for(situation([order("f", far), order("s", stop)], [ADI]), travel=Matrix(legs, PLANE))
    assert table_of(made, "adi").arrivals == (10, 20)


def test_a_window_of_no_length_is_met_or_flagged():
    made = planned([order("a", place(600), earliest=HOUR, latest=HOUR)], [ADI])
    assert table_of(made, "adi").arrivals == (HOUR,)
    assert reasons_for(made, "a") == [Why.NEW]


def test_a_window_before_the_shift_begins_is_late_and_said():
    made = planned([order("a", latest=HOUR)], [runner("adi", on=2 * HOUR)])
    assert reason(made, Why.LATE).seconds == HOUR + 600


def test_a_late_order_goes_before_one_that_can_wait():
    made = planned([order("calm", place(-900)), order("late", place(900), latest=0)], [runner("adi", cap_hg=0)])
    first = min(made.timetables, key=lambda table: table.departs)
    assert first.trip.orders[0] == "late"


def test_two_planners_at_once_cannot_both_be_right():
    one, other = planned([order("a")], [ADI], revision=3), planned([order("a")], [ADI], revision=3, now=1)
    one.must_be_for(3)
    for made in (one, other):
        with pytest.raises(StalePlan, match="revision 3"):
            made.must_be_for(4)


def test_a_promise_gives_way_for_a_late_order_and_not_for_a_shorter_road():
    aims = Aims(late_order=10, broken_promise=36_000, late=0)
    told = order("told", place(1000), promised=1000)
    urgent = order("urgent", place(-1000), latest=1500)
    assert table_for(planned([told, urgent], [ADI], aims=aims), "told") <= 1900
    assert table_for(planned([told, urgent], [ADI]), "urgent") <= 1500


def table_for(made: Plan, name: str) -> int:
    """When an order is handed over."""
    (arrival,) = [
        at
        for table in made.timetables
        for one, at in zip(table.trip.orders, table.arrivals, strict=True)
        if one == name
    ]
    return arrival


def test_two_pins_for_one_place_in_a_list_are_both_answered():
    pins = (Pin("a", "adi", 0), Pin("b", "adi", 0))
    made = planned([order("a", place(100)), order("b", place(200))], [ADI], pins=pins)
    assert sorted(carriers(made)) == ["a", "b"]
    firsts = [table.trip.orders[0] for table in made.timetables]
    said = [found.order for found in made.reasons if found.why is Why.PIN_IMPOSSIBLE]
    assert {"a", "b"} == {*firsts, *said}


def test_a_runner_on_a_break_until_the_end_takes_nothing():
    made = planned([order("a")], [runner("adi", breaks=(Break(0, 8 * HOUR + 1),))])
    assert left_out(made) == {"a": Why.SHIFTS_OVER}


def test_sightings_of_the_future_send_nobody_anywhere_else():
    seen = tuple(Sighting(MARKET, placed=900, ready=910) for _ in range(3))
    made = planned([], [runner("adi", place(100))], now=300, sightings=seen, waiting_places=(MARKET,))
    assert {move.to for move in made.moves} <= {MARKET}


SPOTS = st.builds(place, st.integers(-2000, 2000), st.integers(-2000, 2000))


@given(
    st.lists(st.tuples(SPOTS, st.integers(0, 300), st.integers(0, 2 * HOUR)), max_size=6),
    st.randoms(use_true_random=False),
)
def test_who_is_refused_and_why_does_not_hang_on_the_sequence_of_the_board(
    facts: list[tuple[Place, int, int]], dice: Random
):
    orders = [order(str(number), door, hg=hg, latest=latest) for number, (door, hg, latest) in enumerate(facts)]
    crew = [runner("adi", cap_hg=200), runner("budi", cap_hg=250)]
    mixed: list[Order] = list(orders)
    dice.shuffle(mixed)
    assert left_out(planned(orders, crew)) == left_out(planned(mixed, crew[::-1]))


@given(st.integers(-HOUR, HOUR), st.integers(1, 5))
def test_a_plan_is_the_same_at_another_hour(shift: int, doors: int):
    """All clocks moved by as much move every time by as much and nothing else: UTC or WIB, before or after midnight."""

    def board(by: int) -> tuple[list[Order], list[Runner]]:
        orders = [
            order(
                str(number),
                place(300 * number - 600, 100),
                placed=by,
                ready=by + 50 * number,
                earliest=by + 900,
                latest=by + 1500,
                promised=by + 1000,
            )
            for number in range(doors)
        ]
        return orders, [runner("adi", on=by, off=by + HOUR, free_from=by, breaks=(Break(by + 100, by + 200),))]

    here, there = planned(*board(2 * HOUR), now=2 * HOUR), planned(*board(2 * HOUR + shift), now=2 * HOUR + shift)
    assert [table.trip.orders for table in here.timetables] == [table.trip.orders for table in there.timetables]
    assert [at + shift for table in here.timetables for at in table.arrivals] == [
        at for table in there.timetables for at in table.arrivals
    ]
    assert here.cost_after == there.cost_after


@given(st.lists(SPOTS, min_size=1, max_size=6), st.integers(101, 300))
def test_a_smaller_vehicle_never_carries_more_at_once(doors: list[Place], cap: int):
    orders = [order(str(number), door, hg=100) for number, door in enumerate(doors)]
    most = max(len(table.trip.orders) for table in planned(orders, [runner("adi", cap_hg=cap)]).timetables)
    assert most <= cap // 100


def test_every_reason_of_a_bad_morning_can_be_read():
    orders = [
        order("heavy", hg=900),
        order("late", latest=0),
        order("turned", earliest=900, latest=100),
        order("told", place(3000), promised=10),
        order("ice", needs_skill="ice"),
        order("paid", cash_rp=10**6),
        order("night", ready=20 * HOUR),
        order("pinned", hg=300),
    ]
    crew = [runner("adi", cap_hg=400, cash_limit_rp=1000), runner("budi", cap_hg=200, cash_limit_rp=1000)]
    made = planned(orders, crew, pins=(Pin("pinned", "budi"),), now=10)
    said = [sentence(found) for found in (*made.reasons, *(left.reason for left in made.unassigned))]
    assert len(said) >= len(orders)
    assert all(words.endswith(".") and "{" not in words and "  " not in words for words in said)
    assert set(left_out(made)) == {"heavy", "ice", "paid", "night", "pinned"}


def test_a_slower_city_makes_later_arrivals_and_never_a_crash():
    goods = [order(str(number), place(200 * number, 50)) for number in range(6)]
    ends = [
        max(table.free for table in planned_for(situation(goods, [ADI]), travel=Planar(speed)).timetables)
        for speed in (60, 30, 5)
    ]
    assert ends == sorted(ends)
