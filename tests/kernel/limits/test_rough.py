"""Rough counting: so many in a window by subject, in memory, and never one too few however many ask at once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.limits.actions import Limit
from dodolan.kernel.limits.errors import TooMany
from dodolan.kernel.limits.rough import RoughCount
from tests.factories.market import MORNING

MINUTE = timedelta(minutes=1)


def allowed(count: RoughCount, subject: str = "a", *, seconds: int = 0) -> bool:
    """Whether one more try goes through."""
    try:
        count.take_turn(subject=subject, at=MORNING + timedelta(seconds=seconds))
    except TooMany:
        return False
    return True


def test_one_more_than_the_limit_waits_for_the_next_window():
    count = RoughCount(Limit("reads", 2, MINUTE))
    assert [allowed(count, seconds=second) for second in (0, 1, 2, 59, 60)] == [True, True, False, False, True]
    allowed(count, seconds=61)
    with pytest.raises(TooMany) as refusal:
        count.take_turn(subject="a", at=MORNING + timedelta(seconds=75))
    assert refusal.value.facts == {"wait_seconds": 46}
    assert refusal.value.status == 429


def test_others_are_not_counted_with_them():
    count = RoughCount(Limit("reads", 1, MINUTE))
    assert [allowed(count, subject) for subject in "abab"] == [True, True, False, False]


@given(tries=st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 300)), max_size=60))
def test_no_window_lets_more_through_than_the_limit(tries: list[tuple[str, int]]):
    count = RoughCount(Limit("reads", 3, MINUTE))
    through: dict[tuple[str, int], int] = {}
    for subject, second in sorted(tries, key=lambda one: one[1]):
        if allowed(count, subject, seconds=second):
            through[subject, second // 60] = through.get((subject, second // 60), 0) + 1
    asked = {(subject, second // 60) for subject, second in tries}
    wanted = {place: min(3, sum((subject, second // 60) == place for subject, second in tries)) for place in asked}
    assert through == wanted


def test_many_threads_together_get_exactly_the_limit():
    count = RoughCount(Limit("reads", 50, MINUTE))
    with ThreadPoolExecutor(8) as pool:
        assert sum(pool.map(lambda _number: allowed(count), range(400))) == 50
