"""What must be in place before a city is served: tables, and the files of its pages."""

import fcntl
import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from dodolan.engines.language.lexicon.tables import LexiconError
from dodolan.market.stalls.vocabulary import vocabulary
from dodolan.operations.opening.errors import CannotPrepare
from dodolan.operations.opening.key import hold_key
from dodolan.operations.opening.standing import about_database, must_be_usable

# The number of the lock under which a database of PostgreSQL is prepared; any will do that nothing else uses.
PREPARING = 20_200_401


def bring_tables_up_to_date() -> None:
    """Run the migrations that are due, one program at a time, then see to the key; raises CannotPrepare.

    Asking first what is due costs a tenth of running none.
    """
    with _alone(), _alone_in_database():
        must_be_usable()
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            call_command("migrate", interactive=False, verbosity=0)
        hold_key()
        _keep_private()


def _keep_private() -> None:
    """Take the folder, its database and its key from everybody but their owner; a folder of others is left alone."""
    folder = Path(settings.DATA)
    # What is made later is private by itself (config/cli.py); this is for what was there.
    for path, mode in ((folder, 0o700), *((path, 0o600) for path in (settings.KEY_FILE, *_database_files()))):
        with suppress(FileNotFoundError, PermissionError):
            path.chmod(mode)


def _database_files() -> list[Path]:
    name = str(connection.settings_dict["NAME"])
    return [Path(name + end) for end in ("", "-wal", "-shm")] if connection.vendor == "sqlite" else []


def read_words() -> None:
    """Read the words of the market once; raises CannotPrepare for a table with a wrong line, which it names."""
    # Read only by the first search, a wrong line would be found by a buyer.
    try:
        vocabulary()
    except LexiconError as wrong:
        raise CannotPrepare(f"The words of the market cannot be used: {wrong}") from wrong


def gather_files() -> None:
    """Copy stylesheets, pictures and scripts to where they are served, under names that change with their content.

    Raises CannotPrepare.
    """
    with _alone():
        _gather()


@contextmanager
def _alone() -> Iterator[None]:
    """Hold back every other program that prepares the same folder; the lock ends with the process that holds it."""
    # Two that make the same table at once leave both half done.
    try:
        Path(settings.DATA).mkdir(parents=True, exist_ok=True)
        with (Path(settings.DATA) / "preparing.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield
    except DatabaseError as wrong:
        raise CannotPrepare(about_database(wrong)) from wrong
    except OSError as wrong:
        raise CannotPrepare(f"{wrong.filename or settings.DATA} cannot be written: {wrong.strerror}.") from wrong


@contextmanager
def _alone_in_database() -> Iterator[None]:
    """Hold back programs of other machines that prepare the same database; SQLite's lies on this machine alone."""
    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])


def _gather() -> None:
    root = Path(settings.STATIC_ROOT)
    seal = root / ".gathered"
    now = _fingerprint()
    # Copying and compressing takes seconds; a second start must not.
    if seal.exists() and seal.read_text() == now:
        return
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    seal.write_text(now)


def _fingerprint() -> str:
    """A word that changes when any file to be served changes, or how it is served."""
    lines = sorted(f"{path} {os.stat(path).st_size} {os.stat(path).st_mtime_ns}" for path in _sources())  # noqa: PTH116
    lines.append(settings.STORAGES["staticfiles"]["BACKEND"])
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _sources() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield storage.path(name)
