"""What is due about accounts."""

from django_tasks import task

from dodolan.kernel.clock import now
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.jobs.spans import AT_THREE, DAY
from dodolan.people.accounts.sessions import forget_old_sign_ins


@task()
def forget_sign_ins() -> int:
    """Old sign-ins go."""
    return forget_old_sign_ins(at=now())


JOBS = (ClockJob("accounts.forget_sign_ins", DAY, AT_THREE, forget_sign_ins.enqueue),)
