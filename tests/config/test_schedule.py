"""What is due when, and that each job does its work when the queue runs it."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.idempotency import jobs as idempotency_jobs
from dodolan.kernel.idempotency.actions import answer_once
from dodolan.kernel.idempotency.models import IdempotencyKey
from dodolan.kernel.jobs import jobs as queue_jobs
from dodolan.kernel.jobs.actions import ClockJob, run_due
from dodolan.kernel.limits import jobs as limit_jobs
from dodolan.kernel.limits.actions import Limit, take_turn
from dodolan.kernel.limits.models import Counter
from dodolan.kernel.plugs import plugged
from dodolan.market.ordering import jobs as ordering_jobs
from dodolan.market.ordering.baskets import put_in_basket
from dodolan.market.ordering.models import Basket
from dodolan.market.stalls.models import MarketDay
from tests.factories.market import MORNING, by_steps, make_offer
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db
JOBS = [*plugged(ClockJob).values()]
NIGHTLY, HOURLY = ({job.key for job in JOBS if job.span == timedelta(hours=hours)} for hours in (24, 1))
LATER = MORNING + timedelta(days=60)


def run(task: "Task[..., Any]") -> object:
    """Run a job as of two months later."""
    with clock_set_to(lambda: LATER):
        return task.call()


def test_days_open_every_hour_and_tidying_is_at_three_at_night():
    three = datetime(2020, 11, 13, 20, tzinfo=UTC)
    run_due(jobs=JOBS, at=three - timedelta(seconds=1))
    assert run_due(jobs=JOBS, at=three - timedelta(seconds=1)) == []
    assert {*run_due(jobs=JOBS, at=three)} == HOURLY | NIGHTLY == {job.key for job in JOBS}
    assert run_due(jobs=JOBS, at=three + timedelta(minutes=59)) == []
    assert run_due(jobs=JOBS, at=three + timedelta(hours=1)) == [*HOURLY]
    assert "ordering.open_days" in HOURLY
    assert {"limits.forget_counters", "ordering.forget_baskets"} <= NIGHTLY


def test_a_due_job_waits_in_the_queue_under_its_own_name():
    run_due(jobs=JOBS, at=MORNING)
    waiting = set(DBTaskResult.objects.ready().values_list("task_path", flat=True))
    named = {path.rpartition(".")[2] for path in waiting}
    assert named == {"open_coming_days", *(name.partition(".")[2] for name in NIGHTLY)}
    assert all(".jobs." in path for path in waiting)


def test_days_are_opened():
    make_market()
    assert run(ordering_jobs.open_coming_days) == 3
    assert run(ordering_jobs.open_coming_days) == 0
    assert MarketDay.objects.count() == 3


def test_old_keys_counters_and_baskets_go():
    offer = make_offer()
    answer_once(actor="guest", route="test", key="k", body=b"", at=MORNING, work=dict)
    take_turn(limit=Limit("test", 1, timedelta(minutes=1)), subject="x", at=MORNING)
    put_in_basket(secret="s", market=offer.stall.market, wishes=[by_steps(offer, 50)], at=MORNING)
    for task in (idempotency_jobs.forget_keys, limit_jobs.forget_counters, ordering_jobs.forget_baskets):
        assert run(task)
    for table in (IdempotencyKey, Counter, Basket):
        assert not table.objects.exists()


def test_sessions_that_ran_out_go():
    # Django's sessions ask the real clock.
    for key, days in (("old", -1), ("new", 1)):
        Session.objects.create(session_key=key, session_data="", expire_date=datetime.now(UTC) + timedelta(days=days))
    run(queue_jobs.forget_sessions)
    assert Session.objects.get().session_key == "new"


def test_results_of_work_long_done_go():
    for name, days in (("old", 8), ("new", 6)):
        DBTaskResult.objects.create(
            args_kwargs={"args": [], "kwargs": {}},
            queue_name=name,
            task_path="dodolan.kernel.idempotency.jobs.forget_keys",
            backend_name="default",
            status="SUCCESSFUL",
            finished_at=LATER - timedelta(days=days),
        )
    assert run(queue_jobs.forget_results) == 1
    assert DBTaskResult.objects.get().queue_name == "new"
