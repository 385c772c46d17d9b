"""Which amounts an offer can be ordered in, and what is left of it: every border from both sides."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.quantity import MOST_STEPS
from dodolan.market.stalls.errors import BadAmount
from dodolan.market.stalls.models import Offer, StockDay
from dodolan.market.stalls.rules import LEAST_MONEY_RP, MOST_MONEY_RP, check_amount, steps_left
from dodolan.market.stalls.sold_by import WEIGHED


def offer(increment: int = 50, *, allows_money: bool = True) -> Any:
    """Chilli in steps of 50 g."""
    return Offer(increment=increment, unit="kg", mode=WEIGHED.code, allows_money=allows_money)


def why(one: Any, *, steps: int | None = None, money_rp: int | None = None) -> str:
    """Why an amount is refused; empty if it is not."""
    try:
        check_amount(one, steps=steps, money_rp=money_rp)
    except BadAmount as refusal:
        return f"{refusal.facts['field']} {refusal.facts['why']}".removeprefix("amount ")
    return ""


@pytest.mark.parametrize(
    ("steps", "reason"),
    [
        (50, ""),
        (MOST_STEPS, ""),
        (0, "too_small"),
        (-50, "too_small"),
        (-1, "too_small"),
        (1, "step"),
        (49, "step"),
        (51, "step"),
        (MOST_STEPS - 1, "step"),
        (MOST_STEPS + 1, "too_large"),
        (MOST_STEPS + 50, "too_large"),
        (10**30, "too_large"),
    ],
)
def test_amounts(steps: int, reason: str):
    assert why(offer(), steps=steps) == reason


@pytest.mark.parametrize(
    ("money", "reason"),
    [
        (LEAST_MONEY_RP, ""),
        (MOST_MONEY_RP, ""),
        (LEAST_MONEY_RP - 1, "too_small"),
        (0, "too_small"),
        (-5_000, "too_small"),
        (MOST_MONEY_RP + 1, "too_large"),
        (10**30, "too_large"),
    ],
)
def test_money(money: int, reason: str):
    assert why(offer(), money_rp=money) == reason
    assert why(offer(allows_money=False), money_rp=money) == "no_money"


def test_one_way_and_not_two_or_none():
    assert why(offer()) == "too_small"
    assert why(offer(), steps=50, money_rp=5_000) == "too_small"


@given(increment=st.integers(1, 5_000), times=st.integers(1, 400))
def test_every_multiple_is_sold_and_nothing_between(increment: int, times: int):
    one = offer(increment)
    assert why(one, steps=increment * times) == ""
    if increment > 1:
        assert why(one, steps=increment * times + 1) == "step"


@given(on_hand=st.integers(0, 10**6), allocated=st.integers(0, 10**6))
def test_what_is_left_is_what_was_counted_less_what_was_promised(on_hand: int, allocated: int):
    assert steps_left(StockDay(on_hand=on_hand, allocated=allocated)) == on_hand - allocated


@pytest.mark.parametrize(
    ("stock", "left"),
    [
        (None, None),
        (StockDay(on_hand=None), None),
        (StockDay(on_hand=None, allocated=7), None),
        (StockDay(on_hand=None, is_out=True), 0),
        (StockDay(on_hand=500, is_out=True), 0),
        (StockDay(on_hand=0), 0),
        (StockDay(on_hand=5, allocated=5), 0),
    ],
)
def test_counted_uncounted_and_habis(stock: StockDay | None, left: int | None):
    assert steps_left(stock) == left
