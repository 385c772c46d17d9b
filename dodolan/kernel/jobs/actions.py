"""Taking the slots of clock jobs that are due."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from django.db import IntegrityError

from dodolan.kernel.gate import write_tx
from dodolan.kernel.jobs.models import DueRun


@dataclass(frozen=True, slots=True)
class ClockJob:
    """Work due once in every span, `after` its beginning; spans begin at whole multiples of it since 1970 (UTC).

    enqueue hands the work to the job queue and is called in the transaction that takes the slot. A slot missed while
    no worker ran is caught up once: the newest due slot runs, older ones do not.
    """

    key: str
    span: timedelta
    after: timedelta
    enqueue: Callable[[], object]

    def newest_slot(self, at: datetime) -> datetime:
        """The last slot that is due at the instant."""
        seconds = int(self.span.total_seconds())
        # Computed from the clock and not from the last run, so a worker that slept wakes into the right slot.
        begun = int((at - self.after).timestamp()) // seconds * seconds
        return datetime.fromtimestamp(begun, UTC) + self.after


def run_due(*, jobs: Sequence[ClockJob], at: datetime) -> list[str]:
    """Enqueue every job whose newest slot nobody took yet; returns their keys in the order of jobs."""
    return [job.key for job in jobs if _take(job, at)]


@write_tx()
def _take(job: ClockJob, at: datetime) -> bool:
    slot = job.newest_slot(at)
    if DueRun.objects.filter(job=job.key, slot=slot).exists():
        return False
    try:
        with write_tx():
            DueRun.objects.create(job=job.key, slot=slot, taken_at=at)
    except IntegrityError:
        return False
    # Inside the transaction that takes the slot: if it cannot be queued, the slot is free again.
    job.enqueue()
    return True
