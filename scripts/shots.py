"""`make shots`: pictures of every page at two widths, by day and by night, in two languages, into build/shots.

Names given (python -m scripts.shots trader-prices drop) keep to pages that begin with them.
"""

import html
import logging
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path

import django
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
DATA, PICTURES = ROOT / "build" / "shots-data", ROOT / "build" / "shots"
os.environ |= {
    "DJANGO_SETTINGS_MODULE": "dodolan.config.settings",
    "DODOLAN_DATA": str(DATA),
    "DATABASE_URL": "",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
}
# Emptied before Django stands, which compiles the catalogues into it.
shutil.rmtree(DATA, ignore_errors=True)
django.setup()

# Tables can be imported only once Django stands.
from dodolan.kernel.clock import clock_set_to  # noqa: E402
from dodolan.operations.opening.preparing import bring_tables_up_to_date  # noqa: E402
from rehearsal.city.typical_days import NOW, TypicalDays, write_typical_days  # noqa: E402
from scripts.every_page import Sight, cookies_of, every_page  # noqa: E402
from scripts.serving import serving  # noqa: E402

WIDTHS = {360: 740, 1280: 900}
THEMES, LANGUAGES = ("light", "dark"), ("id", "jv")
BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main(wanted: list[str]) -> int:
    """Fill a database, serve it, take all pictures, end everything."""
    chromium = next((path for path in map(shutil.which, BROWSERS) if path), None)
    if chromium is None:
        print("Chromium is not installed (apt install chromium).")
        return 1
    shutil.rmtree(PICTURES, ignore_errors=True)
    for folder in (DATA / "static", PICTURES):
        folder.mkdir(parents=True)
    print("The demo city is laid out ...", flush=True)
    bring_tables_up_to_date()
    with clock_set_to(lambda: NOW), serving() as address, browser(chromium) as chrome:
        # Wrong forms are part of the pictures, not warnings; said only now, as opening the site sets levels anew.
        logging.getLogger("django.request").setLevel(logging.ERROR)
        days = write_typical_days()
        sights = [sight for sight in every_page(days) if not wanted or sight.name.startswith(tuple(wanted))]
        taken = 0
        begun = time.monotonic()
        for width, theme, language in product(WIDTHS, THEMES, LANGUAGES):
            taken += _take_all(chrome, address, days, sights, (width, theme, language))
            print(f"{taken:5} pictures  {time.monotonic() - begun:4.0f} s  {width} {theme} {language}", flush=True)
    _write_index(sights)
    print(f"{PICTURES.relative_to(ROOT)}/index.html")
    return 0


@contextmanager
def browser(chromium: str) -> Iterator[Browser]:
    """Chromium; its sandbox refuses to start as root, which build machines are."""
    words = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=[*words, "--disable-dev-shm-usage"])
        yield started
        started.close()


def _take_all(chrome: Browser, address: str, days: TypicalDays, sights: list[Sight], kind: tuple[int, str, str]) -> int:
    width, theme, language = kind
    pages: dict[str, Page] = {}
    for sight in sights:
        if sight.who not in pages:
            pages[sight.who] = _context(chrome, address, days, sight.who, kind).new_page()
        page = pages[sight.who]
        page.goto(address + sight.path)
        if sight.press:
            page.locator(sight.press).click()
            page.wait_for_load_state()
        page.screenshot(path=PICTURES / _file(sight, width, theme, language), full_page=True)
    for page in pages.values():
        page.context.close()
    return len(sights)


def _context(chrome: Browser, address: str, days: TypicalDays, who: str, kind: tuple[int, str, str]) -> BrowserContext:
    width, theme, language = kind
    context = chrome.new_context(
        viewport={"width": width, "height": WIDTHS[width]}, color_scheme="dark" if theme == "dark" else "light"
    )
    carried = {**cookies_of(who, days), "bahasa": language}
    context.add_cookies([{"name": name, "value": value, "url": address} for name, value in carried.items()])
    return context


def _file(sight: Sight, width: int, theme: str, language: str) -> str:
    return f"{sight.name}-{width}-{theme}-{language}.png"


def _write_index(sights: list[Sight]) -> None:
    """All pictures on one page, one row for each page of the site."""
    rows = ["<!doctype html><meta charset=utf-8><title>Dodolan, every page</title>"]
    for sight in sights:
        files = [_file(sight, *kind) for kind in product(WIDTHS, THEMES, LANGUAGES)]
        shown = " ".join(
            f'<a href="{file}"><img src="{file}" alt="" loading="lazy" height="320"></a>' for file in files
        )
        rows.append(f"<h2>{html.escape(sight.name)} <small>{html.escape(sight.path)}</small></h2><p>{shown}</p>")
    (PICTURES / "index.html").write_text("".join(rows), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
