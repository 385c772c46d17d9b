"""What is due when. Jobs go to the queue, so a long one holds up nobody's mail; each may run twice without harm."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from dodolan.kernel.clock import now
from dodolan.kernel.gate import write_tx
from dodolan.kernel.idempotency.actions import forget_old_keys
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.limits.actions import forget_old_counters
from dodolan.market.ordering.baskets import forget_old_baskets
from dodolan.market.ordering.days import open_days

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
# Spans begin at midnight UTC; 03:00 in WIB is 20:00 UTC.
AT_THREE = timedelta(hours=20)
RESULTS_KEPT_FOR = timedelta(days=7)


@task()
def open_coming_days() -> int:
    """Today and the days after it can be ordered for; returns how many days are new."""
    return open_days(at=now())


@task()
def forget_keys() -> int:
    """Old idempotency keys go."""
    return forget_old_keys(at=now())


@task()
def forget_counters() -> int:
    """Old counters of tries go."""
    return forget_old_counters(at=now())


@task()
def forget_baskets() -> int:
    """Baskets nobody touched go."""
    return forget_old_baskets(at=now())


@task()
def forget_sessions() -> None:
    """Sessions that ran out go."""
    with write_tx():
        SessionStore.clear_expired()


@task()
def forget_results() -> int:
    """What the queue remembers of work long done goes."""
    with write_tx():
        return DBTaskResult.objects.finished().filter(finished_at__lt=now() - RESULTS_KEPT_FOR).delete()[0]


JOBS = (
    # Hourly, although a day is opened once: a city that was switched off at midnight is open again within the hour.
    ClockJob("open_days", HOUR, timedelta(0), open_coming_days.enqueue),
    ClockJob("forget_keys", DAY, AT_THREE, forget_keys.enqueue),
    ClockJob("forget_counters", DAY, AT_THREE, forget_counters.enqueue),
    ClockJob("forget_baskets", DAY, AT_THREE, forget_baskets.enqueue),
    ClockJob("forget_sessions", DAY, AT_THREE, forget_sessions.enqueue),
    ClockJob("forget_results", DAY, AT_THREE, forget_results.enqueue),
)
