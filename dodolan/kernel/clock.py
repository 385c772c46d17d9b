"""Now, in one place, so that tests and simulated days can set it. Instants are UTC; days are days in WIB."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

# Western Indonesia has one zone and no summer time, so a day is always 24 hours long.
WIB = ZoneInfo("Asia/Jakarta")


def _system_now() -> datetime:
    return datetime.now(UTC)


_source: Callable[[], datetime] = _system_now


def now() -> datetime:
    """The present instant, aware, in UTC."""
    return _source()


def today() -> date:
    """The present day in WIB."""
    return day_of(now())


def day_of(instant: datetime) -> date:
    """The WIB day of an aware instant; ValueError for a naive one, which has no day."""
    if instant.tzinfo is None:
        raise ValueError(f"An instant needs a time zone, got {instant!r}.")
    return instant.astimezone(WIB).date()


def at_wib(day: date, clock_time: time) -> datetime:
    """The instant (UTC) at which clocks in WIB show that time on that day."""
    # What is stored is UTC: rows of two cities in different zones can be put side by side.
    return datetime.combine(day, clock_time, tzinfo=WIB).astimezone(UTC)


@contextmanager
def clock_set_to(source: Callable[[], datetime]) -> Iterator[None]:
    """Replace the clock of this process by source while the block runs. For tests and simulated days."""
    global _source  # noqa: PLW0603  one clock per process is the point
    before, _source = _source, source
    try:
        yield
    finally:
        _source = before
