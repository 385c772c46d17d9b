"""Laws of every way of selling, also of those that nobody has thought of yet."""

from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import UnitPrice
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WAYS, WEIGHED, Asked, SoldBy

ANY_WAY = st.sampled_from(list(WAYS.values())) | st.builds(
    SoldBy,
    code=st.just("new"),
    is_weighed=st.booleans(),
    takes_money=st.booleans(),
    piece=st.sampled_from(["", "piece", "package"]),
)
PRICES = st.builds(UnitPrice, st.integers(100, 500_000).map(Rupiah), st.sampled_from([1, 1_000]))
STEPS = st.integers(1, 100_000)
NOMINAL = st.none() | st.integers(1, 5_000)
MONEY = st.integers(500, 10**7).map(Rupiah)


def test_the_codes_are_those_of_the_column():
    assert {code: way.code for code, way in WAYS.items()} == {
        "weighed": "weighed",
        "each": "each",
        "each_by_weight": "each_by_weight",
    }
    assert all(len(code) <= 16 for code in WAYS)


@given(way=ANY_WAY, steps=STEPS, nominal=NOMINAL, tolerance=st.integers(0, 5_000))
def test_a_ceiling_stands_where_a_measure_was_ordered(way: SoldBy, steps: int, nominal: int | None, tolerance: int):
    expected = way.expected_measure(Asked(steps), nominal_g=nominal)
    most = way.ceiling(Asked(steps), nominal_g=nominal, tolerance_bp=tolerance)
    assert (expected is None) == (most is None) == (not way.is_weighed)
    assert expected is None or most is None or expected <= most <= expected * (10_000 + tolerance) / 10_000


@given(way=ANY_WAY, price=PRICES, money=MONEY, nominal=NOMINAL)
def test_money_is_estimated_as_itself_and_has_no_ceiling(
    way: SoldBy, price: UnitPrice, money: Rupiah, nominal: int | None
):
    wish = Asked(money=money)
    assert way.estimate(wish, price=price, nominal_g=nominal) == money
    assert way.ceiling(wish, nominal_g=nominal, tolerance_bp=1_000) is None
    assert way.stock_steps(wish, price=price, nominal_g=nominal) >= 1


@given(way=ANY_WAY, price=PRICES, steps=STEPS, nominal=NOMINAL)
def test_what_is_on_the_scale_as_ordered_costs_the_estimate(
    way: SoldBy, price: UnitPrice, steps: int, nominal: int | None
):
    wish = Asked(steps)
    aim = way.aim(wish, price=price, nominal_g=nominal)
    assert aim == way.expected_measure(wish, nominal_g=nominal)
    if aim is not None:
        assert price.of(aim) == way.estimate(wish, price=price, nominal_g=nominal)
    assert way.stock_steps(wish, price=price, nominal_g=nominal) == steps


@given(price=st.integers(100, 500_000), money=MONEY)
def test_aiming_at_money_misses_it_by_less_than_a_gram(price: int, money: Rupiah):
    per_kilo = UnitPrice(Rupiah(price), 1_000)
    aim = WEIGHED.aim(Asked(money=money), price=per_kilo, nominal_g=None)
    assert aim is not None
    assert abs(aim * price - money.amount * 1_000) <= price


@given(way=ANY_WAY, increment=st.integers(1, 3_000))
def test_usual_amounts_can_be_ordered(way: SoldBy, increment: int):
    amounts = way.usual_amounts(increment)
    assert amounts == sorted(set(amounts))
    assert amounts
    assert all(amount % increment == 0 for amount in amounts)


@given(way=ANY_WAY, steps=STEPS, measured=st.integers(0, 10_000))
def test_pieces_are_written_down_only_where_they_were_ordered(way: SoldBy, steps: int, measured: int):
    assert way.pieces_weighed(Asked(steps), measured) == (steps if way.piece and measured else None)
    assert way.pieces_weighed(Asked(money=Rupiah(5_000)), measured) is None


def test_the_three_ways_of_today():
    assert [way.ordered_in("kg") for way in (WEIGHED, EACH, EACH_BY_WEIGHT)] == ["kg", "kg", "piece"]
    assert [way.is_weighed for way in (WEIGHED, EACH, EACH_BY_WEIGHT)] == [True, False, True]
    assert [way.takes_money for way in (WEIGHED, EACH, EACH_BY_WEIGHT)] == [True, False, True]
    assert [way.by_measure for way in (WEIGHED, EACH, EACH_BY_WEIGHT)] == [True, False, False]
