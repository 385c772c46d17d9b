"""What must be in place before a city is served: tables, and the files of its pages."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


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


def _fingerprint() -> str:
    """A word that changes when any file to be served changes, or how it is served."""
    lines = sorted(f"{path} {os.stat(path).st_size} {os.stat(path).st_mtime_ns}" for path in _sources())  # noqa: PTH116
    lines.append(settings.STORAGES["staticfiles"]["BACKEND"])
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _sources() -> Iterator[str]:
    for finder in get_finders():
        for name, storage in finder.list([]):
            yield storage.path(name)
