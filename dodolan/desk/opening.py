"""What must be in place before a city opens: tables, files to serve, and for a new database the demo city."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from dodolan.kernel.gate import write_tx
from dodolan.people.places.models import City


def bring_tables_up_to_date() -> None:
    """Run the migrations that are due; asking first costs a tenth of running none."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", interactive=False, verbosity=0)


def gather_files() -> None:
    """Copy stylesheets, pictures and scripts to where they are served, under names that change with their content."""
    root = Path(settings.STATIC_ROOT)
    seal = root / ".gathered"
    now = _fingerprint()
    # Copying and compressing takes seconds; a second start must not.
    if seal.exists() and seal.read_text() == now:
        return
    root.mkdir(parents=True, exist_ok=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    seal.write_text(now)


def open_city(*, code: str) -> bool:
    """Fill a new database with the demo city, wholly or not at all; True if it was new.

    Raises CommandError when the database already belongs to another city.
    """
    city = City.objects.first()
    if city is None:
        with write_tx():
            call_command("seed_demo", city=code)
        return True
    # Two cities in one database could never be told apart again.
    if city.code != code:
        raise CommandError(
            f"This database belongs to {city.name} ({city.code}), but CITY is {code}. "
            "Set DODOLAN_DATA or DATABASE_URL to another place, or CITY back."
        )
    return False


def _fingerprint() -> str:
    """A word that changes when any file to be served changes, or how it is served."""
    lines = sorted(f"{path} {os.stat(path).st_size} {os.stat(path).st_mtime_ns}" for path in _sources())  # noqa: PTH116
    lines.append(settings.STORAGES["staticfiles"]["BACKEND"])
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _sources() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield storage.path(name)
