"""Every page, by everybody who may see it: no fault that axe can find, nothing to scroll sideways, buttons for thumbs.

A new route has to say in scripts/every_page.py how it can be seen.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import product
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from dodolan.kernel.clock import clock_set_to
from rehearsal.city.typical_days import NOW, TypicalDays, write_typical_days
from scripts.every_page import FORMS_ONLY, Sight, cookies_of, every_page
from scripts.serving import serving
from tests.factories.routes import pages

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = Axe().axe_script
RULES = {"runOnly": TAGS, "resultTypes": ["violations"]}
WIDTHS, LANGUAGES = (360, 1280), ("id", "jv")
NARROW, THUMB = 320, 44
# Without scripts no page says anything to the console; pages with mistakes say their status, and that is all.
EXPECTED = "the server responded with a status of 4"

TOO_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
# Links inside a sentence are as high as the sentence; boxes to tick stand in labels that can be tapped.
SMALL_TARGETS = """least => [...document.querySelectorAll('button, .button, input, select, textarea, summary, .menu a')]
  .filter(item => item.type !== 'hidden' && item.checkVisibility())
  .map(item => [['radio', 'checkbox'].includes(item.type) ? item.closest('label') ?? item : item, item])
  .filter(([box]) => { const { width, height } = box.getBoundingClientRect(); return width < least || height < least; })
  .map(([, item]) => item.outerHTML.slice(0, 120))"""


@dataclass(slots=True)
class House:
    """The site behind an address, with two typical days on it, and a page for each person in each language."""

    address: str
    days: TypicalDays
    browser: Browser
    pages: dict[tuple[str, str], Page] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)

    def page_of(self, who: str, language: str) -> Page:
        if (who, language) not in self.pages:
            context = self.browser.new_context()
            carried = {**cookies_of(who, self.days), "bahasa": language}
            context.add_cookies(
                [{"name": name, "value": value, "url": self.address} for name, value in carried.items()]
            )
            page = context.new_page()
            page.on("console", lambda message: self.said.append(message.text))
            page.on("pageerror", lambda error: self.said.append(str(error)))
            page.on("request", lambda request: self.asked.add(urlsplit(request.url).netloc))
            self.pages[who, language] = page
        return self.pages[who, language]


@pytest.fixture
def house(transactional_db: None, browser: Browser) -> Iterator[House]:
    """The site with two typical days on it."""
    with clock_set_to(lambda: NOW), serving() as address:
        yield House(address, write_typical_days(), browser)


def show(house: House, sight: Sight, language: str) -> Page:
    page = house.page_of(sight.who, language)
    page.set_viewport_size({"width": WIDTHS[0], "height": 740})
    house.said.clear()
    house.asked.clear()
    page.goto(house.address + sight.path)
    if sight.press:
        page.locator(sight.press).click()
        page.wait_for_load_state()
    return page


def faults(page: Page, language: str, house: House) -> list[str]:
    """Everything wrong with a page, in words."""
    found = []
    page.evaluate(AXE)
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 740})
        found += [f"{width} px, {fault}" for fault in axe_faults(page)]
        found += [f"{width} px, small: {html}" for html in page.evaluate(SMALL_TARGETS, THUMB)]
    found += [f"shows {mark}" for mark in ("{#", "{%", "{{") if mark in page.content()]
    if page.evaluate("document.compatMode") != "CSS1Compat":
        found.append("something stands before the doctype")
    if page.locator("h1").count() != 1:
        found.append(f"{page.locator('h1').count()} h1")
    if page.get_attribute("html", "lang") != language:
        found.append(f"lang is {page.get_attribute('html', 'lang')}")
    found += [f"console: {words}" for words in house.said if EXPECTED not in words]
    found += [f"asked {place}" for place in house.asked if place != urlsplit(house.address).netloc]
    page.set_viewport_size({"width": NARROW, "height": 740})
    if page.evaluate(TOO_WIDE) > 0:
        found.append(f"{page.evaluate(TOO_WIDE)} px too wide at {NARROW}")
    return found


def test_every_page_is_for_everybody(house: House):
    sights = every_page(house.days)
    seen = {sight.route for sight in sights}
    assert seen | FORMS_ONLY == {route.name for route in pages()}
    assert not seen & FORMS_ONLY
    wrong = {}
    for language, sight in product(LANGUAGES, sights):
        found = faults(show(house, sight, language), language, house)
        if found:
            wrong[f"{sight.name} {language}"] = found
    assert not wrong, "\n".join(f"{page}: {found}" for page, found in wrong.items())


def axe_faults(page: Page) -> list[str]:
    """What axe finds: the rule, and the first place where it is broken."""
    violations = page.evaluate("rules => axe.run(document, rules)", RULES)["violations"]
    return [f"{fault['id']}: {fault['nodes'][0]['html'][:160]}" for fault in violations]
