"""The office: somebody who may do everything and a treasurer, each at a screen of their own."""

import re
from contextlib import AbstractContextManager
from datetime import datetime

import pytest
from django.test import Client

from dodolan.kernel.clock import clock_set_to
from dodolan.people.accounts.models import RoleName, User
from dodolan.people.places.models import PublicMarket
from tests.factories.people import make_user
from tests.factories.screens import screen_of


@pytest.fixture
def rini(db: None) -> User:
    """An officer who is the treasurer too: one screen for everything that the office does."""
    return make_user("Bu Rini", RoleName.OFFICER, RoleName.TREASURER)


@pytest.fixture
def office(market: PublicMarket, rini: User) -> Client:
    """Bu Rini's screen."""
    return screen_of(rini)


@pytest.fixture
def other_office(market: PublicMarket) -> Client:
    """The treasurer's screen."""
    return screen_of(make_user("Pak Hadi", RoleName.TREASURER))


def rows_of(page: str) -> list[list[str]]:
    """The rows of all tables of a page, each as the texts of its cells, spaces folded."""
    rows = re.findall(r"<tr[^>]*>(.*?)</tr>", page, re.DOTALL)
    cells = [re.findall(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", row, re.DOTALL) for row in rows]
    return [[" ".join(re.sub(r"<[^>]*>", " ", cell).split()) for cell in row] for row in cells]


def clock_at(instant: datetime) -> AbstractContextManager[None]:
    """The clock stands at an instant while the block runs."""
    return clock_set_to(lambda: instant)
