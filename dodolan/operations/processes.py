"""Run a few programs side by side as one: when one falls or we are told to stop, all stop."""

import os
import signal
import socket
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import FrameType

LOOK_EVERY = 0.2
GRACE_SECONDS = 8.0
STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


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
    """Run until told to stop or until one falls; call when_up once, as soon as is_up says yes.

    Returns None when told to stop (SIGINT, SIGTERM, SIGHUP), else the name of the program that fell. Nothing runs on
    after the return.
    """
    told: list[int] = []

    def listen(number: int, _frame: FrameType | None) -> None:
        told.append(number)

    before = {number: signal.signal(number, listen) for number in STOP_SIGNALS}
    running: dict[str, subprocess.Popen[bytes]] = {}
    try:
        for program in programs:
            # A session of its own keeps the terminal's Ctrl-C for us alone, so that it is passed on once, in order.
            running[program.name] = subprocess.Popen(program.words, stdin=subprocess.DEVNULL, start_new_session=True)
        return _watch(running, told, is_up=is_up, when_up=when_up)
    finally:
        _stop(list(running.values()))
        for number, handler in before.items():
            signal.signal(number, handler)


def _watch(
    running: dict[str, subprocess.Popen[bytes]],
    told: list[int],
    *,
    is_up: Callable[[], bool],
    when_up: Callable[[], None],
) -> str | None:
    announced = False
    while not told:
        for name, process in running.items():
            if process.poll() is not None:
                return name
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
        try:
            # The whole family: a server's workers would live on without it and keep the port.
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            continue
        process.wait()
