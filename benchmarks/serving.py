"""The web server under measurement: gunicorn as `dodolan start` runs it, on a free port of this machine."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from benchmarks.grounds import ROOT, City
from benchmarks.phone import Phone, Unanswered

PRODUCT = "dodolan.config.wsgi:application"
MOST_SECONDS_TO_OPEN = 30.0


@dataclass(slots=True)
class Server:
    """A running server and the way to end it."""

    city: City
    port: int
    words: list[str]
    process: subprocess.Popen[bytes]

    def kill(self) -> None:
        """SIGKILL to the server and all its workers at once, as when the power goes."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def cpu_seconds(self) -> float:
        """Processor time that the server and its workers have used so far: the same however busy the machine is."""
        ticks = 0
        for file in Path("/proc").glob("[0-9]*/stat"):
            with suppress(OSError):
                # The name in brackets may hold spaces; purchase is the third word after it, the times the twelfth on.
                words = file.read_text().rpartition(")")[2].split()
                if int(words[2]) == self.process.pid:
                    ticks += int(words[11]) + int(words[12])
        return ticks / os.sysconf("SC_CLK_TCK")

    def open_again(self) -> None:
        """Start the same server anew and wait until it answers."""
        self.process = _start(self.city, self.words)
        _wait(self)


@contextmanager
def serving(city: City, *, workers: int = 2, app: str = PRODUCT) -> Iterator[Server]:
    """A server with so many workers of four threads; nothing runs on afterwards."""
    port = free_port()
    words = [sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{port}", "--workers", str(workers)]
    words += ["--worker-class", "gthread", "--threads", "4", "--preload", "--no-control-socket"]
    words += ["--graceful-timeout", "5", "--log-level", "warning", "--worker-tmp-dir", str(city.data)]
    server = Server(city, port, words, _start(city, words))
    try:
        _wait(server)
        yield server
    finally:
        server.kill()


def free_port() -> int:
    """A port of this machine on which nobody listens."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        return int(door.getsockname()[1])


def _start(city: City, words: list[str]) -> subprocess.Popen[bytes]:
    with (city.data / "server.log").open("ab") as log:
        return subprocess.Popen(
            words,
            cwd=ROOT,
            env=city.surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )


def _wait(server: Server) -> None:
    deadline = time.monotonic() + MOST_SECONDS_TO_OPEN
    while time.monotonic() < deadline:
        if server.process.poll() is not None:
            break
        try:
            if Phone(server.port).ask("GET", "/sehat/").status == 200:
                return
        except Unanswered:
            time.sleep(0.02)
    raise RuntimeError(f"The server does not answer: {(server.city.data / 'server.log').read_text()[-500:]}")
