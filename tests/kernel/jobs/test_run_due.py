"""Clock jobs: once per slot, whoever comes first, caught up once."""

from datetime import datetime, timedelta

import pytest

from dodolan.kernel.jobs.actions import ClockJob, run_due
from dodolan.kernel.jobs.models import DueRun
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db


def _job(done: list[datetime], span: timedelta = timedelta(days=1), after: timedelta = timedelta(hours=20)) -> ClockJob:
    return ClockJob("clean", span, after, lambda: done.append(MORNING))


def test_a_slot_runs_once() -> None:
    done: list[datetime] = []
    assert run_due(jobs=[_job(done)], at=MORNING) == ["clean"]
    assert run_due(jobs=[_job(done)], at=MORNING + timedelta(minutes=5)) == []
    assert len(done) == 1


def test_the_next_day_runs_again_and_missed_days_only_once() -> None:
    done: list[datetime] = []
    run_due(jobs=[_job(done)], at=MORNING)
    run_due(jobs=[_job(done)], at=MORNING + timedelta(days=9))
    assert len(done) == 2


@pytest.mark.parametrize(
    ("minutes", "slot"),
    [
        (0, "2020-11-13T20:00:00+00:00"),
        (49, "2020-11-13T20:00:00+00:00"),
        (20 * 60 + 49, "2020-11-13T20:00:00+00:00"),
        (20 * 60 + 50, "2020-11-14T20:00:00+00:00"),
    ],
)
def test_slots_begin_after_midnight_utc_plus_the_delay(minutes: int, slot: str) -> None:
    # MORNING is 23.10 UTC of the 13th.
    assert _job([]).newest_slot(MORNING + timedelta(minutes=minutes)).isoformat() == slot


def test_a_job_that_cannot_be_enqueued_is_not_taken() -> None:
    def fail() -> object:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        run_due(jobs=[ClockJob("broken", timedelta(hours=1), timedelta(0), fail)], at=MORNING)
    assert not DueRun.objects.exists()
