"""A machine that fails is told from a statement that is wrong, on both databases."""

import sqlite3

import pytest
from django.db import DatabaseError, IntegrityError, InterfaceError, OperationalError, ProgrammingError, connection

from dodolan.kernel.outages import is_outage
from tests.factories.outages import outage


@pytest.mark.parametrize(
    "code", [sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR_WRITE, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_NOTADB]
)
def test_sqlite_that_fails(code: int):
    assert is_outage(outage("disk I/O error", code))


def test_sqlite_that_was_asked_wrongly():
    assert not is_outage(outage("no such table: x", sqlite3.SQLITE_ERROR))


@pytest.mark.parametrize("error", [OperationalError("connection refused"), InterfaceError("connection already closed")])
def test_a_server_that_is_away(error: DatabaseError):
    assert is_outage(error)


@pytest.mark.parametrize("error", [None, ValueError(), IntegrityError("x"), ProgrammingError("no such table")])
def test_what_is_none(error: Exception | None):
    assert not is_outage(error)


@pytest.mark.django_db
def test_a_wrong_statement_of_ours_is_none():
    with pytest.raises(DatabaseError) as wrong, connection.cursor() as cursor:
        cursor.execute("SELECT 1 FROM nowhere")
    assert not is_outage(wrong.value)


def test_a_full_disk_is_one():
    with sqlite3.connect(":memory:") as line:
        line.execute("CREATE TABLE x (y TEXT)")
        line.execute("PRAGMA max_page_count = 3")
        with pytest.raises(sqlite3.OperationalError) as full:
            line.executemany("INSERT INTO x VALUES (?)", [("z" * 1000,)] * 40)
    line.close()
    error = OperationalError(str(full.value))
    error.__cause__ = full.value
    assert is_outage(error)
