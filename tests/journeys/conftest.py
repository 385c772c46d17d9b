"""A real browser for the journeys: a phone of 360 px and a office of 1280 px, with and without scripts."""

import os
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from dodolan.kernel.clock import clock_set_to
from dodolan.people.places.models import City
from scripts.serving import serving
from tests.factories.market import MORNING

PHONE = ViewportSize(width=360, height=740)
OFFICE = ViewportSize(width=1280, height=900)
PATIENCE_MS = 10_000


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """One Chromium for all journeys; Django lets the test read the database beside the browser's event loop."""
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    # Chromium's sandbox refuses to start as root, which build machines are.
    words = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=[*words, "--disable-dev-shm-usage"])
        yield started
        started.close()


@pytest.fixture
def open_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Opens a page of one's own, as another person would: address=site, size=OFFICE, scripts=False."""
    contexts: list[BrowserContext] = []

    def opened(*, address: str = "", size: ViewportSize | None = None, scripts: bool = True) -> Page:
        context = browser.new_context(
            base_url=address or None,
            viewport=size or PHONE,
            java_script_enabled=scripts,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
        )
        context.set_default_timeout(PATIENCE_MS)
        contexts.append(context)
        return context.new_page()

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture(params=[True, False], ids=["with scripts", "without scripts"])
def scripts(request: pytest.FixtureRequest) -> bool:
    """Whether the phones of the story run JavaScript."""
    return bool(request.param)


@pytest.fixture
def site(transactional_db: None) -> Iterator[str]:
    """The address of the site on an empty database, at ten past six in the morning; codes stand on the page."""
    City.objects.create(code="3573", name="Kota Malang", help_phone="+6281230000000", is_demo=True)
    with clock_set_to(lambda: MORNING), serving() as address:
        yield address
