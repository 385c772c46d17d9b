"""How a price moved, and whether it may be meant: decided in whole numbers, the same on every page."""

from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.prices.moves import moves_of
from dodolan.market.prices.rules import change_percent, extended_trend, is_jump, percent_moved, since
from tests.factories.market import DAY

RUPIAH = st.integers(1, 10**9)


def days_ago(days: int) -> str:
    """An ISO day."""
    return (DAY - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("before", "after", "percent"),
    [
        (100, 100, 0),
        (100, 150, 50),
        (100, 50, -50),
        (200, 201, 1),
        (200, 199, -1),
        (1_000, 1_004, 0),
        (1_000, 1_005, 1),
        (1_000, 995, -1),
        (800, 900, 13),
        (800, 700, -13),
        (8, 9, 13),
        (1, 10**9, 99_999_999_900),
    ],
)
def test_percent(before: int, after: int, percent: int):
    assert percent_moved(before, after) == percent


@given(before=RUPIAH, after=RUPIAH)
def test_percent_is_the_nearest_whole_one(before: int, after: int):
    exact = Fraction((after - before) * 100, before)
    assert abs(percent_moved(before, after) - exact) <= Fraction(1, 2)


@given(before=RUPIAH, change=st.integers(0, 10**9))
def test_up_and_down_by_as_much_are_told_alike(before: int, change: int):
    fallen = before - min(change, before - 1)
    assert percent_moved(before, before + (before - fallen)) == -percent_moved(before, fallen)


@given(st.lists(st.tuples(st.integers(0, 20), RUPIAH), min_size=1, max_size=10, unique_by=lambda point: point[0]))
def test_a_buyer_and_an_officer_are_told_the_same_of_one_stall(points: list[tuple[int, int]]):
    trend = [(days_ago(back), amount) for back, amount in sorted(points, reverse=True)]
    seen = change_percent(trend, DAY)
    moves = moves_of([("Cabai", "kg", trend)], DAY)
    assert [move.percent for move in moves] == ([seen] if moves else [])
    if not moves:
        assert seen == 0


def test_without_a_price_of_a_week_ago_nothing_moved():
    assert change_percent([], DAY) == 0
    assert change_percent([(days_ago(6), 100), (days_ago(0), 900)], DAY) == 0
    assert change_percent([(days_ago(7), 100), (days_ago(0), 900)], DAY) == 800


@given(st.lists(st.tuples(st.integers(0, 60), RUPIAH), max_size=20, unique_by=lambda point: point[0]), RUPIAH)
def test_a_trend_has_one_point_a_day_of_the_last_month_and_ends_today(points: list[tuple[int, int]], amount: int):
    old = [(days_ago(back), rupiah) for back, rupiah in sorted(points, reverse=True)]
    trend = extended_trend(old, DAY, amount)
    when = [date.fromisoformat(day) for day, _rupiah in trend]
    assert trend[-1] == (DAY.isoformat(), amount)
    assert when == sorted(set(when))
    assert all((DAY - day).days <= 30 for day in when)
    assert set(trend[:-1]) <= set(old)
    assert extended_trend(trend, DAY, amount) == trend


@pytest.mark.parametrize(
    ("old", "new", "jump"),
    [
        (None, 1, False),
        (None, 50_000_000, False),
        (10_000, 30_000, False),
        (10_000, 30_001, True),
        (30_000, 10_000, False),
        (30_000, 9_999, True),
        (10_000, 10_000, False),
        (1, 3, False),
        (1, 4, True),
    ],
)
def test_a_jump(old: int | None, new: int, jump: bool):
    assert is_jump(old, new) is jump


@given(one=RUPIAH, other=RUPIAH)
def test_a_jump_there_is_a_jump_back(one: int, other: int):
    assert is_jump(one, other) == is_jump(other, one)


def test_the_line_of_a_week_begins_with_the_price_that_held_then():
    trend = [(days_ago(20), 100), (days_ago(9), 250), (days_ago(5), 240), (days_ago(0), 245)]
    assert since(trend, DAY) == [250, 240, 245]
    assert since([(days_ago(7), 100), (days_ago(0), 900)], DAY) == [100, 900]


def test_without_a_price_a_week_old_there_is_no_line():
    assert since([], DAY) == []
    assert since([(days_ago(6), 100), (days_ago(0), 900)], DAY) == []
