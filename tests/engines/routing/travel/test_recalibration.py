"""The detour is learnt only from enough trips, and never from nonsense."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.travel.recalibration import ClosedTrip, Detour, Verdict, measured_detour


def test_the_median_of_thirty_trips_is_accepted():
    trips = [ClosedTrip(1_300, 1_000)] * 14 + [ClosedTrip(1_450, 1_000)] * 2 + [ClosedTrip(9_000, 1_000)] * 14
    assert measured_detour(trips) == Detour(145, 30, Verdict.ACCEPTED)


def test_twenty_nine_trips_are_too_few():
    assert measured_detour([ClosedTrip(1_400, 1_000)] * 29) == Detour(140, 29, Verdict.TOO_FEW_TRIPS)


def test_no_trips_say_nothing():
    assert measured_detour([]) == Detour(0, 0, Verdict.TOO_FEW_TRIPS)


def test_trips_without_length_do_not_count():
    trips = [ClosedTrip(1_400, 1_000)] * 29 + [ClosedTrip(500, 0), ClosedTrip(0, 500)]
    assert measured_detour(trips).trips == 29


@pytest.mark.parametrize(
    ("percent", "verdict"),
    [(109, Verdict.UNLIKELY), (110, Verdict.ACCEPTED), (250, Verdict.ACCEPTED), (251, Verdict.UNLIKELY)],
)
def test_bounds_are_accepted_and_beyond_them_nothing(percent: int, verdict: Verdict):
    assert measured_detour([ClosedTrip(percent * 10, 1_000)] * 30).verdict is verdict


@given(
    st.lists(st.integers(1_200, 1_600), min_size=31, max_size=60),
    st.lists(st.integers(1, 10**6), max_size=30),
)
def test_a_minority_of_broken_phones_changes_nothing_much(honest: list[int], broken: list[int]):
    found = measured_detour([ClosedTrip(tracked, 1_000) for tracked in honest + broken])
    assert found.verdict is Verdict.ACCEPTED
    assert 120 <= found.percent <= 160
