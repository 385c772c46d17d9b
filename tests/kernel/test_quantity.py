"""Prices for steps: exact, half a rupiah up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import UnitPrice, steps_in


@pytest.mark.parametrize(
    ("price", "per", "steps", "value"),
    [
        (27_500, 1000, 333, 9_158),
        (38_000, 1000, 540, 20_520),
        (38_000, 1000, 500, 19_000),
        (38_000, 1000, 132, 5_016),
        (38_000, 1000, 0, 0),
        (4_000, 1, 3, 12_000),
        (1, 1000, 499, 0),
        (1, 1000, 500, 1),
        (1, 3, 1, 0),
        (1, 3, 2, 1),
    ],
)
def test_value_of_steps(price: int, per: int, steps: int, value: int) -> None:
    assert UnitPrice(Rupiah(price), per).of(steps) == Rupiah(value)


@pytest.mark.parametrize(
    ("price", "money", "steps"),
    [(38_000, 5_000, 132), (38_000, 0, 0), (10_000, 5, 1), (10_000, 4, 0), (25_000, 25_000, 1000)],
)
def test_steps_for_money(price: int, money: int, steps: int) -> None:
    assert UnitPrice(Rupiah(price), 1000).steps_for(Rupiah(money)) == steps


@given(price=st.integers(1, 10**7), steps=st.integers(0, 10**6), per=st.sampled_from([1, 1000]))
def test_value_is_within_half_a_rupiah(price: int, steps: int, per: int) -> None:
    value = UnitPrice(Rupiah(price), per).of(steps).amount
    assert -per < 2 * (value * per - price * steps) <= per


@given(price=st.integers(1, 10**6), more=st.integers(0, 10**5), steps=st.integers(0, 10**5))
def test_more_never_costs_less(price: int, more: int, steps: int) -> None:
    unit_price = UnitPrice(Rupiah(price), 1000)
    assert unit_price.of(steps + more) >= unit_price.of(steps)


@pytest.mark.parametrize(("amount", "per"), [(0, 1000), (-1, 1), (5, 0)])
def test_a_price_is_above_nothing(amount: int, per: int) -> None:
    with pytest.raises(ValueError, match="price"):
        UnitPrice(Rupiah(amount), per)


def test_negative_amounts_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        UnitPrice(Rupiah(5), 1).of(-1)
    with pytest.raises(ValueError, match="negative"):
        UnitPrice(Rupiah(5), 1).steps_for(Rupiah(-1))


@pytest.mark.parametrize(("unit", "steps"), [("kg", 1000), ("l", 1000), ("bunch", 1), ("head", 1)])
def test_steps_in_a_unit(unit: str, steps: int) -> None:
    assert steps_in(unit) == steps
