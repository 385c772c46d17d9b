"""The write gate: every change to the database goes through `write_tx`.

SQLite lets one writer in at a time and makes the others sleep and retry, which starves some for seconds. A lock in
the process and a lock on one file make writers queue instead; on PostgreSQL the gate is open and only the
transaction remains. Measured reasons: docs/decisions/0003-write-gate.md.
"""

import fcntl
import os
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection, transaction

from dodolan.kernel.errors import Refused

WAIT_SECONDS = 5.0
_in_this_process = threading.Lock()


class TooBusy(Refused):
    """No turn to write came within WAIT_SECONDS; asking again is safe."""

    code = "too_busy"
    status = 503


@contextmanager
def write_tx() -> Iterator[None]:
    """One transaction that may write; also a decorator. Inside another it is a savepoint.

    Raises TooBusy if no turn comes in time. Never call a network from inside.
    """
    # PostgreSQL lets many write at once and waits row by row, so there the gate would only slow it down.
    if connection.in_atomic_block or connection.vendor != "sqlite":
        with transaction.atomic():
            yield
        return
    deadline = time.monotonic() + WAIT_SECONDS
    # Threads first: only one of them then stands at the file, and the others wait without asking the system.
    if not _in_this_process.acquire(timeout=WAIT_SECONDS):
        raise TooBusy(f"No turn to write within {WAIT_SECONDS} s.")
    try:
        with _between_processes(deadline), transaction.atomic():
            yield
    finally:
        _in_this_process.release()


@contextmanager
def _between_processes(deadline: float) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    if name.startswith((":memory:", "file:memorydb")):
        yield
        return
    # The lock belongs to the open file, so it is released even when the process is killed.
    gate = os.open(Path(name).with_suffix(".gate"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        # A transaction takes about a millisecond; asking often keeps the queue short, growing pauses keep it cheap.
        pause = 0.0002
        while not _locked(gate):
            if time.monotonic() > deadline:
                raise TooBusy(f"No turn to write within {WAIT_SECONDS} s.")
            time.sleep(pause)
            pause = min(pause * 1.5, 0.004)
        yield
    finally:
        os.close(gate)


def _locked(gate: int) -> bool:
    try:
        fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
