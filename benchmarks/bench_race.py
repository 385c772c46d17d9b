"""When many want the last goods or places at once, is exactly that much sold, and does a shop without guard fail?"""

import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass

from benchmarks.alone import ask_alone
from benchmarks.grounds import City, Ground
from benchmarks.guests import Guest, Shop
from benchmarks.phone import Unanswered
from benchmarks.serving import PRODUCT, serving
from benchmarks.tables import Answer, Table

COMMAND = "python -m benchmarks.bench_race"
UNGUARDED = "benchmarks.unguarded:application"
SOLD, REFUSED = "302", "409"
AT_ONCE = "last button"
JOURNEYS = "whole journeys"


@dataclass(frozen=True, slots=True)
class Race:
    """So many buyers for so many units ("units") or places of a slot ("places"), in one way of coming together."""

    kind: str
    buyers: int
    there: int
    way: str


RACES = [
    Race(kind, buyers, there, way)
    for kind, buyers, there in (("units", 100, 10), ("units", 300, 40), ("places", 60, 20))
    for way in (AT_ONCE, JOURNEYS)
]
CONTROL = Race("units", 100, 10, AT_ONCE)
SHORT = [Race("units", 100, 10, AT_ONCE), Race("units", 40, 10, JOURNEYS), Race("places", 30, 20, AT_ONCE)]


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:
    """All races on every database with 2 and with 8 workers, and the control."""
    answer = Answer()
    rows: list[Sequence[object]] = []
    for ground in found:
        for workers in (2,) if quick else (2, 8):
            for race in SHORT if quick else RACES:
                name = f"{ground.name}, {workers} workers, {race.way}, {race.buyers} for {race.there} {race.kind}"
                with _laid_out(ground, race) as (city, shop):
                    outcome, seconds = _run(city, shop, race, workers=workers, app=PRODUCT)
                    sold = _sold(city, shop, race)
                answer.must(sold == race.there, f"{name}: {sold} sold.")
                answer.must(outcome == _expected(race), f"{name}: answers were {dict(outcome)}.")
                rows.append([ground.name, workers, "on", *_row(race, outcome, sold, seconds)])
        with _laid_out(ground, CONTROL) as (city, shop):
            city.ask("take_walls_down")
            outcome, seconds = _run(city, shop, CONTROL, workers=8, app=UNGUARDED)
            sold = _sold(city, shop, CONTROL)
        answer.must(sold > CONTROL.there, f"{ground.name}: the control sold {sold} and proves nothing.")
        rows.append([ground.name, 8, "OFF", *_row(CONTROL, outcome, sold, seconds)])
    answer.tables = [
        Table(
            "Many buyers, few goods",
            COMMAND,
            "database workers guard way buyers there sold 302 409 other seconds".split(),
            rows,
            "Each buyer has an address of its own. Last button: baskets are filled before, then all order at once; "
            "whole journeys: everybody fills, looks and orders from the same start. 302 is a sale, 409 the answer "
            '"habis" or "penuh"; other answers would be errors. Guard OFF looks first and takes later, without the '
            "CHECK constraint: the harness can see overselling.",
        )
    ]
    return answer


@contextmanager
def _laid_out(ground: Ground, race: Race) -> Iterator[tuple[City, Shop]]:
    with ground.city() as city:
        units = {"stock": race.there} if race.kind == "units" else {"places": race.there}
        yield city, Shop.of(city.ask("lay_out", **units))


def _run(city: City, shop: Shop, race: Race, *, workers: int, app: str) -> tuple[Counter[str], float]:
    """How often each status came back, and how long everybody took from the start."""
    with serving(city, workers=workers, app=app) as server:
        guests = [Guest(server.port, shop, number) for number in range(race.buyers)]
        if race.way == JOURNEYS:
            return together(guests, _journey)
        with ThreadPoolExecutor(8) as pool:
            list(pool.map(_prepare, guests))
        return together(guests, lambda guest: str(guest.place().status))


def _prepare(guest: Guest) -> None:
    guest.fill([(guest.shop.counted, 1)])
    guest.look()


def _journey(guest: Guest) -> str:
    _prepare(guest)
    return str(guest.place().status)


def together(guests: Sequence[Guest], action: Callable[[Guest], str]) -> tuple[Counter[str], float]:
    """How often each outcome came of an action all began at the same moment, and the seconds until the last ended."""
    begin = threading.Barrier(len(guests) + 1)

    def act(guest: Guest) -> str:
        begin.wait()
        try:
            return action(guest)
        except Unanswered as wrong:
            return str(wrong)

    with ThreadPoolExecutor(len(guests)) as pool:
        running = [pool.submit(act, guest) for guest in guests]
        begin.wait()
        started = time.monotonic()
        outcome = Counter(future.result() for future in running)
    return outcome, time.monotonic() - started


def _sold(city: City, shop: Shop, race: Race) -> int:
    """What the database says was sold; -1 where its own tables disagree."""
    facts = city.ask("what_is_sold", counted=shop.counted, slot=shop.slot)
    agree = facts["ordered"] == facts["allocated"] == facts["purchases"] == facts["booked"]
    return int(facts["ordered" if race.kind == "units" else "booked"]) if agree else -1


def _expected(race: Race) -> Counter[str]:
    return Counter({SOLD: race.there, REFUSED: race.buyers - race.there})


def _row(race: Race, outcome: Counter[str], sold: int, seconds: float) -> list[object]:
    other = sum(outcome.values()) - outcome[SOLD] - outcome[REFUSED]
    there = f"{race.there} {race.kind}"
    return [race.way, race.buyers, there, sold, outcome[SOLD], outcome[REFUSED], other, seconds]


if __name__ == "__main__":
    ask_alone(measure)
