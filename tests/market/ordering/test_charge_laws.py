"""Laws of what a line costs: from the wish to the scale, over every way in which goods are sold."""

from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import UnitPrice
from dodolan.market.ordering.models import OrderLine
from dodolan.market.ordering.rules import (
    ceiling,
    charge_counted,
    charge_measured,
    expected_measure,
)
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WAYS, WEIGHED, Asked, SoldBy

PRICES = st.integers(100, 500_000)
GRAMS = st.integers(0, 50_000)
TOLERANCES = st.integers(0, 5_000)


def line(mode: str = WEIGHED.code, *, price: int = 38_000, tolerance: int = 1_000, **more: Any) -> Any:
    """A line of half a kilo of chilli, unless said otherwise."""
    facts: dict[str, Any] = {"ordered_steps": 500, "ordered_rp": None, "nominal_g": None, "price_steps": 1_000, **more}
    return OrderLine(mode=mode, price_rp=price, tolerance_bp=tolerance, **facts)


def hens(number: int, nominal: int, **more: Any) -> Any:
    """So many hens of about so many grams."""
    return line(EACH_BY_WEIGHT.code, ordered_steps=number, nominal_g=nominal, **more)


BY_MEASURE = st.builds(
    lambda steps, price, tolerance: line(ordered_steps=steps, price=price, tolerance=tolerance),
    st.integers(1, 20_000),
    PRICES,
    TOLERANCES,
)
HENS = st.builds(
    lambda number, nominal, price, tolerance: hens(number, nominal, price=price, tolerance=tolerance),
    st.integers(1, 20),
    st.integers(1, 5_000),
    PRICES,
    TOLERANCES,
)


@given(one=BY_MEASURE | HENS, measured=GRAMS, consented=st.booleans())
def test_what_is_charged_and_what_is_let_go_make_the_value(one: Any, measured: int, consented: bool):
    charge = charge_measured(one, measured, consented=consented)
    value = UnitPrice(Rupiah(one.price_rp), one.price_steps).of(measured)
    assert charge.amount - charge.goodwill == value
    assert Rupiah(0) <= charge.amount <= value
    assert charge.goodwill <= Rupiah(0)


@given(one=BY_MEASURE | HENS, measured=GRAMS)
def test_silence_costs_at_most_the_ceiling_and_yes_the_whole(one: Any, measured: int):
    most = ceiling(one)
    assert most is not None
    price = UnitPrice(Rupiah(one.price_rp), one.price_steps)
    assert charge_measured(one, measured).amount == price.of(min(measured, most))
    assert charge_measured(one, measured, consented=True).amount == price.of(measured)


@given(one=BY_MEASURE | HENS, lighter=GRAMS, more=GRAMS, consented=st.booleans())
def test_more_on_the_scale_never_costs_less(one: Any, lighter: int, more: int, consented: bool):
    less = charge_measured(one, lighter, consented=consented).amount
    assert less <= charge_measured(one, lighter + more, consented=consented).amount


@given(one=BY_MEASURE | HENS)
def test_exactly_what_was_ordered_costs_the_estimate(one: Any):
    expected = expected_measure(one)
    assert expected is not None
    assert charge_measured(one, expected).amount == one.estimate
    assert charge_measured(one, expected).goodwill == Rupiah(0)


@given(one=BY_MEASURE | HENS)
def test_the_ceiling_is_the_order_and_its_tolerance_rounded_for_the_buyer(one: Any):
    most, expected = ceiling(one), expected_measure(one)
    assert most is not None
    assert expected is not None
    assert expected <= most
    assert most * 10_000 <= expected * (10_000 + one.tolerance_bp) < (most + 1) * 10_000


@given(price=PRICES, money=st.integers(500, 10**6), measured=GRAMS, consented=st.booleans())
def test_by_money_the_buyer_pays_the_less_of_money_and_value(price: int, money: int, measured: int, consented: bool):
    one = line(price=price, ordered_steps=None, ordered_rp=money)
    charge = charge_measured(one, measured, consented=consented)
    value = UnitPrice(Rupiah(price), 1_000).of(measured)
    assert charge.amount == min(Rupiah(money), value)
    assert ceiling(one) is None


@given(price=PRICES, ordered=st.integers(1, 500), picked=st.integers(0, 500))
def test_counted_goods_cost_their_price_each(price: int, ordered: int, picked: int):
    assume(picked <= ordered)
    one = line(EACH.code, price=price, price_steps=1, ordered_steps=ordered)
    charge = charge_counted(one, picked)
    assert (charge.amount.amount, charge.goodwill.amount) == (price * picked, 0)
    assert ceiling(one) is None


@given(price=PRICES, money=st.integers(500, 10**6), picked=st.integers(0, 9))
def test_a_handful_for_money_costs_that_money_or_nothing(price: int, money: int, picked: int):
    one = line(EACH.code, price=price, price_steps=1, ordered_steps=None, ordered_rp=money)
    assert charge_counted(one, picked).amount == Rupiah(money if picked else 0)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@given(price=PRICES, money=st.integers(500, 10**7))
def test_an_order_by_money_is_estimated_at_that_money(way: SoldBy, price: int, money: int):
    nominal = 1_200 if way == EACH_BY_WEIGHT else None
    unit_price = UnitPrice(Rupiah(price), 1 if way == EACH else 1_000)
    wanted = way.estimate(Asked(money=Rupiah(money)), price=unit_price, nominal_g=nominal)
    assert wanted == Rupiah(money)


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@given(price=PRICES, money=st.integers(1, 10**7), nominal=st.integers(1, 5_000))
def test_money_always_holds_some_stock(way: SoldBy, price: int, money: int, nominal: int):
    known = nominal if way == EACH_BY_WEIGHT else None
    unit_price = UnitPrice(Rupiah(price), 1 if way == EACH else 1_000)
    held = way.stock_steps(Asked(money=Rupiah(money)), price=unit_price, nominal_g=known)
    assert held >= 1
    # Never more than the money buys, beyond the one step that is always held.
    assert held == 1 or unit_price.of(held * (known or 1)).amount <= money + unit_price.of(known or 1).amount


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
@given(steps=st.integers(1, 10**6), price=PRICES)
def test_an_order_by_amount_holds_exactly_that(way: SoldBy, steps: int, price: int):
    unit_price = UnitPrice(Rupiah(price), 1_000)
    assert way.stock_steps(Asked(steps), price=unit_price, nominal_g=900) == steps


@given(steps=st.integers(1, 20_000), price=PRICES)
def test_twice_as_much_is_estimated_at_twice_as_much(steps: int, price: int):
    unit_price = UnitPrice(Rupiah(price), 1_000)
    once, twice = (WEIGHED.estimate(Asked(steps * times), price=unit_price, nominal_g=None).amount for times in (1, 2))
    # Rounding once and rounding twice differ by a rupiah at most.
    assert abs(twice - 2 * once) <= 1
