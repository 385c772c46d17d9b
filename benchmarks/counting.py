"""Counting the SQL statements of requests, as the database gets them."""

import re
from dataclasses import dataclass
from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import benchmarks.opened  # noqa: F401  Django is opened before its models are imported
from benchmarks.scenery import Stage, lay_out

HIDDEN = re.compile(r'name="(key|seal)" value="([^"]*)"')
# Words that open and close transactions; they ask nothing and change nothing.
AROUND = frozenset({"BEGIN", "BEGIN IMMEDIATE", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "SET CONSTRAINTS"})
JSON = "application/json"


@dataclass(frozen=True, slots=True)
class Count:
    """Statements that ask or change, and the words around them."""

    statements: int
    around: int


# The officer's first page is a board of seven boxes, each with a statement; the trail asks once for each kind of thing
# that its rows are about, to name them;
# the money of a day reads what was sold, what is owed, what is listed and whom it pays.
MOST_OF = {"/petugas/": 10, "/petugas/uang/": 10, "/petugas/jejak/": 12}


def _counted(sent: CaptureQueriesContext) -> Count:
    words = [row["sql"].split()[0].strip(";").upper() for row in sent]
    around = sum(word in AROUND for word in words)
    return Count(len(words) - around, around)


def count_checkouts() -> list[list[Any]]:
    """[lines, requests, statements of filling, of looking, of placing, transactions words of placing, API] per size."""
    facts = lay_out()
    return [_checkout(facts, lines) for lines in (1, 10, 40)]


def _checkout(facts: dict[str, Any], lines: int) -> list[Any]:
    client = Client()
    basket = f"/pasar/{facts['market']}/keranjang/"
    wanted = facts["offers"][:lines]
    with CaptureQueriesContext(connection) as filling:
        _expect(client.post(basket + "isi/", {"line": [f"{offer}:{steps}" for offer, steps in wanted]}), 302)
    with CaptureQueriesContext(connection) as looking:
        page = client.get(basket)
    person = {"name": "Bu Contoh", "phone": f"0860 9000 {lines:04d}", "street": "Jalan Contoh 7"}
    place = {"village": facts["village"], "slot": facts["slot"]}
    form = {**dict(HIDDEN.findall(_expect(page, 200))), **person, **place}
    with CaptureQueriesContext(connection) as placing:
        _expect(client.post(f"/pasar/{facts['market']}/pesan/", form), 302)
    body = {
        "market": facts["market"],
        "slot": facts["slot"],
        "delivery": {**person, "village": facts["village"]},
        "lines": [{"offer": offer, "steps": steps} for offer, steps in wanted],
    }
    with CaptureQueriesContext(connection) as by_program:
        _expect(client.post("/api/v1/orders", body, JSON, headers={"Idempotency-Key": f"key-{lines}"}), 201)
    counts = [_counted(sent) for sent in (filling, looking, placing, by_program)]
    return [lines, 3, *(count.statements for count in counts[:3]), counts[2].around, counts[3].statements]


def count_pages() -> list[list[Any]]:
    """[page, most allowed, statements with few rows, with many] of every list; many is five times few."""
    stage = Stage()
    few = _look(stage, _purchases(stage, 4), lines=10)
    many = _look(stage, _purchases(stage, 16), lines=40)
    return [[name, most, count, many[name][1]] for name, (most, count) in few.items()]


def _purchases(stage: Stage, purchases: int) -> int:
    for _ in range(purchases):
        stage.order(10)
    for _ in range(purchases):
        stage.order(3, in_hand=False)
    return purchases


def _look(stage: Stage, purchases: int, *, lines: int) -> dict[str, tuple[int, int]]:
    """Statements of each page with its limit, in the state the stage is in; purchases sets the guest's order apart."""
    guest = stage.screen()
    market = f"/pasar/{stage.market.slug}/"
    first = stage.offers[purchases % 2]
    secret = stage.order(lines, in_hand=False).secret
    wanted = [f"{offer.pk}:{offer.increment * 5}" for offer in stage.offers[:lines]]
    _expect(guest.post(market + "keranjang/isi/", {"line": wanted}), 302)
    seen = {}
    for name, path, most in (
        ("front page", "/", 8),
        ("price_list", market, 5),
        ("search", "/cari/?q=cabai", 5),
        ("offer", f"{market}barang/{first.pk}/", 8),
        ("stall", f"{market}lapak/{first.stall.slug}/", 8),
        ("basket, 10 and 40 lines", market + "keranjang/", 8),
        ("tracking, 10 and 40 lines", f"/pesanan/{secret}/", 8),
        ("receipt, 10 and 40 lines", f"/pesanan/{secret}/struk/", 8),
        ("API: offers", f"/api/v1/markets/{stage.market.slug}/offers", 5),
        ("API: search", "/api/v1/search?search=cabai", 5),
    ):
        seen[name] = (most, _of(guest, path))
    office = "pesanan kurir uang buku usaha kota jejak".split()
    for who, user, paths in (
        ("buyer", stage.buyer, ["/pesanan/"]),
        ("trader", stage.trader, ["/lapak/", "/lapak/harga/", "/lapak/uang/"]),
        ("runner", stage.runner, ["/kurir/", "/kurir/belanja/", "/kurir/belanja/cetak/", "/kurir/antar/"]),
        ("officer", stage.officer, ["/petugas/", *(f"/petugas/{room}/" for room in office)]),
    ):
        screen = stage.screen(user)
        for path in paths:
            seen[f"{who}: {path}"] = (MOST_OF.get(path, 8), _of(screen, path))
    return seen


def _of(client: Client, path: str) -> int:
    """Statements of a page looked at for the second time: the first time may note that somebody is there."""
    _expect(client.get(path), 200)
    with CaptureQueriesContext(connection) as sent:
        _expect(client.get(path), 200)
    return _counted(sent).statements


def _expect(reply: Any, status: int) -> str:
    if reply.status_code != status:
        raise RuntimeError(f"{reply.request['PATH_INFO']}: {reply.status_code} instead of {status}.")
    return str(reply.content.decode())
