"""A morning at the market: the clock stands at ten past six, the slots of nine and eleven can still be chosen."""

from collections.abc import Iterator

import pytest
from django.test import Client

from dodolan.kernel.clock import clock_set_to
from dodolan.people.places.models import PublicMarket
from tests.factories.market import MORNING, make_day, make_slot
from tests.factories.people import make_market


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        yield


@pytest.fixture
def market(db: None) -> PublicMarket:
    """A market with one slot of twenty places."""
    market = make_market()
    make_slot(make_day(market))
    return market


@pytest.fixture
def phone() -> Client:
    """A guest's phone that reads English."""
    return reading_english(Client())


def reading_english(client: Client) -> Client:
    """Sentences are compared in the language of the source."""
    client.cookies["bahasa"] = "en"
    return client


def in_short(value: object) -> str:
    """A name for a test with an unprintable or very long value."""
    return ascii(value)[:40]
