"""When people may be spoken to."""

from datetime import datetime, time, timedelta

from dodolan.kernel.clock import WIB, at_wib, day_of

QUIET_FROM, QUIET_UNTIL = time(21), time(6)


def speaking_time(at: datetime, *, urgent: bool) -> datetime:
    """The first instant from `at` on at which a person may be told: at once if urgent or by day, else at 06.00 WIB."""
    clock = at.astimezone(WIB).time()
    if urgent or QUIET_UNTIL <= clock < QUIET_FROM:
        return at
    day = day_of(at)
    return at_wib(day if clock < QUIET_UNTIL else day + timedelta(days=1), QUIET_UNTIL)
