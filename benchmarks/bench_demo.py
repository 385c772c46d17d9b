"""How long until a new city answers, and when started again; does a simulated day take long, and repeat itself?"""

import re
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from benchmarks.alone import ask_alone
from benchmarks.grounds import ROOT, City, Ground
from benchmarks.phone import Phone, Unanswered
from benchmarks.serving import free_port
from benchmarks.tables import Answer, Table

COMMAND = "python -m benchmarks.bench_demo"
FIRST_SECONDS, AGAIN_SECONDS, STOP_SECONDS = 60.0, 5.0, 10.0
MOST_SECONDS = 120.0
ORDERS = 300
FINGERPRINT = re.compile(r"Fingerprint of the day: (\w+)")


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:
    """`dodolan start` on an empty database and again on every database; one simulated day twice from the same seed."""
    answer = Answer()
    starts: list[Sequence[object]] = []
    for ground in found:
        with ground.empty() as city:
            first, first_stop = _open(city)
            again, again_stop = _open(city)
        starts.append([ground.name, first, again, max(first_stop, again_stop)])
        answer.must(first <= FIRST_SECONDS, f"{ground.name}: the first page came after {first:.1f} s.")
        answer.must(again <= AGAIN_SECONDS, f"{ground.name}: started again, the page came after {again:.1f} s.")
        slowest = max(first_stop, again_stop)
        answer.must(slowest <= STOP_SECONDS, f"{ground.name}: stopping took {slowest:.1f} s.")
    answer.tables = [
        Table(
            "Opening a city",
            COMMAND,
            ["database", "first time, s", "again, s", "Ctrl-C until all ended, s"],
            starts,
            "From the command until the front page is there: tables, files, demo city, server and worker, with the "
            f"packages installed. At most {FIRST_SECONDS:.0f} s and {AGAIN_SECONDS:.0f} s.",
        )
    ]
    if not quick:
        answer.tables.append(_two_days(answer, found[0]))
    return answer


def _two_days(answer: Answer, ground: Ground) -> Table:
    """The same day twice, side by side."""
    with ground.empty() as one, ground.empty() as two, ThreadPoolExecutor(2) as pool:
        days = list(pool.map(_simulate, (one, two)))
    answer.must(days[0][1] == days[1][1], f"The same seed gave two days: {days}.")
    return Table(
        "A simulated day, twice from one seed",
        COMMAND,
        ["run", "orders", "seconds", "fingerprint", "books"],
        [[number, ORDERS, seconds, seal, "right"] for number, (seconds, seal) in enumerate(days, 1)],
        f"Every buyer, trader, runner and officer uses pages over HTTP, one at a time, on {ground.name}. The two runs "
        "shared the two cores; the command fails if the books are not right.",
    )


def _open(city: City) -> tuple[float, float]:
    """Seconds from the command to the first page, and from Ctrl-C to the end."""
    port = free_port()
    began = time.monotonic()
    with (city.data / "start.log").open("ab") as log:
        seeded = [sys.executable, "-m", "django", "seed_demo", "--city", "3573"]
        subprocess.run(seeded, cwd=ROOT, env=city.surroundings(), stdin=subprocess.DEVNULL, stdout=log, check=True)
        process = subprocess.Popen(
            [sys.executable, "-m", "django", "start", "--city", "3573", "--port", str(port)],
            cwd=ROOT,
            env=city.surroundings(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        while not _answers(port):
            if process.poll() is not None or time.monotonic() - began > MOST_SECONDS:
                raise RuntimeError(f"It does not open: {(city.data / 'start.log').read_text()[-500:]}")
            time.sleep(0.05)
        took = time.monotonic() - began
    finally:
        told = time.monotonic()
        process.send_signal(signal.SIGINT)
        process.wait(30)
    return took, time.monotonic() - told


def _answers(port: int) -> bool:
    try:
        return Phone(port).ask("GET", "/").status == 200
    except Unanswered:
        return False


def _simulate(city: City) -> tuple[float, str]:
    """Seconds that a day takes, and its fingerprint; raises if the books are not right."""
    began = time.monotonic()
    said = city.run("django", "simulate_day", "--seed", "1", "--orders", str(ORDERS))
    found = FINGERPRINT.search(said)
    return time.monotonic() - began, found[1] if found else "none"


if __name__ == "__main__":
    ask_alone(measure)
