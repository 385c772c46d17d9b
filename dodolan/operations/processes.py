"""Run a few programs side by side as one: one that falls is started anew; told to stop, all stop."""

import ctypes
import logging
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from functools import partial
from types import FrameType

log = logging.getLogger(__name__)

LOOK_EVERY = 0.2
GRACE_SECONDS = 8.0
# A program is started anew after 0.5, 1, 2 and 4 seconds; at the fifth fall within a minute something is wrong with it.
FIRST_PAUSE = 0.5
MOST_FALLS = 5
WITHIN = 60.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
# Loaded before a child needs it. Other systems have nothing alike: there a killed start leaves its programs running.
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1


@dataclass(frozen=True, slots=True)
class Program:
    """Something to run: the name a person reads, and the words that start it."""

    name: str
    words: Sequence[str]


def port_is_free(host: str, port: int) -> bool:
    """Whether a server could listen there now."""
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((host, port))
        except OSError:
            return False
    return True


def run_together(programs: Sequence[Program], *, is_up: Callable[[], bool], when_up: Callable[[], None]) -> str | None:
    """Run until told to stop; call when_up once, as soon as is_up says yes. One that falls is started anew.

    Returns None when told to stop (SIGINT, SIGTERM, SIGHUP), else the name of the program that fell MOST_FALLS times
    WITHIN so many seconds. Nothing runs on after the return, nor, on Linux, after this process is killed.
    """
    told: list[int] = []

    def listen(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    before = {number: signal.signal(number, listen) for number in STOP_SIGNALS}
    kept = [_Kept(program) for program in programs]
    try:
        for one in kept:
            one.start()
        return _watch(kept, told, is_up=is_up, when_up=when_up)
    finally:
        _stop([one.process for one in kept if one.process is not None])
        for number, handler in before.items():
            signal.signal(number, handler)


@dataclass(slots=True)
class _Kept:
    """A program that is kept running: its process, None while it waits to be started anew, and when it fell lately."""

    program: Program
    process: subprocess.Popen[bytes] | None = None
    falls: list[float] = field(default_factory=list)
    start_at: float = 0.0

    def start(self) -> None:
        # A session of its own keeps the terminal's Ctrl-C for us alone, so that it is passed on once, in order.
        self.process = subprocess.Popen(
            self.program.words,
            stdin=subprocess.DEVNULL,
            start_new_session=True,
            preexec_fn=partial(_end_with, os.getpid()),  # noqa: PLW1509  we have one thread, and it only calls the system
        )

    def falls_too_often(self, at: float) -> bool:
        """Note a fall and plan the next start; whether it is one too many."""
        process = self.process
        assert process is not None
        # Its children would keep the port.
        _end_family(process)
        self.process = None
        self.falls = [*(fall for fall in self.falls if at - fall < WITHIN), at]
        if len(self.falls) >= MOST_FALLS:
            return True
        pause = FIRST_PAUSE * 2 ** (len(self.falls) - 1)
        self.start_at = at + pause
        log.warning(
            "The %s fell (exit %s) and is started anew in %.1f s.", self.program.name, process.returncode, pause
        )
        return False


def _end_with(parent: int) -> None:
    """In the child: be told to end when the parent dies, however it dies."""
    if _LIBC is not None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
        # It may have died before we asked.
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGTERM)


def _watch(
    kept: Sequence[_Kept],
    told: list[int],
    *,
    is_up: Callable[[], bool],
    when_up: Callable[[], None],
) -> str | None:
    announced = False
    while not told:
        for one in kept:
            at = time.monotonic()
            if one.process is None:
                if at >= one.start_at:
                    one.start()
            elif one.process.poll() is not None and one.falls_too_often(at):
                return one.program.name
        if not announced and is_up():
            announced = True
            when_up()
        time.sleep(LOOK_EVERY)
    return None


def _stop(processes: Sequence[subprocess.Popen[bytes]]) -> None:
    """Ask all to end, give them time, then end whatever is left of their families."""
    for process in processes:
        if process.poll() is None:
            process.terminate()
    # One deadline for all: three programs that hang must not take three times as long.
    deadline = time.monotonic() + GRACE_SECONDS
    for process in processes:
        try:
            process.wait(max(0.0, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            continue
    for process in processes:
        _end_family(process)


def _end_family(process: subprocess.Popen[bytes]) -> None:
    """End a process and its children at once: a server's workers would live on without it and keep the port."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    process.wait()
