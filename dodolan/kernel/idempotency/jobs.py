"""What is due about idempotency keys."""

from django_tasks import task

from dodolan.kernel.clock import now
from dodolan.kernel.idempotency.actions import forget_old_keys
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.jobs.spans import AT_THREE, DAY


@task()
def forget_keys() -> int:
    """Old idempotency keys go."""
    return forget_old_keys(at=now())


JOBS = (ClockJob("idempotency.forget_keys", DAY, AT_THREE, forget_keys.enqueue),)
