"""Where a request comes from, and that nobody can make himself another address."""

from typing import Any

import pytest
from django.test import RequestFactory

from dodolan.kernel.limits.addresses import address_of


@pytest.mark.parametrize(
    ("https", "forwarded", "address"),
    [
        (True, "", "10.0.0.9"),
        (True, "203.0.113.7", "203.0.113.7"),
        (True, "1.1.1.1, 203.0.113.7", "203.0.113.7"),
        (True, "made up,  203.0.113.7 ", "203.0.113.7"),
        (True, "203.0.113.7, ", "10.0.0.9"),
        (True, "x" * 500, "x" * 45),
        (False, "203.0.113.7", "10.0.0.9"),
    ],
)
def test_only_the_proxys_own_word_counts(settings: Any, https: bool, forwarded: str, address: str):
    settings.HTTPS = https
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="10.0.0.9")
    assert address_of(request) == address
