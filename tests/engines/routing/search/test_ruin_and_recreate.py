"""Ruin and recreate: what is taken out comes back or is named, pins stand still, and nothing gets dearer."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.model.parameters import USUAL
from dodolan.engines.routing.model.values import Pin
from dodolan.engines.routing.search.regret_insertion import insert_by_regret, unserved_cost
from dodolan.engines.routing.search.ruin_and_recreate import STRANDED, ruin, ruin_and_recreate, total_cost
from tests.factories.dispatch import order, place, runner
from tests.factories.drafts import MILD, carried, days_of, everyone, run_of, true_cost

CROSS = [order("n", place(0, 500)), order("s", place(0, -500)), order("n2", place(0, 600)), order("s2", place(0, -600))]
PAIR = [runner("adi", cap_hg=10), runner("budi", cap_hg=10)]


def test_nothing_planned_leaves_nothing_to_ruin():
    days = days_of(CROSS, PAIR)
    assert ruin(days, Random(1)) == set()


def test_pinned_orders_and_those_beside_them_are_left_where_they_are():
    days = days_of(CROSS, PAIR, pins=(Pin("n", "adi", 0),))
    days.put(0, [run_of(days, 0, 1)])
    days.put(1, [run_of(days, 2), run_of(days, 3)])
    for seed in range(20):
        draft = days.copy()
        assert ruin(draft, Random(seed)) <= {2, 3}
        assert carried(draft)[0] == [(0, 1)]


@given(st.integers(0, 10**6))
def test_what_is_taken_out_is_on_no_run_any_more(seed: int):
    days = days_of([order(str(n), place(100 * n), pickup=place(n % 3)) for n in range(20)], PAIR)
    days.put(0, [run_of(days, number) for number in range(0, 20, 2)])
    days.put(1, [run_of(days, number) for number in range(1, 20, 2)])
    out = ruin(days, Random(seed))
    left = {order for runs in carried(days) for orders in runs for order in orders}
    assert 1 <= len(out) <= USUAL.most_removed
    assert left == set(range(20)) - out


def test_orders_far_off_in_place_and_time_are_hardly_taken_out_together():
    here = [order(f"h{n}", place(10 * n), ready=0) for n in range(8)]
    far = [order(f"f{n}", place(9000), pickup=place(9000, n), ready=9000) for n in range(8)]
    mixed = 0
    for seed in range(40):
        days = days_of([*here, *far], PAIR)
        days.put(0, [run_of(days, number) for number in range(8)])
        days.put(1, [run_of(days, number) for number in range(8, 16)])
        out = ruin(days, Random(seed))
        mixed += len({number < 8 for number in out}) > 1
    assert mixed == 0


def test_a_day_crossed_over_is_uncrossed():
    days = days_of([order(name.id, name.drop, hg=5) for name in CROSS], PAIR)
    days.put(0, [run_of(days, 0, 1)])
    days.put(1, [run_of(days, 2, 3)])
    better, left = ruin_and_recreate(days, [], everyone(days), MILD._replace(rounds=40), Random(1))
    assert left == []
    assert {frozenset(orders) for runs in carried(better) for orders in runs} == {frozenset({0, 2}), frozenset({1, 3})}
    assert better.cost == true_cost(better) == 1200


def test_no_rounds_change_nothing():
    days = days_of(CROSS, PAIR)
    days.put(0, [run_of(days, 0, 1)])
    assert ruin_and_recreate(days, [2, 3], everyone(days), MILD._replace(rounds=0), Random(1)) == (days, [2, 3])


def test_an_order_left_out_comes_in_when_room_is_made():
    # The wide runner took the small order first; only they can take the big one.
    goods = [order("small", hg=40), order("big", hg=80)]
    days = days_of(goods, [runner("wide", cap_hg=100, off=100), runner("narrow", cap_hg=50, off=100)])
    days.put(0, [run_of(days, 0)])
    better, left = ruin_and_recreate(days, [1], everyone(days) | {1: [0]}, MILD, Random(3))
    assert (carried(better), left) == ([[(1,)], [(0,)]], [])


def test_a_runner_left_with_an_empty_list_is_hardly_a_plan():
    days = days_of([order("a", place(0))], PAIR)
    days.put(0, [run_of(days, arrives=10)])
    assert total_cost(days, []) == days.cost + STRANDED
    assert total_cost(days, [0]) == days.cost + STRANDED + unserved_cost(days, 0)


@pytest.mark.parametrize("seed", range(6))
def test_a_search_loses_no_order_and_is_never_dearer(seed: int):
    dice = Random(seed)
    goods = [order(str(n), place(dice.randint(-900, 900)), hg=dice.randint(1, 8), latest=2000) for n in range(14)]
    days = days_of(goods, [runner(one.id, cap_hg=10, off=2000) for one in PAIR])
    left = insert_by_regret(days, range(14), everyone(days), MILD)
    before = total_cost(days, left)
    better, still = ruin_and_recreate(days, left, everyone(days), MILD, Random(seed))
    assert total_cost(better, still) <= before
    inside = [order for runs in carried(better) for orders in runs for order in orders]
    assert sorted([*inside, *still]) == list(range(14))


@pytest.mark.parametrize("seed", range(3))
def test_the_draft_handed_in_is_not_changed(seed: int):
    days = days_of(CROSS, PAIR)
    days.put(0, [run_of(days, 0, 1, 2, 3)])
    before = (carried(days), days.cost)
    ruin_and_recreate(days, [], everyone(days), MILD, Random(seed))
    assert (carried(days), days.cost) == before
