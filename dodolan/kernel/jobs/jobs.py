"""What is due about what Django and the queue keep."""

from datetime import timedelta

from django.contrib.sessions.backends.db import SessionStore
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from dodolan.kernel.clock import now
from dodolan.kernel.gate import write_tx
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.jobs.spans import AT_THREE, DAY

# Long enough to ask on Monday what went wrong on Friday night.
RESULTS_KEPT_FOR = timedelta(days=7)


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
    ClockJob("jobs.forget_sessions", DAY, AT_THREE, forget_sessions.enqueue),
    ClockJob("jobs.forget_results", DAY, AT_THREE, forget_results.enqueue),
)
