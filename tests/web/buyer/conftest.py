"""Phones of guests, and names for tests with odd values."""

import pytest
from django.test import Client


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
