"""A morning at the market, for every page: the clock stands at ten past six, one slot can still be chosen."""

from collections.abc import Iterator

import pytest

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
    """A market with one slot of twenty places, from nine to eleven."""
    market = make_market()
    make_slot(make_day(market))
    return market
