"""Days are days in WIB, and the clock can be set."""

from datetime import UTC, date, datetime, time

import pytest

from dodolan.kernel.clock import at_wib, clock_set_to, day_of, now, today

MIDNIGHT = datetime(2020, 11, 13, 17, 0, tzinfo=UTC)


def test_the_day_turns_at_midnight_in_wib() -> None:
    assert day_of(MIDNIGHT) == date(2020, 11, 14)
    assert day_of(MIDNIGHT.replace(hour=16, minute=59)) == date(2020, 11, 13)


def test_clock_times_in_wib_become_instants() -> None:
    assert at_wib(date(2020, 11, 14), time(0, 0)) == MIDNIGHT


def test_an_instant_without_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="time zone"):
        day_of(datetime(2020, 11, 14, 5, 0))  # noqa: DTZ001


def test_the_clock_is_set_and_put_back() -> None:
    with clock_set_to(lambda: MIDNIGHT):
        assert now() == MIDNIGHT
        assert today() == date(2020, 11, 14)
    assert abs((now() - datetime.now(UTC)).total_seconds()) < 60


def test_the_clock_is_put_back_after_an_error() -> None:
    with pytest.raises(RuntimeError), clock_set_to(lambda: MIDNIGHT):
        raise RuntimeError
    assert now() != MIDNIGHT
