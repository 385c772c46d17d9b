"""How heavy is a first visit to each page, in bytes on the wire and requests of a real browser with nothing kept?"""

import shutil
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Request, sync_playwright

from benchmarks.alone import ask_alone
from benchmarks.grounds import Ground
from benchmarks.phone import Phone
from benchmarks.serving import serving
from benchmarks.tables import Answer, Table

COMMAND = "python -m benchmarks.bench_weight"
KB = 1024
MOST = {"document": 14, "stylesheet": 10, "script": 20}
MOST_REQUESTS = 10
# The browser itself must not call home while it is measured.
QUIET = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
]


@dataclass(frozen=True, slots=True)
class Visit:
    """A page, who looks at it ("" is a guest), and where."""

    page: str
    who: str
    path: str


@dataclass(slots=True)
class Weight:
    """Bytes of bodies as they came over the wire, by kind; requests; and whoever else was asked."""

    bodies: Counter[str] = field(default_factory=Counter)
    requests: int = 0
    strangers: list[str] = field(default_factory=list)


def measure(found: Sequence[Ground], *, quick: bool) -> Answer:  # noqa: ARG001  it takes seconds
    """Each page once in real Chromium, on SQLite: the bytes are the same on every database."""
    answer = Answer()
    rows: list[Sequence[object]] = []
    with found[0].city() as city:
        facts = city.ask("pages")
        with serving(city) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=_chromium(), args=QUIET)
            home = f"http://127.0.0.1:{server.port}"
            basket = _filled_basket(server.port, facts)
            for visit in _visits(facts):
                weight = _weigh(browser, home, visit, _cookies(visit, facts, basket))
                rows.append(_row(visit, weight))
                _judge(answer, visit, weight)
            browser.close()
    answer.tables = [
        Table(
            "Weight of a first visit",
            COMMAND,
            ["page", "HTML KB", "CSS KB", "JS KB", "pictures KB", "all KB", "requests"],
            rows,
            f"Compressed bodies, 1 KB = {KB} bytes; budgets: HTML {MOST['document']}, CSS {MOST['stylesheet']}, JS "
            f"{MOST['script']} with htmx, {MOST_REQUESTS} requests, nobody asked but our own server. Basket and "
            "tracking hold ten lines.",
        )
    ]
    return answer


def _visits(facts: dict[str, Any]) -> list[Visit]:
    market = f"/pasar/{facts['market']}/"
    return [
        Visit("front page", "", "/"),
        Visit("price_list", "", market),
        Visit("search", "", "/cari/?q=cabai"),
        Visit("offer", "", f"{market}barang/{facts['offer']}/"),
        Visit("stall", "", f"{market}lapak/{facts['stall']}/"),
        Visit("basket", "", f"{market}keranjang/"),
        Visit("tracking", "", f"/pesanan/{facts['secret']}/"),
        Visit("trader: orders", "trader", "/lapak/"),
        Visit("trader: prices", "trader", "/lapak/harga/"),
        Visit("runner: shift", "runner", "/kurir/"),
        Visit("runner: shopping, 40 lines", "runner", "/kurir/belanja/"),
        Visit("runner: drops", "runner", "/kurir/antar/"),
        Visit("officer: today", "officer", "/petugas/"),
        Visit("officer: orders", "officer", "/petugas/pesanan/"),
        Visit("officer: an order", "officer", f"/petugas/pesanan/{facts['number']}/"),
        Visit("officer: ledger", "officer", "/petugas/buku/"),
    ]


def _filled_basket(port: int, facts: dict[str, Any]) -> str:
    """The cookie of a phone with ten lines in its basket."""
    phone = Phone(port)
    phone.send_form(f"/pasar/{facts['market']}/keranjang/isi/", [("line", line) for line in facts["lines"]])
    return phone.cookies["keranjang"]


def _cookies(visit: Visit, facts: dict[str, Any], basket: str) -> dict[str, str]:
    return {"sessionid": facts["sessions"][visit.who]} if visit.who else {"keranjang": basket}


def _chromium() -> str:
    found = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if not found:
        raise RuntimeError("Chromium is not installed (apt install chromium).")
    return found


def _weigh(browser: Browser, home: str, visit: Visit, cookies: dict[str, str]) -> Weight:
    """Open a page in a browser that knows nothing but these cookies."""
    weight = Weight()
    context: BrowserContext = browser.new_context(viewport={"width": 360, "height": 740})
    context.add_cookies([{"name": name, "value": value, "url": home} for name, value in cookies.items()])
    page = context.new_page()
    finished: list[Request] = []

    def note(request: Request) -> None:
        finished.append(request)

    page.on("requestfinished", note)
    reply = page.goto(home + visit.path, wait_until="networkidle")
    if reply is None or reply.status != 200 or not page.url.endswith(visit.path):
        raise RuntimeError(f"{visit.page}: {page.url} answered {reply.status if reply else 'nothing'}.")
    for request in finished:
        weight.requests += 1
        weight.bodies[request.resource_type] += request.sizes()["responseBodySize"]
        if not request.url.startswith((home, "data:")):
            weight.strangers.append(request.url)
    context.close()
    return weight


def _row(visit: Visit, weight: Weight) -> list[object]:
    known = [weight.bodies[kind] / KB for kind in MOST]
    total = sum(weight.bodies.values()) / KB
    return [visit.page, *known, total - sum(known), total, weight.requests]


def _judge(answer: Answer, visit: Visit, weight: Weight) -> None:
    for kind, most in MOST.items():
        heavy = weight.bodies[kind] / KB
        answer.must(heavy <= most, f"{visit.page}: {kind} of {heavy:.1f} KB, at most {most}.")
    answer.must(weight.requests <= MOST_REQUESTS, f"{visit.page}: {weight.requests} requests.")
    answer.must(not weight.strangers, f"{visit.page}: asked others: {weight.strangers}.")


if __name__ == "__main__":
    ask_alone(measure)
