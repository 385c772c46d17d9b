"""Each app has one history of its tables; two heads made side by side meet in a file before they meet in a database."""

from pathlib import Path

import pytest
from django.db.migrations.loader import MigrationLoader

from tests.house.sources import PACKAGE

APPS = sorted(folder.parent.name for folder in PACKAGE.glob("*/migrations"))


def heads(app: str) -> list[str]:
    """The migrations of an app that none follows."""
    loader = MigrationLoader(None)
    return [name for label, name in loader.graph.leaf_nodes(app) if label == app]


@pytest.mark.parametrize("app", APPS)
def test_the_newest_migration_is_named_in_a_file(app: str):
    file = PACKAGE / app / "migrations" / "max_migration.txt"
    # Whoever adds a migration changes this line; two who do so at once meet in it.
    assert heads(app) == [file.read_text().strip()]


@pytest.mark.parametrize("app", APPS)
def test_names_say_what(app: str):
    names = [Path(file).stem for file in (PACKAGE / app / "migrations").glob("0*.py")]
    assert names
    assert [name for name in names if name.endswith(("_initial", "_auto")) or "_auto_" in name] == []
