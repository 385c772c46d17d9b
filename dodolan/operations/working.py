"""The worker's loops: deliver events, look at the clock, do what waits in the queue. Each in a thread of its own."""

import logging
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.db import close_old_connections, connection
from django_tasks_db.management.commands.db_worker import Worker
from django_tasks_db.models import DBTaskResult

from dodolan.kernel.clock import now
from dodolan.kernel.jobs.actions import ClockJob, run_due
from dodolan.kernel.outbox.actions import Listener, deliver_due

log = logging.getLogger(__name__)

GRACE_SECONDS = 6.0
AT_ONCE = 20


@dataclass(frozen=True, slots=True)
class Loop:
    """Work that comes back: turn does a part of it and says whether more waits, else the loop rests for pause (s)."""

    name: str
    pause: float
    turn: Callable[[], bool]


def loops(*, listeners: Mapping[str, Sequence[Listener]], jobs: Sequence[ClockJob]) -> list[Loop]:
    """All that a worker does."""
    return [
        Loop("outbox", 0.5, lambda: deliver_due(listeners=listeners, at=now(), most=AT_ONCE) == AT_ONCE),
        Loop("clock", 1.0, lambda: bool(run_due(jobs=jobs, at=now()))),
        Loop("queue", 0.5, run_waiting),
    ]


def run_waiting() -> bool:
    """Run one task that waits in the queue; False if none did."""
    # Taking a task locks the whole SQLite file, so look first.
    if not DBTaskResult.objects.ready().exists():
        return False
    Worker(
        queue_names=["*"],
        interval=0,
        batch=True,
        backend_name="default",
        startup_delay=False,
        max_tasks=1,
        worker_id=threading.current_thread().name,
        excluded_queue_names=[],
    ).run()
    return True


def work(rounds: Sequence[Loop], *, until: Callable[[], object]) -> list[str]:
    """Run the loops until `until` returns; returns the names of those that did not end within GRACE_SECONDS after it.

    An error in a turn, as when the database is away, is logged and the loop goes on.
    """
    stop = threading.Event()
    # A thread for each, so that a slow service holds up the outbox and not the clock.
    threads = [threading.Thread(target=_go_round, args=(loop, stop), name=loop.name, daemon=True) for loop in rounds]
    for thread in threads:
        thread.start()
    until()
    stop.set()
    deadline = time.monotonic() + GRACE_SECONDS
    for thread in threads:
        thread.join(max(0.0, deadline - time.monotonic()))
    return [thread.name for thread in threads if thread.is_alive()]


def _go_round(loop: Loop, stop: threading.Event) -> None:
    while not stop.is_set():
        # A connection that died while nothing was to do is noticed here and not in the middle of work.
        close_old_connections()
        more = False
        try:
            more = loop.turn()
        except Exception as error:  # noqa: BLE001  the worker outlives whatever one turn ran into
            # The text of an error may hold what it was working on; its kind is enough here.
            log.warning("The worker's %s failed and goes on: %s", loop.name, type(error).__name__)
        if not more:
            stop.wait(loop.pause)
    connection.close()
