"""How many orders and pages a second does the city give to eight who never rest, how fast, and are the books right?"""

import secrets
import threading
import time
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import count
from random import Random

from benchmarks.alone import ask_alone
from benchmarks.grounds import Ground
from benchmarks.guests import Shop, send_order
from benchmarks.phone import Phone, Unanswered
from benchmarks.serving import Server, serving
from benchmarks.tables import Answer, Table, percentile

COMMAND = "python -m benchmarks.bench_load"
CLIENTS = 8
LINES = 3
Ask = Callable[[Phone, Random], int]


class Load:
    """What clients saw: seconds of each good answer, and how often every other answer came."""

    def __init__(self) -> None:
        """Nothing was asked yet."""
        self.good: list[float] = []
        self.other: Counter[str] = Counter()
        self.seconds = 0.0
        self.cpu_seconds = 0.0

    def row(self) -> list[object]:
        """Good answers, how many a second, p50, p99 and slowest (ms), CPU of each (ms), and the other answers."""
        rate = len(self.good) / self.seconds
        times = (percentile(self.good, 0.5), percentile(self.good, 0.99), max(self.good, default=0.0))
        each = 1000 * self.cpu_seconds / max(1, len(self.good))
        return [len(self.good), rate, *(round(1000 * value) for value in times), each, sum(self.other.values())]


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:
    """Orders of three lines through the API, then pages as buyers open them, on every database."""
    answer = Answer()
    rows: list[Sequence[object]] = []
    seconds = 5.0 if quick else 20.0
    for ground in found:
        with ground.city() as city:
            shop = Shop.of(city.ask("lay_out"))
            with serving(city) as server:
                orders = _together(server, seconds, 201, _orders(shop))
                pages = _together(server, seconds, 200, _pages(shop))
            broken = city.ask("books")
            rows.append([ground.name, "orders of 3 lines", *orders.row(), _verdict(broken)])
            rows.append([ground.name, "pages", *pages.row(), ""])
            log = (city.data / "server.log").read_text()
        answer.must(not broken, f"{ground.name}: the books are wrong: {broken}.")
        answer.must(not orders.other, f"{ground.name}: orders were answered {dict(orders.other)}.")
        answer.must(not pages.other, f"{ground.name}: pages were answered {dict(pages.other)}.")
        answer.must("Traceback" not in log, f"{ground.name}: the server's log holds a traceback: {log[-300:]}")
    answer.tables = [
        Table(
            "Orders and pages under load",
            COMMAND,
            ["database", "what", "answers", "a second", "p50 ms", "p99 ms", "max ms", "CPU ms each", "others", "books"],
            rows,
            f"{CLIENTS} clients without a pause against gunicorn with 2 workers of 4 threads, server, database and "
            "clients on the same two cores; every commit waits for the disk. Pages are 70% lists, 20% offers, 10% "
            "search, compressed. CPU is the web server's alone and depends less on what else runs: two cores of "
            "its own would give up to 2,000 / CPU answers a second.",
        )
    ]
    return answer


def _verdict(broken: list[str]) -> str:
    return f"{len(broken)} broken" if broken else "right"


def _together(server: Server, seconds: float, good: int, ask: Ask) -> Load:
    load, lock = Load(), threading.Lock()
    deadline = time.monotonic() + seconds

    def go_on(client: int) -> None:
        dice = Random(client)
        with Phone(server.port, f"127.9.0.{client + 1}", keep=True) as phone:
            while time.monotonic() < deadline:
                began = time.monotonic()
                try:
                    status = str(ask(phone, dice))
                except Unanswered as wrong:
                    status = str(wrong)
                took = time.monotonic() - began
                with lock:
                    if status == str(good):
                        load.good.append(took)
                    else:
                        load.other[status] += 1

    began, used = time.monotonic(), server.cpu_seconds()
    threads = [threading.Thread(target=go_on, args=[client]) for client in range(CLIENTS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    load.seconds, load.cpu_seconds = time.monotonic() - began, server.cpu_seconds() - used
    return load


def _orders(shop: Shop) -> Ask:
    # A person may order ten times a minute, so many take turns.
    numbers = count(1)

    def ask(phone: Phone, dice: Random) -> int:
        lines = dice.sample(shop.offers, LINES)
        return send_order(phone, shop, lines, number=next(numbers), key=secrets.token_hex(12)).status

    return ask


def _pages(shop: Shop) -> Ask:
    def ask(phone: Phone, dice: Random) -> int:
        market = f"/pasar/{shop.market}/"
        kind = dice.random()
        if kind < 0.7:
            path = f"{market}?page={dice.randint(1, 5)}"
        elif kind < 0.9:
            path = f"{market}barang/{dice.choice(shop.offers)[0]}/"
        else:
            path = f"/cari/?q={dice.choice(('cabai', 'tempe', 'bayam', 'ayam'))}"
        return phone.ask("GET", path, headers={"Accept-Encoding": "gzip"}).status

    return ask


if __name__ == "__main__":
    ask_alone(measure)
