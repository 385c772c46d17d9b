"""Rupiah: whole, exactly shared, rounded down for coins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.money import NOTHING, Rupiah, round_down_to, split_exactly

WEIGHTS = st.lists(st.integers(0, 10_000), min_size=1, max_size=600).filter(any)


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        (10_000, [1, 1, 1], [3_334, 3_333, 3_333]),
        (-3_000, [18_750, 9_158, 5_000], [-1_709, -835, -456]),
        (10_000, [12_500, 7_000, 5_501], [5_000, 2_800, 2_200]),
        (99_999, [1, 1, 1], [33_333, 33_333, 33_333]),
        (101, [1, 1], [51, 50]),
        (0, [3, 4], [0, 0]),
        (7, [0, 1, 0], [0, 7, 0]),
    ],
)
def test_split_by_largest_remainder(total: int, weights: list[int], shares: list[int]) -> None:
    assert split_exactly(Rupiah(total), weights) == [Rupiah(share) for share in shares]


@given(total=st.integers(-(10**12), 10**12), weights=WEIGHTS)
def test_split_loses_no_rupiah(total: int, weights: list[int]) -> None:
    shares = split_exactly(Rupiah(total), weights)
    assert sum(share.amount for share in shares) == total
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.amount * sum(weights) - total * weight) < sum(weights)


@given(total=st.integers(0, 10**12), weights=WEIGHTS)
def test_split_of_a_refund_mirrors_the_payment(total: int, weights: list[int]) -> None:
    assert split_exactly(Rupiah(-total), weights) == [-share for share in split_exactly(Rupiah(total), weights)]


@pytest.mark.parametrize("weights", [[], [0, 0], [1, -1], [-5]])
def test_split_refuses_impossible_weights(weights: list[int]) -> None:
    with pytest.raises(ValueError, match="Weights"):
        split_exactly(Rupiah(100), weights)


@pytest.mark.parametrize("amount", [1.5, 1.0, "5", None, True])
def test_rupiah_are_whole_numbers(amount: object) -> None:
    with pytest.raises(TypeError, match="whole"):
        Rupiah(amount)  # type: ignore[arg-type]


def test_rupiah_add_subtract_and_compare() -> None:
    assert Rupiah(5) + Rupiah(7) - Rupiah(2) == Rupiah(10)
    assert -Rupiah(3) < NOTHING < Rupiah(1)
    assert bool(Rupiah(1))
    assert not NOTHING


@pytest.mark.parametrize(
    ("amount", "multiple", "rounded"),
    [
        (39_908, 100, 39_900),
        (39_900, 100, 39_900),
        (99, 100, 0),
        (39_908, 500, 39_500),
        (39_908, 1, 39_908),
        (0, 500, 0),
    ],
)
def test_cash_is_rounded_down(amount: int, multiple: int, rounded: int) -> None:
    assert round_down_to(Rupiah(amount), multiple) == Rupiah(rounded)


@pytest.mark.parametrize(("amount", "multiple"), [(100, 0), (100, -1), (-1, 100)])
def test_rounding_refuses_nonsense(amount: int, multiple: int) -> None:
    with pytest.raises(ValueError, match="Rounding"):
        round_down_to(Rupiah(amount), multiple)
