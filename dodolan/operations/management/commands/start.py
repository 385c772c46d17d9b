"""`dodolan start`: serve the city that is there until Ctrl-C; it invents nothing."""

import http.client
import os
import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from dodolan.kernel.errors import Refused
from dodolan.operations.opening.missing import served_in_the_open
from dodolan.operations.opening.preparing import bring_tables_up_to_date, gather_files, read_words
from dodolan.operations.opening.serving import serving_alone, why_not_served
from dodolan.operations.opening.standing import must_have_city
from dodolan.operations.processes import MOST_FALLS, Program, port_is_free, run_together
from dodolan.people.places.queries import the_city

# Nothing outside this machine: a city goes public behind a proxy with TLS.
HOST = "127.0.0.1"
FIRST_CITY, FIRST_PORT = "3573", 8000
PORTS = range(1, 65_536)


class Command(BaseCommand):
    """Opens the city: web server and worker together."""

    help = "Serve the city that was opened here: web server and worker, until Ctrl-C."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """The two words that differ between cities on one machine."""
        parser.add_argument("--city", default=os.environ.get("CITY") or "", help="number of the city that must be here")
        parser.add_argument("--port", default=os.environ.get("PORT") or "", help="port on this machine")

    def handle(self, *, city: str, port: str, **_options: Any) -> None:
        """Prepare, run, and say which part fell if one did so again and again."""
        try:
            # Before tables are made: a folder that was named by mistake stays as it is.
            must_have_city(city)
            with serving_alone():
                door = _prepared(city, port)
                fallen = run_together(
                    _programs(door), is_up=lambda: _answers(door), when_up=lambda: self._announce(door)
                )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if fallen:
            raise CommandError(
                f"The {fallen} fell {MOST_FALLS} times within a minute, so everything was stopped. "
                "The lines above say why."
            )
        self.stdout.write("Stopped.")

    def _announce(self, door: int) -> None:
        address = f"http://{HOST}:{door}"
        self.stdout.write(f"\nDodolan is open at {address}/    Ctrl-C stops everything.")
        # A city that ran like this goes on after an upgrade, but never without a word.
        if in_the_open := served_in_the_open():
            self.stdout.write(f"WARNING: {in_the_open}")
        self.stdout.flush()


def _prepared(city: str, port: str) -> int:
    """Make everything ready; the port to serve at. Raises Refused and CommandError."""
    bring_tables_up_to_date()
    if refusal := why_not_served(city):
        raise CommandError(refusal)
    # Asked before the files are gathered, which takes seconds.
    door = _port(the_city().code, port)
    gather_files()
    read_words()
    # From here on this process only waits, and needs no line to the database for that.
    connection.close()
    return door


def _port(city: str, port: str) -> int:
    """The port asked for; without one 8000 for Malang and 8 with the city's last three digits elsewhere (8404)."""
    # Two cities on one machine find their ports without anybody having to think of one.
    wanted = port or (str(FIRST_PORT) if city == FIRST_CITY else f"8{city[-3:]}")
    if not (wanted.isascii() and wanted.isdigit() and int(wanted) in PORTS):
        raise CommandError(f"PORT must be a number from 1 to 65535. It was {wanted!r}.")
    if not port_is_free(HOST, int(wanted)):
        raise CommandError(f"Port {wanted} is taken by another program. Try --port {int(wanted) + 1}.")
    return int(wanted)


def _programs(door: int) -> list[Program]:
    """The web server, with few processes of a few threads each, and the worker that does what can wait."""
    module, _, name = settings.WSGI_APPLICATION.rpartition(".")
    gunicorn = [sys.executable, "-m", "gunicorn", f"{module}:{name}", "--bind", f"{HOST}:{door}"]
    # Few of each, for a small server; and one that falls leaves the other at work.
    manners = ["--worker-class", "gthread", "--workers", "2", "--threads", "4", "--preload", "--no-control-socket"]
    calm = ["--graceful-timeout", "5", "--log-level", "warning", "--worker-tmp-dir", str(settings.DATA)]
    return [
        Program("web server", [*gunicorn, *manners, *calm]),
        Program("worker", [sys.executable, "-m", "django", "worker"]),
    ]


def _served_name() -> str:
    """A name that this machine's settings let in: a city behind a proxy answers to no other."""
    name = settings.ALLOWED_HOSTS[0].lstrip(".")
    return HOST if name == "*" else name


def _answers(door: int) -> bool:
    """Whether the first page comes."""
    page = http.client.HTTPConnection(HOST, door, timeout=5)
    try:
        page.request("GET", "/", headers={"Host": _served_name()})
        # A refusal is an answer too; only a broken server is not open yet.
        return page.getresponse().status < http.HTTPStatus.INTERNAL_SERVER_ERROR
    except OSError:
        return False
    finally:
        page.close()
