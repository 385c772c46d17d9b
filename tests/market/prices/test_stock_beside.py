"""The stock beside a price: read with the price list or added to a single price, it says the same."""

from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.prices.queries import offer_with_price, on_sale, price_list_of_stall
from dodolan.market.prices.stock import add_stock, left_of, stock_of
from dodolan.market.stalls.actions import count_stock, mark_out
from dodolan.market.stalls.rules import steps_counted
from tests.factories.market import MORNING, make_day, make_offer


def row(on_hand: int | None, allocated: int | None = 0, *, is_out: bool | None = False) -> Any:
    return SimpleNamespace(on_hand=on_hand, allocated=allocated, is_out=is_out)


@given(st.integers(0, 10**6), st.integers(0, 10**6))
def test_what_is_left_is_what_was_counted_less_what_was_promised(allocated: int, more: int):
    counted = row(allocated + more, allocated)
    assert left_of(counted) == more
    out = row(allocated + more, allocated, is_out=True)
    stock = stock_of(out)
    assert stock is not None
    assert (left_of(out), steps_counted(stock)) == (0, more)


def test_where_nobody_counts_nothing_is_said():
    assert stock_of(row(None, None, is_out=None)) is None
    assert left_of(row(None, None, is_out=None)) is None
    assert left_of(row(None, 7)) is None
    assert left_of(row(None, None, is_out=True)) == 0


def test_a_row_without_its_stock_is_a_mistake_and_not_uncounted():
    bare: Any = SimpleNamespace()
    with pytest.raises(KeyError):
        left_of(bare)


@pytest.mark.django_db
@pytest.mark.parametrize(("how", "left"), [("uncounted", None), ("counted", 700), ("out", 0)])
def test_one_price_says_what_the_price_list_says(how: str, left: int | None):
    offer = make_offer()
    day = make_day(offer.stall.market)
    if how == "counted":
        count_stock(offer=offer, day=day, on_hand=700, at=MORNING)
    elif how == "out":
        mark_out(offer=offer, day=day, is_out=True, at=MORNING)
    single = offer_with_price(offer.pk)
    add_stock(single, day)
    listed = [on_sale([day]).get(offer=offer), price_list_of_stall(offer.stall_id, day).get()]
    assert [left_of(one) for one in (single, *listed)] == [left] * 3


@pytest.mark.django_db
def test_without_a_day_nothing_is_left():
    single = offer_with_price(make_offer().pk)
    add_stock(single, None)
    assert left_of(single) == 0
