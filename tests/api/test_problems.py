"""Whatever goes wrong below /api/ ends as a problem, also what Django itself refuses."""

import logging

import pytest
from django.db import OperationalError, ProgrammingError

from dodolan.api.v1 import browsing
from dodolan.kernel.gate import TooBusy
from tests.api.callers import Program, code_of


@pytest.mark.parametrize("path", ["/api/v1/", "/api/v1/nope", "/api/", "/api/v2/markets", "/api/v1/markets/"])
@pytest.mark.parametrize("method", ["GET", "POST"])
def test_no_such_address(program: Program, path: str, method: str):
    assert code_of(program.client.generic(method, path)) == (404, "api.no_address")


@pytest.mark.parametrize("method", ["DELETE", "PATCH", "POST"])
def test_wrong_method(program: Program, method: str):
    answer = program.send(method, "markets", "")
    assert code_of(answer) == (405, "api.wrong_method")
    assert answer["Allow"] == "GET"


def test_no_write_in_time(program: Program, monkeypatch: pytest.MonkeyPatch):
    def busy() -> None:
        raise TooBusy("Too busy.")

    monkeypatch.setattr(browsing, "markets", busy)
    answer = program.get("markets")
    assert code_of(answer) == (503, "too_busy")
    assert answer["Retry-After"] == "1"


def test_what_breaks_is_logged_and_told_without_its_secrets(
    program: Program, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    def broken() -> None:
        raise ProgrammingError("password is hunter2")

    monkeypatch.setattr(browsing, "markets", broken)
    with caplog.at_level(logging.ERROR, "dodolan.api"):
        answer = program.get("markets")
    assert code_of(answer) == (500, "api.broken")
    assert "hunter2" not in answer.content.decode()
    assert "A call broke: /api/v1/markets" in caplog.text
    assert len(caplog.records) == 1


def test_a_database_that_is_away_may_be_asked_again(program: Program, monkeypatch: pytest.MonkeyPatch):
    def away() -> None:
        raise OperationalError("connection refused")

    monkeypatch.setattr(browsing, "markets", away)
    answer = program.get("markets")
    assert code_of(answer) == (503, "too_busy")
    assert "refused" not in answer.content.decode()


@pytest.mark.django_db
def test_a_strange_host_is_a_problem_too(program: Program):
    answer = program.client.get("/api/v1/markets", headers={"Host": "evil.example"})
    assert code_of(answer) == (400, "api.malformed")


@pytest.mark.django_db
def test_pages_keep_their_pages(program: Program):
    answer = program.client.get("/tidak-ada/")
    assert (answer.status_code, answer["Content-Type"]) == (404, "text/html; charset=utf-8")
