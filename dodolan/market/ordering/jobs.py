"""What is due about market days and baskets."""

from datetime import timedelta

from django_tasks import task

from dodolan.kernel.clock import now
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.jobs.spans import AT_THREE, DAY, HOUR
from dodolan.market.ordering.baskets import forget_old_baskets
from dodolan.market.ordering.days import open_days


@task()
def open_coming_days() -> int:
    """Today and the days after it can be ordered for; returns how many days are new."""
    return open_days(at=now())


@task()
def forget_baskets() -> int:
    """Baskets nobody touched go."""
    return forget_old_baskets(at=now())


JOBS = (
    # Hourly, although a day is opened once: a city that was switched off at midnight is open again within the hour.
    ClockJob("ordering.open_days", HOUR, timedelta(0), open_coming_days.enqueue),
    ClockJob("ordering.forget_baskets", DAY, AT_THREE, forget_baskets.enqueue),
)
