"""While the database is away every page says so in words, with a number, and the log in one line."""

import logging
import sqlite3
from unittest.mock import patch

import pytest
from django.conf import settings
from django.test import Client

from dodolan.config.logs import Line
from dodolan.web.buyer.browsing import pages
from tests.factories.outages import database_away, outage
from tests.factories.people import make_city

pytestmark = pytest.mark.django_db


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """What the log says, as on a machine."""
    monkeypatch.setattr(caplog.handler, "formatter", Line("%(levelname)s %(message)s"))
    return caplog


@pytest.fixture(params=[False, True], ids=["a guest", "somebody signed in"])
def visitor(request: pytest.FixtureRequest) -> Client:
    """Who comes, and sees the page and not the error."""
    client = Client(raise_request_exception=False)
    if request.param:
        client.cookies[settings.SESSION_COOKIE_NAME] = "a" * 32
    return client


@pytest.mark.parametrize("path", ["/", "/masuk/", "/petugas/", "/lapak/"])
def test_a_page_says_it_in_words(visitor: Client, lines: pytest.LogCaptureFixture, path: str):
    with database_away():
        answer = visitor.get(path)
    page = answer.content.decode()
    if answer.status_code == 503:
        assert "Loket pasar sedang penuh" in page
        assert answer["X-Request-Id"] in page
        assert answer["Retry-After"] == "10"
        assert lines.text == (
            f"ERROR {answer['X-Request-Id']} Service Unavailable: {path} "
            "(OperationalError: unable to open database file)\n"
        )
    else:
        # A page that needs no database is served all the same.
        assert answer.status_code in (200, 302)
        assert lines.text == ""


def test_the_front_page_is_one_that_needs_it(visitor: Client):
    with database_away():
        assert visitor.get("/").status_code == 503


def test_a_full_disk_is_no_fault_of_ours(visitor: Client, lines: pytest.LogCaptureFixture):
    make_city()
    full = outage("database or disk is full", sqlite3.SQLITE_FULL)
    with patch.object(pages, "markets", side_effect=full):
        answer = visitor.get("/")
    assert answer.status_code == 503
    assert lines.text.count("\n") == 1
    assert "database or disk is full" in lines.text


def test_a_fault_of_ours_keeps_its_traceback_and_its_number(visitor: Client, lines: pytest.LogCaptureFixture):
    make_city()
    with patch.object(pages, "markets", side_effect=ZeroDivisionError("division by zero")):
        answer = visitor.get("/")
    assert answer.status_code == 500
    assert answer["X-Request-Id"] in answer.content.decode()
    assert lines.text.startswith(f"ERROR {answer['X-Request-Id']} Internal Server Error: /\nTraceback")
    assert len([record for record in lines.records if record.levelno >= logging.ERROR]) == 1


@pytest.mark.parametrize("path", ["/api/v1/markets", "/api/v1/nothing"])
def test_a_program_gets_a_problem(lines: pytest.LogCaptureFixture, path: str):
    client = Client(raise_request_exception=False)
    with database_away():
        answer = client.get(path)
    if path.endswith("nothing"):
        assert answer.status_code == 404
        return
    assert (answer.status_code, answer.json()["code"], answer["Retry-After"]) == (503, "too_busy", "1")
    known_as = answer.json()["request_id"]
    assert lines.text == f"ERROR {known_as} A call broke: {path} (OperationalError: unable to open database file)\n"
