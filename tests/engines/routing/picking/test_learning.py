"""Times of stalls are learnt from the middle of enough visits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.picking.learning import Bounds, learnt_seconds

PLAIN = Bounds(fewest=3, least=20, most=600)


def test_the_median_is_learnt_and_few_visits_teach_nothing():
    assert learnt_seconds({"bu sri": [90, 100, 4_000], "pak no": [90, 100]}, PLAIN) == {"bu sri": 100}


def test_of_two_middle_visits_the_quicker_counts():
    assert learnt_seconds({"bu sri": [80, 90, 110, 120]}, PLAIN) == {"bu sri": 90}


def test_visits_are_clipped_to_the_bounds():
    assert learnt_seconds({"quick": [0, 1, 2], "slow": [10**6] * 3}, PLAIN) == {"quick": 20, "slow": 600}


def test_nothing_seen_nothing_learnt():
    assert learnt_seconds({}) == {}


@pytest.mark.parametrize("bounds", [Bounds(fewest=0), Bounds(least=-1), Bounds(least=10, most=9)])
def test_impossible_bounds_are_refused(bounds: Bounds):
    with pytest.raises(ValueError, match="least"):
        learnt_seconds({}, bounds)


@given(
    st.lists(st.integers(60, 120), min_size=9, max_size=20),
    st.lists(st.integers(-(10**6), 10**6), max_size=8),
)
def test_a_minority_of_odd_visits_cannot_move_the_time_out_of_the_usual(usual: list[int], odd: list[int]):
    assert 60 <= learnt_seconds({"stall": usual + odd})["stall"] <= 120
