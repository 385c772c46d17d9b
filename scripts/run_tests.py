"""`make test`: check, all tests on SQLite and on PostgreSQL, journeys in a real browser; one summary at the end."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from types import FrameType

from scripts import postgres

ROOT = Path(__file__).resolve().parent.parent
JOURNEYS = "tests/journeys"
# Asked once, on SQLite: no database is behind these, so PostgreSQL could not change an answer.
PURE = ("tests/engines", "tests/gateways")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
NO_TESTS = 5


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the run and how it went: "passed", "FAILED" or "COULD NOT RUN", with the reason."""

    name: str
    verdict: str
    seconds: float
    reason: str = ""


def main() -> int:
    """Run every part that can run; 0 only if all ran and all passed."""
    signal.signal(signal.SIGTERM, _leave)
    install_what_is_missing()
    started = time.monotonic()
    browser = next((path for path in map(shutil.which, BROWSERS) if path), None)
    pytest = [sys.executable, "-m", "pytest", "--quiet"]
    # Who has nothing left takes tests from the other, or one long file would keep both waiting.
    two = [*pytest, "--numprocesses", "2", "--dist", "worksteal", *_without(JOURNEYS, "tests/house")]
    parts = [
        _part("check", ["scripts/check"], nullcontext({})),
        _part("tests on SQLite", two, nullcontext({})),
        _part(
            "tests on PostgreSQL",
            [*two, *_without(*PURE)],
            _with_postgres(),
            ready=lambda: "" if postgres.programs() else "PostgreSQL is not installed (apt install postgresql)",
        ),
        _part(
            "journeys",
            [*pytest, JOURNEYS],
            nullcontext({"DODOLAN_CHROMIUM": browser or ""}),
            ready=lambda: "" if browser else "Chromium is not installed (apt install chromium)",
        ),
    ]
    return _summary(parts, time.monotonic() - started)


def _without(*folders: str) -> list[str]:
    return [word for folder in folders for word in ("--ignore", folder)]


def install_what_is_missing() -> None:
    """As root on Debian, bring Chromium, PostgreSQL and gettext; otherwise leave the machine as it is."""
    missing = [
        package
        for package, there in (
            ("chromium", any(map(shutil.which, BROWSERS))),
            ("postgresql", postgres.programs() is not None),
            ("gettext", shutil.which("xgettext") is not None),
        )
        if not there
    ]
    if not missing or os.geteuid() != 0 or not shutil.which("apt-get"):
        return
    print(f"Installing {', '.join(missing)} ...", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for words in (["update"], ["install", "-y", "--no-install-recommends", *missing]):
        subprocess.run(["apt-get", "-qq", *words], env=quiet, stdin=subprocess.DEVNULL, check=False)


@contextmanager
def _with_postgres() -> Iterator[dict[str, str]]:
    with postgres.running() as address:
        yield {"DATABASE_URL": address}


def _part(
    name: str,
    words: list[str],
    surroundings: AbstractContextManager[dict[str, str]],
    *,
    ready: Callable[[], str] = str,
) -> Part:
    print(f"\n==== {name} ====", flush=True)
    started = time.monotonic()
    reason = ready()
    if reason:
        print(reason, flush=True)
        return Part(name, "COULD NOT RUN", 0, reason)
    plain = {"DATABASE_URL": "", "DODOLAN_DATA": str(ROOT / "build" / "test-data"), "HYPOTHESIS_PROFILE": "ci"}
    try:
        with surroundings as more:
            done = subprocess.run(
                words, cwd=ROOT, env={**os.environ, **plain, **more}, stdin=subprocess.DEVNULL, check=False
            )
    except postgres.NoPostgres as none:
        print(none, flush=True)
        return Part(name, "COULD NOT RUN", time.monotonic() - started, str(none))
    if done.returncode == NO_TESTS:
        return Part(name, "FAILED", time.monotonic() - started, "no test was found")
    return Part(name, "FAILED" if done.returncode else "passed", time.monotonic() - started)


def _summary(parts: list[Part], seconds: float) -> int:
    print()
    for part in parts:
        print(f"{part.name:<22}{part.verdict:<15}{part.seconds:6.1f} s  {part.reason}")
    bad = [part for part in parts if part.verdict != "passed"]
    counts = f" {len(parts) - len(bad)} of {len(parts)} parts passed in {seconds:.1f} s "
    print(f"{counts:=^80}", flush=True)
    return 1 if bad else 0


def _leave(number: int, _frame: FrameType | None) -> None:
    """Told to stop: unwind, so that the database server is stopped and its folder removed."""
    raise SystemExit(128 + number)


if __name__ == "__main__":
    sys.exit(main())
