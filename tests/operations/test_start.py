"""`dodolan start`: the port it takes, and the sentences it gives instead of a traceback."""

import socket

import pytest
from django.core.management import CommandError
from pytest_django.fixtures import Settings

from dodolan.operations.management.commands import start
from dodolan.operations.processes import Program


@pytest.mark.parametrize(
    ("city", "port", "taken"), [("3573", "", 8000), ("3404", "", 8404), ("3573", "9001", 9001), ("3404", "9001", 9001)]
)
def test_each_city_has_its_own_port(monkeypatch: pytest.MonkeyPatch, city: str, port: str, taken: int):
    monkeypatch.setattr(start, "port_is_free", lambda _host, _port: True)
    assert start._port(city, port) == taken


@pytest.mark.parametrize("port", ["0", "65536", "-1", "http", "\uff18\uff10\uff10\uff10", "80 00", "1e3"])
def test_a_port_that_is_none_is_refused(port: str):
    with pytest.raises(CommandError, match="PORT must be a number from 1 to 65535"):
        start._port("3573", port)


def test_a_taken_port_is_said():
    with socket.socket() as door:
        door.bind((start.HOST, 0))
        door.listen()
        port = door.getsockname()[1]
        with pytest.raises(CommandError, match=f"^Port {port} is taken by another program."):
            start._port("3573", str(port))
        assert not start._answers(start.PORTS.stop - 1)


@pytest.mark.parametrize(
    ("names", "asked"),
    [(["localhost"], "localhost"), ([".go.id", "x"], "go.id"), (["*"], "127.0.0.1"), (["pasar.go.id"], "pasar.go.id")],
)
def test_the_first_page_is_asked_under_a_name_that_is_served(settings: Settings, names: list[str], asked: str):
    settings.ALLOWED_HOSTS = names
    assert start._served_name() == asked


def test_the_server_and_the_worker_run():
    programs = start._programs(8123)
    assert [program.name for program in programs] == ["web server", "worker"]
    assert all(isinstance(program, Program) for program in programs)
    assert "dodolan.config.wsgi:application" in programs[0].words
    assert "127.0.0.1:8123" in programs[0].words
