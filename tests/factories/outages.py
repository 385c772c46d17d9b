"""A database that is away, or a disk that is full, as programs meet them."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

from django.db import OperationalError
from django.db.backends.base.base import BaseDatabaseWrapper


def outage(words: str, code: int) -> OperationalError:
    """What Django raises for an error of SQLite."""
    cause = sqlite3.OperationalError(words)
    cause.sqlite_errorcode = code
    error = OperationalError(words)
    error.__cause__ = cause
    return error


@contextmanager
def database_away() -> Iterator[None]:
    """No statement reaches the database."""
    away = outage("unable to open database file", sqlite3.SQLITE_CANTOPEN)
    with patch.object(BaseDatabaseWrapper, "cursor", side_effect=away):
        yield
