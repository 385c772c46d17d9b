"""When the server is killed under load, is an acknowledged order ever lost, and does a repeated one come twice?"""

import secrets
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count
from random import Random

from benchmarks.alone import ask_alone
from benchmarks.grounds import Ground
from benchmarks.guests import Shop, send_order
from benchmarks.phone import Phone, Unanswered
from benchmarks.serving import Server, serving
from benchmarks.tables import Answer, Table

COMMAND = "python -m benchmarks.bench_crash"
CLIENTS = 8
BETWEEN_KILLS = 1.5
MOST_TRIES = 400


@dataclass(slots=True)
class Ledger:
    """What the clients know: the secrets of acknowledged orders, answers that were repeats, and what else came."""

    told: list[str] = field(default_factory=list)
    replayed: int = 0
    unanswered: int = 0
    other: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)
    stop: threading.Event = field(default_factory=threading.Event)


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:
    """Ten times SIGKILL to gunicorn and all its workers while eight clients order, on every database."""
    answer = Answer()
    rows: list[Sequence[object]] = []
    kills = 3 if quick else 10
    for ground in found:
        with ground.city() as city:
            shop = Shop.of(city.ask("lay_out"))
            with serving(city) as server:
                ledger, away = _under_load(server, shop, kills)
            told = city.data / "told"
            told.write_text("\n".join(ledger.told))
            facts = city.ask("lost", file=str(told))
            broken = city.ask("books")
        doubles = facts["orders"] - facts["told"]
        rows.append(
            [
                ground.name,
                kills,
                facts["told"],
                facts["lost"],
                ledger.unanswered,
                ledger.replayed,
                doubles,
                round(1000 * max(away)),
                "right" if not broken else f"{len(broken)} broken",
            ]
        )
        answer.must(facts["lost"] == 0, f"{ground.name}: {facts['lost']} acknowledged orders are lost.")
        answer.must(doubles == 0, f"{ground.name}: {doubles} orders nobody was told about.")
        answer.must(not broken, f"{ground.name}: the books are wrong: {broken}.")
        answer.must(not ledger.other, f"{ground.name}: other answers: {ledger.other[:5]}.")
    columns = "database kills acknowledged lost unanswered repeats doubles ms books".split()
    columns[7] = "longest away, ms"
    note = (
        "Clients whose request was cut off send it again with the same key until it is answered. Repeats are orders "
        "committed before the kill but answered only when asked again: without keys they would be doubles."
    )
    answer.tables = [Table("SIGKILL under load", COMMAND, columns, rows, note)]
    return answer


def _under_load(server: Server, shop: Shop, kills: int) -> tuple[Ledger, list[float]]:
    """Kill and open again so often while all clients order; returns what they know, and how long nobody answered."""
    ledger, numbers, away = Ledger(), count(1), []
    words = [(server, shop, ledger, numbers, client) for client in range(CLIENTS)]
    threads = [threading.Thread(target=_order_on, args=word) for word in words]
    for thread in threads:
        thread.start()
    for _ in range(kills):
        time.sleep(BETWEEN_KILLS)
        began = time.monotonic()
        server.kill()
        server.open_again()
        away.append(time.monotonic() - began)
    time.sleep(BETWEEN_KILLS)
    ledger.stop.set()
    for thread in threads:
        thread.join()
    return ledger, away


def _order_on(server: Server, shop: Shop, ledger: Ledger, numbers: "count[int]", client: int) -> None:
    dice = Random(client)
    with Phone(server.port, f"127.9.1.{client + 1}", keep=True) as phone:
        while not ledger.stop.is_set():
            _order_until_answered(phone, shop, ledger, next(numbers), dice)


def _order_until_answered(phone: Phone, shop: Shop, ledger: Ledger, number: int, dice: Random) -> None:
    """One order, sent with one key until an answer comes."""
    key, lines = secrets.token_hex(12), dice.sample(shop.offers, 3)
    for _ in range(MOST_TRIES):
        try:
            reply = send_order(phone, shop, lines, number=number, key=key)
        except Unanswered:
            with ledger.lock:
                ledger.unanswered += 1
            time.sleep(0.05)
            continue
        with ledger.lock:
            if reply.status == 201:
                ledger.told.append(reply.headers["Location"].rsplit("/", 1)[1])
                ledger.replayed += "Idempotent-Replayed" in reply.headers
            else:
                ledger.other.append(f"{reply.status} {reply.body[:120]!r}")
        return


if __name__ == "__main__":
    ask_alone(measure)
