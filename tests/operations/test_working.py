"""The worker's loops: side by side, undisturbed by each other's errors, ended when told."""

import logging
import threading
import time
from collections.abc import Iterator

import pytest
from django.db import OperationalError, connection
from django_tasks import task
from django_tasks_db.models import DBTaskResult

from dodolan.kernel.clock import now
from dodolan.kernel.jobs.actions import ClockJob
from dodolan.kernel.jobs.spans import HOUR
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.outbox.models import Event, EventState
from dodolan.operations import working
from dodolan.operations.working import Loop, loops, run_waiting, work
from tests.factories.kinds import an_event

done: list[str] = []


@task()
def note(word: str) -> str:
    """Work for the queue."""
    done.append(word)
    return word


@task()
def fall() -> None:
    """Work that fails."""
    raise ValueError("secret")


@pytest.fixture(autouse=True)
def _nothing_done() -> Iterator[None]:
    done.clear()
    yield
    connection.close()


def until(holds: threading.Event) -> None:
    """Wait for it, not for ever."""
    assert holds.wait(10)


def test_an_error_is_logged_by_its_kind_and_the_loop_goes_on(caplog: pytest.LogCaptureFixture):
    turns, third = [], threading.Event()

    def turn() -> bool:
        turns.append(1)
        if len(turns) < 3:
            raise OperationalError("password=hunter2")
        third.set()
        return False

    with caplog.at_level(logging.WARNING, "dodolan.operations"):
        assert work([Loop("outbox", 0.01, turn)], until=lambda: until(third)) == []
    assert caplog.messages[0] == "The worker's outbox failed and goes on: OperationalError"
    assert "hunter2" not in caplog.text


def test_one_that_is_busy_holds_up_no_other():
    release, other = threading.Event(), threading.Event()

    def long_work() -> bool:
        release.wait(10)
        return False

    def short_work() -> bool:
        other.set()
        return False

    rounds = [Loop("long", 0.01, long_work), Loop("short", 0.01, short_work)]

    def when() -> None:
        until(other)
        release.set()

    assert work(rounds, until=when) == []


def test_one_that_does_not_end_is_left(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(working, "GRACE_SECONDS", 0.2)
    release = threading.Event()
    begun = time.monotonic()
    left = work([Loop("long", 0.01, lambda: release.wait(10))], until=lambda: None)
    assert left == ["long"]
    assert time.monotonic() - begun < 5
    release.set()


@pytest.mark.django_db(transaction=True)
def test_outbox_clock_and_queue_run_together():
    heard, both = [], threading.Event()
    record_event(an_event("test.happened", "word"), at=now(), word="x")
    note.enqueue("queued")
    job = ClockJob("test", HOUR, HOUR * 0, lambda: note.enqueue("due"))

    def listen(event: Event) -> None:
        heard.append(event.facts["word"])

    def wait() -> None:
        deadline = time.monotonic() + 15
        while time.monotonic() < deadline and not (len(done) == 2 and heard):
            time.sleep(0.02)
        both.set()

    assert work(loops(listeners={"test.happened": [listen]}, jobs=[job]), until=wait) == []
    assert (heard, sorted(done)) == (["x"], ["due", "queued"])
    assert Event.objects.get().state == EventState.DELIVERED


@pytest.mark.django_db(transaction=True)
def test_the_queue_goes_on_after_work_that_failed():
    fall.enqueue()
    note.enqueue("after")
    assert [run_waiting(), run_waiting(), run_waiting()] == [True, True, False]
    assert done == ["after"]
    assert sorted(DBTaskResult.objects.values_list("status", flat=True)) == ["FAILED", "SUCCESSFUL"]
