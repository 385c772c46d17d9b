"""Invented mornings: the same seed is the same morning, and every figure lies where the trial had it."""

import pytest

from rehearsal.dispatch.market_day import HOUR, MINUTE, WINDOW_STARTS, MarketDay, Way, crew, market_day
from rehearsal.dispatch.selling import Slots, anything


def day(seed: int, **facts: bool) -> MarketDay:
    return market_day(seed, way=Way.PREPACKED, orders=60, runners=3, sell=anything, **facts)


def test_a_seed_is_a_morning():
    assert day(5) == day(5)
    assert day(5).orders != day(6).orders


def test_orders_look_like_the_trial():
    orders = [order for seed in range(1, 11) for order in day(seed).orders]
    assert len(orders) == 600
    assert all(5 * HOUR <= order.placed < 9 * HOUR + 30 * MINUTE for order in orders)
    assert {order.earliest for order in orders} == set(WINDOW_STARTS)
    assert all(order.latest - order.earliest == 2 * HOUR for order in orders)
    assert all(order.earliest - order.placed >= 30 * MINUTE for order in orders)
    assert all(10 <= order.hg <= 250 and 1 <= len(order.lines) <= 6 for order in orders)
    assert 3_000 <= sum(order.hg for order in orders) / 10 <= 4_200


def test_weights_and_stalls_add_up():
    for order in day(1).orders:
        assert order.hg == sum(line.hg for line in order.lines)
        assert order.dl == sum(line.dl for line in order.lines)
        assert len({line.stall for line in order.lines}) == len(order.lines)


def test_popular_stalls_are_popular():
    stalls = [line.stall for seed in range(1, 11) for order in day(seed).orders for line in order.lines]
    assert stalls.count("stall 1") > 3 * stalls.count("stall 10") > 0


def test_packed_goods_are_ready_after_shopping_and_others_at_once():
    packed = day(1).orders[0]
    assert packed.ready == packed.placed + 60 + 150 * len(packed.lines)
    (single,) = market_day(1, way=Way.SINGLE, orders=1, runners=1, sell=anything).orders
    assert single.ready == single.placed


def test_scales_tell_the_truth_unless_the_day_is_heavy():
    assert all(day(1).true_hg[order.id] == order.hg for order in day(1).orders)
    heavy = day(1, heavier=True)
    more = [order for order in heavy.orders if heavy.true_hg[order.id] > order.hg]
    assert 4 <= len(more) <= 24
    assert all(heavy.true_hg[order.id] <= 1.4 * order.hg + 1 for order in more)


@pytest.mark.parametrize(("way", "orders"), [(Way.PREPACKED, 60), (Way.MERGED, 50), (Way.SINGLE, 40)])
def test_three_runners_sell_the_measured_mornings_and_not_much_more(way: Way, orders: int):
    asked = market_day(1, way=way, orders=orders, runners=3, sell=Slots(way, crew(3)).sell)
    assert asked.turned_away == 0
    flooded = market_day(1, way=way, orders=3 * orders, runners=3, sell=Slots(way, crew(3)).sell)
    assert orders <= len(flooded.orders) <= 1.25 * orders


def test_without_runners_everybody_is_turned_away():
    refused = market_day(1, way=Way.MERGED, orders=5, runners=0, sell=Slots(Way.MERGED, []).sell)
    assert (refused.orders, refused.turned_away) == ((), 5)
