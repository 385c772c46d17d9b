"""The shop sells a wish while runners can carry it, else the next wish, else nothing."""

from collections import Counter
from functools import cache
from itertools import pairwise

import pytest

from dodolan.engines.routing.carrying.slots import Window
from rehearsal.dispatch.market_day import WINDOW, WINDOW_STARTS, Way, crew
from rehearsal.dispatch.selling import Slots, anything

WINDOWS = [(begins, begins + WINDOW) for begins in WINDOW_STARTS]


@cache
def sold_out(way: Way, runners: int) -> Counter[Window]:
    """Every window sold as long as anybody sells one, the first wish first."""
    slots, sold = Slots(way, crew(runners)), Counter[Window]()
    while window := slots.sell(WINDOWS):
        sold[window] += 1
    return sold


def test_a_shop_without_limits_sells_the_dearest_wish():
    assert anything(WINDOWS[2:]) == WINDOWS[2]
    assert anything([]) is None


def test_the_next_wish_is_sold_when_the_first_is_full():
    sold = sold_out(Way.PREPACKED, 1)
    assert sold[WINDOWS[0]] > 0
    assert len(sold) > 1


def test_no_wish_is_no_sale():
    assert Slots(Way.PREPACKED, crew(3)).sell([]) is None


def test_faster_ways_of_shopping_sell_more():
    single, merged, packed = (sold_out(way, 3).total() for way in (Way.SINGLE, Way.MERGED, Way.PREPACKED))
    assert 40 <= single < merged < packed
    assert merged >= 50
    assert packed >= 60


@pytest.mark.parametrize("way", Way)
def test_more_runners_never_sell_less(way: Way):
    totals = [sold_out(way, runners).total() for runners in range(5)]
    assert totals[0] == 0
    assert all(fewer < more for fewer, more in pairwise(totals))
