"""A morning at the market, and a program that calls the API."""

from collections.abc import Iterator

import pytest

from dodolan.kernel.clock import clock_set_to
from tests.api.callers import Program
from tests.factories.market import MORNING


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        yield


@pytest.fixture
def program() -> Program:
    """A program without a token."""
    return Program()
