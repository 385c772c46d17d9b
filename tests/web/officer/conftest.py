"""A desk at ten past six in the morning: an officer, a second one, and a treasurer, each at a screen of his own."""

import re
from collections.abc import Iterator
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from django.test import Client

from dodolan.kernel.clock import clock_set_to
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.places.models import PublicMarket
from tests.factories.market import MORNING, make_day, make_slot
from tests.factories.people import make_market, make_user


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        yield


@pytest.fixture
def market(db: None) -> PublicMarket:
    """A market with one slot of twenty places, from nine to eleven."""
    market = make_market()
    make_slot(make_day(market))
    return market


@pytest.fixture
def rini(db: None) -> User:
    """An officer."""
    return make_user("Bu Rini", RoleName.OFFICER)


@pytest.fixture
def desk(market: PublicMarket, rini: User) -> Client:
    """Bu Rini's screen."""
    return screen_of(rini)


@pytest.fixture
def other_desk(market: PublicMarket) -> Client:
    """The treasurer's screen."""
    return screen_of(make_user("Pak Hadi", RoleName.TREASURER))


def screen_of(user: User) -> Client:
    """A signed-in screen that reads English, its time-out begun."""
    client = Client()
    client.force_login(user)
    client.cookies["bahasa"] = "en"
    note_seen(client, MORNING)
    return client


def rows_of(page: str) -> list[list[str]]:
    """The rows of all tables of a page, each as the texts of its cells, spaces folded."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in row] for row in cells]


def clock_at(instant: datetime) -> AbstractContextManager[None]:
    """The clock stands at an instant while the block runs."""
    return clock_set_to(lambda: instant)


def note_seen(client: Client, at: datetime) -> None:
    """As if the last request had been at that instant."""
    session = client.session
    session["seen"] = int(at.timestamp())
    session.save()
