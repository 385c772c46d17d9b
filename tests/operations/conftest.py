"""A city, for commands that work on one."""

import pytest

from dodolan.people.places.models import City


@pytest.fixture
def city(db: None) -> City:
    """Opened, and nobody in it."""
    return City.objects.create(code="3573", name="Kota Malang")
