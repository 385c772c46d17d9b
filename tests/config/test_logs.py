"""One line a stranger, with the code of the request."""

import logging

import pytest
from django.conf import settings as configured
from django.test import Client
from pytest_django.fixtures import Settings

from dodolan.config.logs import Line


@pytest.fixture
def lines(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> pytest.LogCaptureFixture:
    """What the log says, as on a machine."""
    monkeypatch.setattr(caplog.handler, "formatter", Line("%(levelname)s %(name)s %(message)s"))
    return caplog


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/masuk/", "/api/v1/markets", "/siap/"])
def test_a_wrong_name_is_one_line_without_a_traceback(
    client: Client, settings: Settings, lines: pytest.LogCaptureFixture, path: str
):
    settings.ALLOWED_HOSTS = ["pasar.malangkota.go.id"]
    client.raise_request_exception = False
    answer = client.get(path, headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert lines.text.count("\n") == 1, lines.text
    known_as = answer["X-Request-Id"]
    assert lines.text.startswith(f"ERROR django.security.DisallowedHost {known_as} Invalid HTTP_HOST header")


def test_other_errors_keep_their_traceback():
    error = ValueError("Broken.")
    record = logging.LogRecord("x", logging.ERROR, "x", 1, "Broke.", (), (ValueError, error, None))
    assert Line("%(message)s").format(record) == "Broke.\nValueError: Broken."


def test_the_machine_logs_that_way():
    assert configured.LOGGING["formatters"]["line"]["()"] == "dodolan.config.logs.Line"
    assert configured.LOGGING["handlers"]["stderr"]["formatter"] == "line"
