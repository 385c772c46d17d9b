"""Big orders get a defined way before planning: whole, by truck, in numbered parts, or by asking."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.carrying.oversize import TRUCK, Size, Sized, after_weighing, carries, packed, size_up
from dodolan.engines.routing.model.values import Line, Order, Runner
from tests.factories.dispatch import HOUR, order, runner

MOTOR = runner("adi", cap_hg=400, cap_dl=1200)
PICKUP = runner("truck", cap_hg=8_000, cap_dl=30_000, skills=frozenset({TRUCK}))


def goods(*lines: tuple[int, int], **facts: Any) -> Order:
    """An order of lines given as hectograms and decilitres."""
    made = tuple(Line(f"stall {number}", hg, dl) for number, (hg, dl) in enumerate(lines))
    return order("big", lines=made, hg=sum(hg for hg, _ in lines), dl=sum(dl for _, dl in lines), **facts)


BIG = goods((300, 600), (250, 500), (200, 600), (100, 300), cash_rp=900_000, latest=2 * HOUR)


def test_what_a_motorbike_carries_goes_whole():
    small = goods((400, 1200))
    assert size_up(small, [PICKUP, MOTOR]) == Sized(Size.WHOLE, (small,))


def test_a_runner_without_limits_takes_anything():
    assert size_up(BIG, [runner("cart")]).size is Size.WHOLE


def test_a_truck_takes_it_whole_if_one_works():
    sized = size_up(BIG, [MOTOR, PICKUP])
    assert sized == Sized(Size.TRUCK_ONLY, (replace(BIG, needs_skill=TRUCK),))


def test_a_truck_off_duty_in_the_window_does_not_count():
    for absent in (replace(PICKUP, on=3 * HOUR), replace(PICKUP, on=-HOUR, off=-1)):
        assert size_up(BIG, [MOTOR, absent]).size is Size.PARTS


def test_parts_are_numbered_keep_the_window_and_collect_cash_once():
    sized = size_up(BIG, [MOTOR])
    assert sized.size is Size.PARTS
    assert [part.id for part in sized.orders] == ["big 1/3", "big 2/3", "big 3/3"]
    assert [part.hg for part in sized.orders] == [400, 250, 200]
    assert [part.cash_rp for part in sized.orders] == [900_000, 0, 0]
    assert {(part.latest, part.pickup, part.drop) for part in sized.orders} == {(BIG.latest, BIG.pickup, BIG.drop)}


@pytest.mark.parametrize(
    ("asked", "runners"),
    [
        (goods((401, 10), (10, 10)), [MOTOR]),
        (goods((10, 1201), (10, 10)), [MOTOR]),
        (order("lines unknown", hg=850), [MOTOR]),
        (BIG, []),
        (BIG, [replace(MOTOR, on=3 * HOUR)]),
        (BIG, [replace(MOTOR, cap_hg=0)]),
    ],
)
def test_else_a_dispatcher_is_asked(asked: Order, runners: list[Runner]):
    assert size_up(asked, runners) == Sized(Size.ASK, ())


LINES = st.lists(st.tuples(st.integers(0, 400), st.integers(0, 1200)), min_size=1, max_size=12)


@given(LINES)
def test_parts_lose_nothing_and_each_fits(lines: list[tuple[int, int]]):
    whole = goods(*lines)
    parts = size_up(whole, [MOTOR]).orders
    assert sorted(line.stall for part in parts for line in part.lines) == sorted(line.stall for line in whole.lines)
    assert sum(part.hg for part in parts) == whole.hg
    assert sum(part.dl for part in parts) == whole.dl
    assert all(carries(MOTOR, part.hg, part.dl) for part in parts)


@given(LINES)
def test_first_fit_leaves_at_most_one_load_half_empty(lines: list[tuple[int, int]]):
    by_weight = [Line(str(number), hg) for number, (hg, _) in enumerate(lines)]
    loads = packed(by_weight, MOTOR)
    assert sum(2 * sum(line.hg for line in load) <= 400 for load in loads) <= 1


def weighed(name: str, hg: int, latest: int = HOUR) -> Order:
    return order(name, hg=hg, latest=latest)


def test_a_full_load_leaves_nothing_behind():
    orders = [weighed("a", 200), weighed("b", 200)]
    assert after_weighing(orders, MOTOR).now == tuple(orders)


def test_too_heavy_by_the_scales_leaves_the_latest_window_for_a_second_trip():
    a, b, c = weighed("a", 200, 3 * HOUR), weighed("b", 150, HOUR), weighed("c", 100, 2 * HOUR)
    outcome = after_weighing([a, b, c], MOTOR)
    assert (outcome.now, outcome.second_trip, outcome.too_big) == ((b, c), (a,), ())


def test_too_big_alone_goes_back_to_be_sized_up():
    a, b = weighed("a", 401), weighed("b", 150)
    outcome = after_weighing([a, b], MOTOR)
    assert (outcome.now, outcome.second_trip, outcome.too_big) == ((b,), (), (a,))


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(0, 9)), max_size=10))
def test_weighing_loses_no_order_and_overloads_nobody(facts: list[tuple[int, int]]):
    orders = [weighed(str(number), hg, latest) for number, (hg, latest) in enumerate(facts)]
    outcome = after_weighing(orders, MOTOR)
    assert sum(each.hg for each in outcome.now) <= 400
    assert sorted([*outcome.now, *outcome.second_trip, *outcome.too_big], key=lambda each: int(each.id)) == orders
    assert all(each.hg > 400 for each in outcome.too_big)


def test_a_truck_that_is_no_larger_than_a_motorbike_helps_nobody():
    small_truck = runner("truck", cap_hg=100, cap_dl=100, skills=frozenset({TRUCK}))
    assert size_up(BIG, [MOTOR, small_truck]).size is Size.PARTS


def test_a_skill_the_goods_need_is_not_lost_to_the_truck():
    icy = replace(BIG, needs_skill="ice")
    (alone,) = size_up(icy, [MOTOR, PICKUP]).orders
    assert alone.needs_skill == "ice"


def test_the_vehicle_with_the_fewest_parts_is_chosen():
    becak = runner("becak", cap_hg=600, cap_dl=2000)
    assert [part.id for part in size_up(BIG, [MOTOR, becak]).orders] == ["big 1/2", "big 2/2"]


def test_room_may_be_scarcer_than_weight():
    bulky = goods((10, 700), (10, 700), (10, 500))
    assert [part.dl for part in size_up(bulky, [MOTOR]).orders] == [1200, 700]


def test_weighing_in_vain_keeps_the_sequence_of_the_trip():
    doors = [weighed("far", 100, 3 * HOUR), weighed("near", 100, HOUR), weighed("mid", 100, 2 * HOUR)]
    assert after_weighing(doors, MOTOR).now == tuple(doors)


def test_of_equal_windows_the_first_door_goes_first():
    a, b = weighed("a", 300), weighed("b", 300)
    assert (after_weighing([a, b], MOTOR).now, after_weighing([b, a], MOTOR).now) == ((a,), (b,))


def test_a_smaller_later_order_may_fill_the_gap():
    a, b, c = weighed("a", 300, HOUR), weighed("b", 200, 2 * HOUR), weighed("c", 100, 3 * HOUR)
    outcome = after_weighing([a, b, c], MOTOR)
    assert (outcome.now, outcome.second_trip) == ((a, c), (b,))


def test_room_counts_on_the_scales_too():
    wide = replace(weighed("a", 10), dl=1201)
    assert after_weighing([wide], MOTOR).too_big == (wide,)
