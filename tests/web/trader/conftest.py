"""A stall on a market day, and its trader's phone."""

import pytest
from django.test import Client

from dodolan.market.stalls.models import Stall
from tests.factories.market import make_day, make_slot, make_stall
from tests.factories.screens import screen_of


@pytest.fixture
def stall(db: None) -> Stall:
    make_slot(make_day())
    return make_stall()


@pytest.fixture
def trader(stall: Stall) -> Client:
    return screen_of(stall.business.owner)
