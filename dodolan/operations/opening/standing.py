"""Whether a city stands here that a command can work on, asked before it asks anything of a person."""

import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from dodolan.kernel.sealing.proof import why_key_does_not_fit
from dodolan.operations.opening.errors import CannotPrepare, NoCity
from dodolan.people.places.models import City


def must_stand() -> None:
    """Raise NoCity or CannotPrepare, each with one sentence, unless a city was opened here that this program can use.

    Tables as this program knows them, a file that is whole, the key of this city.
    """
    must_have_city()
    must_be_usable()
    try:
        why = _why_too_old() or why_key_does_not_fit()
    except DatabaseError as wrong:
        raise CannotPrepare(about_database(wrong)) from wrong
    if why:
        raise CannotPrepare(why)


def must_be_usable() -> None:
    """Raise CannotPrepare for a database of a newer version and for a damaged file of SQLite; a new one passes."""
    try:
        # SQLite would make an empty file of a name that is not there.
        why = _why_too_new() or _why_damaged() if _is_there() else ""
    except DatabaseError as wrong:
        raise CannotPrepare(about_database(wrong)) from wrong
    if why:
        raise CannotPrepare(why)


def _why_too_new() -> str:
    # Without a line to the database the loader reads only what this program brings.
    known = MigrationLoader(None).disk_migrations
    replaced = {name for migration in known.values() for name in migration.replaces}
    strange = sorted({*MigrationRecorder(connection).applied_migrations()} - {*known} - replaced)
    if not strange:
        return ""
    return (
        f"{_place()} holds the tables of a newer version of Dodolan ({'.'.join(strange[-1])}): "
        "install that version, or restore the backup from before it."
    )


def _why_too_old() -> str:
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return f"{_place()} holds the tables of an older version of Dodolan: dodolan start brings it up to date."
    return ""


def _why_damaged() -> str:
    """Reads the whole file once: 30 ms for the demo's 15 MB, 200 ms for 170 MB, from a disk more."""
    if connection.vendor != "sqlite":
        return ""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check(1)")
        [found] = cursor.fetchone()
    if found == "ok":
        return ""
    return f"{_place()} holds a damaged database ({found.splitlines()[-1]}): restore the backup of the data folder."


def must_have_city(asked: str = "") -> None:
    """Raise NoCity where no city was opened, or CannotPrepare; asking makes nothing. asked: number wanted, or ""."""
    if code_here():
        return
    words = f" --city {asked}" if asked else ""
    raise NoCity(f"No city was opened in {place()} yet. Open one: dodolan open_city{words}, or a demo: make start.")


def code_here() -> str:
    """The number of the city that was opened here, "" where none was; asking makes nothing. Raises CannotPrepare."""
    try:
        if _is_there() and City._meta.db_table in connection.introspection.table_names():  # noqa: SLF001
            return City.objects.values_list("code", flat=True).first() or ""
    except DatabaseError as wrong:
        raise CannotPrepare(about_database(wrong)) from wrong
    return ""


def place() -> str:
    """Where the city is looked for, without a password."""
    if os.environ.get("DATABASE_URL"):
        told = connection.settings_dict
        return f"the database {told['NAME']} on {told['HOST'] or 'this machine'} (DATABASE_URL)"
    return f"the folder {settings.DATA} (DODOLAN_DATA)"


def about_database(wrong: DatabaseError) -> str:
    """One sentence about a database that cannot be used."""
    first = str(wrong).splitlines()[0] if str(wrong) else type(wrong).__name__
    return f"{_place()} cannot be used: {first}"


def _place() -> str:
    where = place()
    return where[0].upper() + where[1:]


def _is_there() -> bool:
    """Whether there is a database to ask: SQLite would make an empty file of a wrong name."""
    return connection.vendor != "sqlite" or connection.connection is not None or _file().exists()


def _file() -> Path:
    return Path(str(connection.settings_dict["NAME"]))
