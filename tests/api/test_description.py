"""The description of the API: kept in docs/reference, true, and robust against whatever is sent by it."""

import json
from collections.abc import Iterator
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from dodolan.api.v1.door import api
from tests.api.callers import Program
from tests.factories.market import make_counted_offer, make_offer, make_slot, make_stall

KEPT = Path(__file__).resolve().parents[2] / "docs" / "reference" / "openapi.json"
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
described = schemathesis.openapi.from_path(KEPT)


def test_the_kept_description_is_the_one_served(program: Program):
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    assert program.get("openapi.json").json() == kept, "Run `make reference`."
    out = StringIO()
    call_command("describe_api", stdout=out)
    assert json.loads(out.getvalue()) == kept


def test_it_is_made_once():
    assert api.get_openapi_schema() is api.get_openapi_schema()


def test_every_call_is_described_in_full():
    kept = json.loads(KEPT.read_text(encoding="utf-8"))
    calls = [call for path in kept["paths"].values() for call in path.values()]
    assert len(calls) == 12
    for call in calls:
        assert call["description"], call["operationId"]
        for status, answer in call["responses"].items():
            media = "application/json" if status.startswith("2") else "application/problem+json"
            assert list(answer["content"]) == [media]
        for parameter in call.get("parameters", []):
            assert parameter["description"], (call["operationId"], parameter["name"])


@pytest.fixture
def goods(db: None) -> Iterator[None]:
    """Something to look at and to order; the end of a request does not end the test's transaction."""
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    stall = make_stall()
    make_offer(stall)
    make_counted_offer(stall)
    make_slot()
    yield
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


@pytest.fixture(scope="module")
def app() -> WSGIHandler:
    """The program as a server starts it, once."""
    return get_wsgi_application()


@described.parametrize()
@settings(max_examples=10, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_nothing_that_can_be_sent_breaks_it(case: schemathesis.Case[Any], goods: None, app: WSGIHandler):
    # Its WSGI client does not unpack what was compressed.
    case.call_and_validate(app=app, checks=CHECKS, headers={"Accept-Encoding": "identity"})
