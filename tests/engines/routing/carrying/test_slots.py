"""Slots follow what runners can carry: the measured mornings, and the laws of more and less."""

from collections import Counter
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.carrying.slots import Custom, Window, may_sell, window_capacity
from dodolan.engines.routing.model.parameters import USUAL
from dodolan.engines.routing.model.ports import Picking
from dodolan.engines.routing.model.values import Break, Line, Order, Runner
from dodolan.engines.routing.picking.ways import MergedList, OrderByOrder, PrePacked
from tests.factories.dispatch import HOUR, order, runner

WAYS: list[Picking] = [PrePacked(), MergedList(), OrderByOrder()]
MORNING = (7 * HOUR, 12 * HOUR)
SHIFT = {"on": 5 * HOUR + 1800, "off": 14 * HOUR, "cap_hg": 400, "cap_dl": 1200}


def usual(number: int) -> Order:
    """Six kilograms from three or four stalls, four minutes at the door."""
    lines = tuple(Line(f"stall {(number * 7 + line * line) % 20}") for line in range(3 + number % 2))
    return order(str(number), hg=60, dl=120, hand_seconds=120, leave_seconds=120, lines=lines)


CUSTOM = Custom(tuple(map(usual, range(12))))
RUNNERS = st.builds(
    lambda on, hours, cap, percent, pause: runner(
        "r", on=on, off=on + hours * HOUR, cap_hg=cap, travel_percent=percent, breaks=(Break(pause, pause + HOUR),)
    ),
    st.integers(0, 12 * HOUR),
    st.integers(0, 9),
    st.none() | st.integers(0, 800),
    st.integers(50, 300),
    st.integers(0, 20 * HOUR),
)
CREWS = st.lists(RUNNERS, max_size=4)
STRETCHES = st.tuples(st.integers(0, 12 * HOUR), st.integers(0, 6 * HOUR)).map(lambda s: (s[0], s[0] + s[1]))


def crew(number: int, **facts: Any) -> list[Runner]:
    return [runner(str(each), **(SHIFT | facts)) for each in range(number)]


@pytest.mark.parametrize(
    ("picking", "use", "orders"), [(PrePacked(), 70, 60), (MergedList(), 85, 50), (OrderByOrder(), 70, 40)]
)
def test_three_runners_carry_what_the_trial_measured(picking: Picking, use: int, orders: int):
    found = window_capacity(MORNING, crew(3), replace(CUSTOM, use_percent=use), picking)
    assert abs(found - orders) <= 4


def test_nobody_on_shift_carries_nothing():
    assert window_capacity(MORNING, [], CUSTOM, PrePacked()) == 0
    assert window_capacity(MORNING, crew(3, on=13 * HOUR), CUSTOM, PrePacked()) == 0
    assert window_capacity(MORNING, crew(3, cap_hg=59), CUSTOM, PrePacked()) == 0


def test_without_a_past_nothing_is_promised():
    assert window_capacity(MORNING, crew(3), Custom(()), PrePacked()) == 0


def test_a_break_and_slow_roads_cost_orders():
    whole = window_capacity(MORNING, crew(1), CUSTOM, PrePacked())
    paused = [replace(crew(1)[0], breaks=(Break(8 * HOUR, 10 * HOUR),))]
    assert window_capacity(MORNING, paused, CUSTOM, PrePacked()) < whole
    assert window_capacity(MORNING, crew(1, travel_percent=200), CUSTOM, PrePacked()) < whole


@given(STRETCHES, CREWS, RUNNERS, st.sampled_from(WAYS))
def test_a_runner_more_never_lowers_it(window: Window, team: list[Runner], more: Runner, picking: Picking):
    fewer = window_capacity(window, team, CUSTOM, picking)
    assert 0 <= fewer <= window_capacity(window, [*team, more], CUSTOM, picking)


@given(STRETCHES, RUNNERS, st.integers(0, HOUR), st.integers(0, 400), st.sampled_from(WAYS))
def test_longer_shifts_larger_vehicles_and_wider_windows_never_lower_it(
    window: Window, one: Runner, more: int, room: int, picking: Picking
):
    before = window_capacity(window, [one], CUSTOM, picking)
    longer = replace(one, on=one.on - more, off=one.off + more, breaks=())
    larger = replace(one, cap_hg=None if one.cap_hg is None else one.cap_hg + room)
    wider = (window[0] - more, window[1] + more)
    assert before <= window_capacity(window, [longer], CUSTOM, picking)
    assert before <= window_capacity(window, [larger], CUSTOM, picking)
    assert before <= window_capacity(wider, [replace(one, breaks=())], CUSTOM, picking)


def test_a_window_is_sold_until_the_morning_is_full():
    windows = [(begin * HOUR, (begin + 2) * HOUR) for begin in (7, 8, 9, 10)]
    team, sold = crew(3), Counter[Window]()
    while True:
        free = [w for w in windows if may_sell(w, sold, runners=team, custom=CUSTOM, picking=PrePacked())]
        if not free:
            break
        sold[min(free, key=lambda window: sold[window])] += 1
    assert sold.total() == window_capacity(MORNING, team, CUSTOM, PrePacked())


def test_a_full_window_leaves_the_others_open():
    early, late = (7 * HOUR, 9 * HOUR), (10 * HOUR, 12 * HOUR)
    team = crew(3)
    sold = {early: window_capacity(early, team, CUSTOM, PrePacked())}
    assert not may_sell(early, sold, runners=team, custom=CUSTOM, picking=PrePacked())
    assert may_sell(late, sold, runners=team, custom=CUSTOM, picking=PrePacked())


def test_nothing_is_sold_when_nobody_works():
    assert not may_sell((7 * HOUR, 9 * HOUR), {}, runners=[], custom=CUSTOM, picking=PrePacked())


def test_a_shift_outside_the_window_gives_nothing_but_its_picking_may_lie_before_it():
    window = (9 * HOUR, 10 * HOUR)
    assert window_capacity(window, crew(3, off=9 * HOUR), CUSTOM, PrePacked()) == 0
    early = window_capacity(window, crew(3, on=8 * HOUR), CUSTOM, PrePacked())
    assert early > window_capacity(window, crew(3, on=9 * HOUR), CUSTOM, PrePacked())


@pytest.mark.parametrize(("limit", "facts"), [("cap_hg", {"hg": 60}), ("cap_dl", {"dl": 120})])
def test_the_scarcer_of_weight_and_room_decides(limit: str, facts: dict[str, int]):
    (each,) = facts.values()
    roomy = crew(1, cap_hg=10**6, cap_dl=10**6)
    narrow = crew(1, **({"cap_hg": 10**6, "cap_dl": 10**6} | {limit: each}))
    assert (
        0 < window_capacity(MORNING, narrow, CUSTOM, PrePacked()) < window_capacity(MORNING, roomy, CUSTOM, PrePacked())
    )


def test_goods_without_weight_are_bound_by_what_one_finds_again():
    light = replace(CUSTOM, recent=tuple(replace(each, hg=0, dl=0) for each in CUSTOM.recent * 3))
    twelve = replace(light, recent=light.recent[: USUAL.most_orders_on_a_trip])
    assert window_capacity(MORNING, crew(1), light, PrePacked()) == window_capacity(
        MORNING, crew(1), twelve, PrePacked()
    )


@given(st.integers(1, 99))
def test_time_that_orders_cannot_fill_is_not_sold(percent: int):
    some, all_of_it = (
        window_capacity(MORNING, crew(3), replace(CUSTOM, use_percent=use), PrePacked()) for use in (percent, 100)
    )
    assert some * 100 <= (all_of_it + 1) * percent


def test_an_overlapping_window_takes_from_the_same_hours():
    wide, inside = (7 * HOUR, 11 * HOUR), (8 * HOUR, 9 * HOUR)
    team = crew(2)
    sold = {inside: window_capacity(inside, team, CUSTOM, PrePacked())}
    room = window_capacity(wide, team, CUSTOM, PrePacked())
    assert may_sell(wide, sold, runners=team, custom=CUSTOM, picking=PrePacked())
    assert not may_sell(wide, sold | {wide: room - sold[inside]}, runners=team, custom=CUSTOM, picking=PrePacked())


def test_what_is_sold_outside_a_stretch_does_not_fill_it():
    window, before = (9 * HOUR, 11 * HOUR), (5 * HOUR, 6 * HOUR)
    team = crew(1)
    morning = {before: 2}
    assert may_sell(window, morning, runners=team, custom=CUSTOM, picking=PrePacked())
    # Sold beyond what anybody can carry, the early hour fills every stretch that holds it, and so this window too.
    assert not may_sell(window, {before: 999}, runners=team, custom=CUSTOM, picking=PrePacked())
