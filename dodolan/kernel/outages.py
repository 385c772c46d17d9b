"""Outages: whether a database failed, and not what was asked of it.

The rule: a full disk, a file that cannot be read or a server that is away passes; a statement that is wrong does not.
Entrance: is_outage.
"""

import sqlite3

from django.db import InterfaceError, OperationalError

# SQLite calls a full disk and a missing table by one class; its codes tell them apart.
_OF_SQLITE = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_NOMEM,
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CORRUPT,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_NOTADB,
}


def is_outage(error: BaseException | None) -> bool:
    """Whether an error says that the database is away, full, damaged or overcrowded."""
    code = getattr(error.__cause__, "sqlite_errorcode", None) if error is not None else None
    if code is not None:
        # The low byte is the kind, the rest says more about it.
        return code & 0xFF in _OF_SQLITE
    return isinstance(error, OperationalError | InterfaceError)
