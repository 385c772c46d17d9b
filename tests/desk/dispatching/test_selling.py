"""The shop sells a wish while runners can carry it, else the next wish, else nothing."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from dodolan.desk.dispatching.market_day import WINDOW, WINDOW_STARTS, Way, crew
from dodolan.desk.dispatching.selling import Slots, anything
from dodolan.engines.routing.carrying.slots import Window

WINDOWS = [(begins, begins + WINDOW) for begins in WINDOW_STARTS]


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


@given(st.integers(0, 4), st.sampled_from(list(Way)))
def test_more_runners_never_sell_less(runners: int, way: Way):
    assert sold_out(way, runners).total() <= sold_out(way, runners + 1).total()
