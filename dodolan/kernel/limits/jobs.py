"""What is due about counters of tries."""

from django_tasks import task

from dodolan.kernel.clock import now
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.jobs.spans import AT_THREE, DAY
from dodolan.kernel.limits.actions import forget_old_counters


@task()
def forget_counters() -> int:
    """Old counters of tries go."""
    return forget_old_counters(at=now())


JOBS = (ClockJob("limits.forget_counters", DAY, AT_THREE, forget_counters.enqueue),)
