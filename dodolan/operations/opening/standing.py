"""Whether a city stands here that a command can work on, asked before it asks anything of a person."""

import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection

from dodolan.kernel.sealing.proof import why_key_does_not_fit
from dodolan.operations.opening.errors import CannotPrepare, NoCity
from dodolan.people.places.models import City


def must_stand() -> None:
    """Raise NoCity or CannotPrepare, each with one sentence, unless a city was opened here and this is its key."""
    must_have_city()
    try:
        why = why_key_does_not_fit()
    except DatabaseError as wrong:
        raise CannotPrepare(about_database(wrong)) from wrong
    if why:
        raise CannotPrepare(why)


def must_have_city(asked: str = "") -> None:
    """Raise NoCity where no city was opened, or CannotPrepare; asking makes nothing. asked: number wanted, or ""."""
    try:
        is_here = _is_there() and City._meta.db_table in connection.introspection.table_names()  # noqa: SLF001
        if is_here and City.objects.exists():
            return
    except DatabaseError as wrong:
        raise CannotPrepare(about_database(wrong)) from wrong
    words = f" --city {asked}" if asked else ""
    raise NoCity(f"No city was opened in {place()} yet. Open one: dodolan open_city{words}, or a demo: make start.")


def place() -> str:
    """Where the city is looked for, without a password."""
    if os.environ.get("DATABASE_URL"):
        told = connection.settings_dict
        return f"the database {told['NAME']} on {told['HOST'] or 'this machine'} (DATABASE_URL)"
    return f"the folder {settings.DATA} (DODOLAN_DATA)"


def about_database(wrong: DatabaseError) -> str:
    """One sentence about a database that cannot be used."""
    first = str(wrong).splitlines()[0] if str(wrong) else type(wrong).__name__
    where = place()
    return f"{where[0].upper()}{where[1:]} cannot be used: {first}"


def _is_there() -> bool:
    """Whether there is a database to ask: SQLite would make an empty file of a wrong name."""
    return connection.vendor != "sqlite" or connection.connection is not None or _file().exists()


def _file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))
