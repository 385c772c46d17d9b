"""Where the simulated day takes place: a database of its own, the site behind a port, and a clock that we set."""

import logging
import secrets
import tempfile
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from pathlib import Path
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.test.utils import override_settings

from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.sealing.key_file import read_key
from dodolan.kernel.sealing.keys import take_key


class Clock:
    """The time of the simulated day."""

    def __init__(self) -> None:
        """The day has not begun."""
        self.at = datetime(2020, 1, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Now."""
        return self.at


@contextmanager
def stage() -> Iterator[tuple[Clock, int]]:
    """A clock and the port of a site on a fresh, empty database; everything is gone afterwards."""
    clock = Clock()
    # The day leaves nothing behind, so where no city was opened any key will do.
    if not read_key(settings.KEY_FILE):
        take_key(secrets.token_urlsafe(50))
    storages = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="dodolan-day-"))
        stack.enter_context(override_settings(STORAGES=storages, STATIC_ROOT=folder))
        stack.enter_context(_own_database(Path(folder)))
        stack.enter_context(clock_set_to(clock))
        yield clock, stack.enter_context(_site())


@contextmanager
def _own_database(folder: Path) -> Iterator[None]:
    name = str(connection.settings_dict["NAME"])
    # A file and not memory: the site runs in another thread with a connection of its own.
    if connection.vendor == "sqlite":
        connection.settings_dict["TEST"]["NAME"] = str(folder / "day.sqlite3")
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        yield
    finally:
        connection.creation.destroy_test_db(name, verbosity=0)


@contextmanager
def _site() -> Iterator[int]:
    """One thread answers one request at a time, so that the same day always happens in the same order."""
    server = make_server("127.0.0.1", 0, get_wsgi_application(), handler_class=_Quiet)
    # Wrong PINs and sold-out goods are part of the day, not warnings.
    logging.getLogger("django.request").setLevel(logging.ERROR)
    thread = threading.Thread(target=_serve, args=[server.serve_forever])
    thread.start()
    try:
        yield server.server_port
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def _serve(serve_forever: object) -> None:
    try:
        serve_forever()  # type: ignore[operator]
    finally:
        connection.close()


class _Quiet(WSGIRequestHandler):
    def log_message(self, *_words: object) -> None:
        """A day has thousands of requests."""
