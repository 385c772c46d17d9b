"""What lines cost: the vectors of weighing, and the laws behind them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.money import Rupiah
from dodolan.market.ordering.models import OrderLine
from dodolan.market.ordering.rules import ceiling, charge_counted, charge_measured, expected_measure, price_seal
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED


def _line(
    *,
    steps: int | None = None,
    money: int | None = None,
    price: int = 38_000,
    mode: str = WEIGHED.code,
    nominal_g: int | None = None,
) -> OrderLine:
    per = 1 if mode == EACH.code else 1000
    return OrderLine(
        mode=mode,
        unit="kg",
        price_rp=price,
        price_steps=per,
        nominal_g=nominal_g,
        tolerance_bp=1000,
        ordered_steps=steps,
        ordered_rp=money,
    )


@pytest.mark.parametrize(
    ("ordered", "measured", "consented", "amount", "goodwill"),
    [
        (500, 540, False, 20_520, 0),
        (500, 500, False, 19_000, 0),
        (500, 550, False, 20_900, 0),
        (500, 551, False, 20_900, -38),
        (500, 600, False, 20_900, -1_900),
        (500, 600, True, 22_800, 0),
        (500, 400, False, 15_200, 0),
        (500, 0, False, 0, 0),
    ],
)
def test_weighed_by_amount(ordered: int, measured: int, consented: bool, amount: int, goodwill: int) -> None:
    charge = charge_measured(_line(steps=ordered), measured, consented=consented)
    assert (charge.amount.amount, charge.goodwill.amount) == (amount, goodwill)


@pytest.mark.parametrize(
    ("measured", "amount", "goodwill"),
    [(132, 5_000, -16), (140, 5_000, -320), (125, 4_750, 0), (131, 4_978, 0), (0, 0, 0)],
)
def test_weighed_by_money(measured: int, amount: int, goodwill: int) -> None:
    charge = charge_measured(_line(money=5_000), measured)
    assert (charge.amount.amount, charge.goodwill.amount) == (amount, goodwill)


def test_a_third_of_a_kilogram_of_garlic() -> None:
    assert charge_measured(_line(steps=333, price=27_500), 333).amount == Rupiah(9_158)


@pytest.mark.parametrize(("grams", "amount"), [(2_400, 144_000), (2_640, 158_400), (2_700, 158_400)])
def test_two_hens_of_about_1200_grams(grams: int, amount: int) -> None:
    hens = _line(steps=2, price=60_000, mode=EACH_BY_WEIGHT.code, nominal_g=1_200)
    assert (expected_measure(hens), ceiling(hens)) == (2_400, 2_640)
    assert charge_measured(hens, grams).amount == Rupiah(amount)


@pytest.mark.parametrize(("picked", "amount"), [(3, 18_750), (2, 12_500), (0, 0)])
def test_counted_goods(picked: int, amount: int) -> None:
    assert charge_counted(_line(steps=3, price=6_250, mode=EACH.code), picked).amount == Rupiah(amount)


@pytest.mark.parametrize(("picked", "amount"), [(1, 5_000), (0, 0)])
def test_a_handful_for_money_costs_exactly_that(picked: int, amount: int) -> None:
    assert charge_counted(_line(money=5_000, mode=EACH.code), picked).amount == Rupiah(amount)


def test_money_and_counted_lines_have_no_ceiling() -> None:
    assert ceiling(_line(money=5_000)) is None
    assert ceiling(_line(steps=3, mode=EACH.code)) is None


@given(ordered=st.integers(1, 50_000), measured=st.integers(0, 200_000), price=st.integers(100, 500_000))
def test_nobody_pays_above_the_ceiling(ordered: int, measured: int, price: int) -> None:
    line = _line(steps=ordered, price=price)
    charge = charge_measured(line, measured)
    most = charge_measured(line, ceiling(line) or 0, consented=True).amount
    value = charge_measured(line, measured, consented=True).amount
    assert charge.amount <= most
    assert charge.amount - charge.goodwill == value
    assert charge.goodwill <= Rupiah(0)


@given(money=st.integers(500, 10**6), measured=st.integers(0, 10**5), price=st.integers(100, 500_000))
def test_money_lines_never_cost_more_than_the_money(money: int, measured: int, price: int) -> None:
    charge = charge_measured(_line(money=money, price=price), measured)
    assert Rupiah(0) <= charge.amount <= Rupiah(money)


def test_the_seal_does_not_depend_on_order() -> None:
    assert price_seal(["a", "b"]) == price_seal(["b", "a"])
    assert price_seal(["a", "b"]) != price_seal(["a", "c"])
