"""Programs run as one: one falls, it is started anew; told to stop, all stop; nobody is left behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from dodolan.operations import processes
from dodolan.operations.processes import Program, port_is_free, run_together

SLEEPS = "import time; time.sleep(60)"
DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('deaf', flush=True); time.sleep(60)"


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "LOOK_EVERY", 0.02)


def python(name: str, text: str) -> Program:
    """A program of one line."""
    return Program(name, [sys.executable, "-c", text])


def noting(place: Path, text: str) -> str:
    """A line that first writes down its process id."""
    return f"import os; open({str(place)!r}, 'w').write(str(os.getpid())); {text}"


def is_alive(process_id: int) -> bool:
    """Whether a process of that id is there."""
    try:
        os.kill(process_id, 0)
    except ProcessLookupError:
        return False
    return True


def eventually(holds: Callable[[], bool]) -> bool:
    """Whether it comes true within ten seconds."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.02)
    return False


def test_the_one_that_falls_again_and_again_is_named_and_the_other_stopped(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(processes, "FIRST_PAUSE", 0.01)
    note = tmp_path / "pid"
    up: list[str] = []
    fallen = run_together(
        [
            python("web server", noting(note, SLEEPS)),
            python("worker", "import time; time.sleep(0.2); raise SystemExit(3)"),
        ],
        is_up=note.exists,
        when_up=lambda: up.append("once"),
    )
    assert fallen == "worker"
    assert up == ["once"]
    assert not is_alive(int(note.read_text()))


def test_one_that_falls_is_started_anew_and_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    monkeypatch.setattr(processes, "FIRST_PAUSE", 0.2)
    births = tmp_path / "births"
    worker = python("worker", f"import os; print(os.getpid(), file=open({str(births)!r}, 'a'), flush=True); {SLEEPS}")

    def born() -> list[int]:
        return [int(line) for line in births.read_text().split()] if births.exists() else []

    killed: list[int] = []

    def is_up() -> bool:
        # Killed twice, as the system does when memory runs out.
        if len(killed) < 2 and len(born()) > len(killed):
            killed.append(born()[-1])
            os.kill(killed[-1], signal.SIGKILL)
        return len(born()) == 3

    fallen = run_together([worker], is_up=is_up, when_up=lambda: os.kill(os.getpid(), signal.SIGTERM))
    assert fallen is None
    assert len(born()) == 3
    assert not any(is_alive(process_id) for process_id in born())
    assert [record.getMessage() for record in caplog.records] == [
        "The worker fell (exit -9) and is started anew in 0.2 s.",
        "The worker fell (exit -9) and is started anew in 0.4 s.",
    ]


def test_falls_that_lie_apart_stop_nothing(monkeypatch: pytest.MonkeyPatch):
    kept = processes._Kept(python("worker", "pass"))
    for at in range(20):
        kept.start()
        assert kept.process is not None
        kept.process.wait()
        assert not kept.falls_too_often(at * 15.1)
    kept.start()
    assert kept.process is not None
    kept.process.wait()
    assert kept.falls_too_often(19 * 15.1 + 1)


def test_killed_it_leaves_nobody_behind(tmp_path: Path):
    note = tmp_path / "pid"
    text = (
        "from dodolan.operations.processes import Program, run_together\n"
        f"run_together([Program('web server', [{sys.executable!r}, '-c', {noting(note, SLEEPS)!r}])],\n"
        "    is_up=lambda: False, when_up=lambda: None)\n"
    )
    with subprocess.Popen([sys.executable, "-c", text]) as start:
        assert eventually(lambda: note.exists() and bool(note.read_text()))
        start.kill()
    state = Path(f"/proc/{note.read_text()}/stat")
    assert eventually(lambda: not state.exists() or state.read_text().split()[2] == "Z")


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_told_to_stop_it_stops_all(tmp_path: Path, number: signal.Signals):
    note = tmp_path / "pid"
    before = signal.getsignal(number)
    fallen = run_together(
        [python("web server", noting(note, SLEEPS))],
        is_up=lambda: note.exists() and bool(note.read_text()),
        when_up=lambda: os.kill(os.getpid(), number),
    )
    assert fallen is None
    assert not is_alive(int(note.read_text()))
    assert signal.getsignal(number) is before


def test_who_does_not_listen_is_ended_with_its_family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(processes, "GRACE_SECONDS", 0.3)
    child, ready = tmp_path / "child", tmp_path / "ready"
    family = (
        "import signal, subprocess, sys, time\n"
        "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n"
        f"born = subprocess.Popen([sys.executable, '-c', {DEAF!r}], stdout=subprocess.PIPE)\n"
        "born.stdout.readline()\n"
        f"open({str(child)!r}, 'w').write(str(born.pid))\n"
        f"open({str(ready)!r}, 'w').close()\n"
        "time.sleep(60)\n"
    )
    run_together([python("deaf", family)], is_up=ready.exists, when_up=lambda: os.kill(os.getpid(), signal.SIGTERM))
    state = Path(f"/proc/{child.read_text()}/stat")
    # Its new parent, init, may take a moment to bury it: a zombie is dead enough.
    assert eventually(lambda: not state.exists() or state.read_text().split()[2] == "Z")


def test_a_program_that_cannot_start_stops_the_others(tmp_path: Path):
    note = tmp_path / "pid"
    with pytest.raises(FileNotFoundError):
        run_together(
            [python("web server", noting(note, SLEEPS)), Program("worker", [str(tmp_path / "nothing")])],
            is_up=lambda: False,
            when_up=lambda: None,
        )
    # It may have been ended before it had written, or even opened, its note.
    written = note.read_text() if note.exists() else ""
    assert not written or not is_alive(int(written))


def test_a_taken_port_is_seen():
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        door.listen()
        port = door.getsockname()[1]
        assert not port_is_free("127.0.0.1", port)
    assert port_is_free("127.0.0.1", port)


def test_nobody_reads_our_terminal():
    said = subprocess.run(
        [sys.executable, "-c", _READER], input="words", capture_output=True, text=True, check=True, timeout=30
    )
    assert said.stdout == "''\nreader\nwords"


_READER = """
import sys
from dodolan.operations import processes
from dodolan.operations.processes import Program, run_together
processes.MOST_FALLS = 1
reader = Program("reader", [sys.executable, "-c", "import sys; print(repr(sys.stdin.read()), flush=True)"])
print(run_together([reader], is_up=lambda: False, when_up=lambda: None), flush=True)
print(sys.stdin.read(), end="")
"""
