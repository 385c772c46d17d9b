"""Imports and foreign keys go down the house, never up; no key leaves a hidden way back."""

import subprocess
import sys
import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.apps import apps
from django.db import models
from django.test.utils import isolate_apps

from tests.house.sources import PACKAGE, ROOT

# The floors from the ground up, as the contract of imports names them; those with tables have migrations.
_SAID = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
[_LAYERS] = [contract["layers"] for contract in _SAID if contract["id"] == "floors"]
WITH_TABLES = {path.parent.parent.name for path in PACKAGE.glob("*/migrations/__init__.py")}
HEIGHT = {
    room: height for height, layer in enumerate(reversed(_LAYERS)) for room in layer.split(" | ") if room in WITH_TABLES
}
CONTRACTS = """
[importlinter]
root_package = house
include_external_packages = True

[importlinter:contract:1]
name = floors
type = layers
containers = house
exhaustive = True
layers =
    upstairs
    downstairs
"""


def wrong_keys(tables: Iterable[type[models.Model]]) -> list[str]:
    """Keys that climb to a higher floor or a neighbour, and keys between apps whose target can look back."""
    found = []
    for table in tables:
        here = table._meta.app_label
        if here not in HEIGHT:
            continue
        for field in (*table._meta.local_fields, *table._meta.local_many_to_many):
            if field.remote_field is None or isinstance(field.remote_field.model, str):
                continue
            there = field.remote_field.model._meta.app_label
            if there == here or there not in HEIGHT:
                continue
            if HEIGHT[there] >= HEIGHT[here]:
                found.append(f"{table._meta.label}.{field.name} climbs to {there}")
            elif not field.remote_field.hidden:
                found.append(f'{table._meta.label}.{field.name} needs related_name="+"')
    return found


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Check the contracts of the house in that folder."""
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [str(program), "--no-cache", "--no-logo"], cwd=folder, capture_output=True, text=True, check=False
    )


def test_imports_go_down():
    done = lint_imports(ROOT)
    assert done.returncode == 0, done.stdout


def test_every_floor_with_tables_has_its_height():
    assert set(HEIGHT) == WITH_TABLES


def test_keys_go_down():
    assert wrong_keys(apps.get_models()) == []


@pytest.mark.parametrize(
    ("text", "kept"), [("import house.downstairs\n", True), ("import house.upstairs\n", False)], ids=["down", "up"]
)
def test_the_check_sees_an_import_that_climbs(tmp_path: Path, text: str, *, kept: bool):
    for room in ("", "upstairs", "downstairs"):
        (tmp_path / "house" / room).mkdir()
        (tmp_path / "house" / room / "__init__.py").write_text("")
    (tmp_path / "house" / ("upstairs" if kept else "downstairs") / "words.py").write_text(text)
    (tmp_path / ".importlinter").write_text(CONTRACTS)
    assert (lint_imports(tmp_path).returncode == 0) is kept


@pytest.mark.parametrize(
    ("here", "there", "back", "complaint"),
    [
        ("people", "market", "+", "people.Card.stall climbs to market"),
        ("market", "people", None, 'market.Card.stall needs related_name="+"'),
        ("market", "people", "+", None),
        ("market", "market", None, None),
    ],
)
def test_the_check_sees_a_key_that_climbs(here: str, there: str, back: str | None, complaint: str | None):
    with isolate_apps("django.contrib.contenttypes"):

        class Stall(models.Model):
            class Meta:
                app_label = there

        class Card(models.Model):
            stall = models.ForeignKey(Stall, models.PROTECT, related_name=back)

            class Meta:
                app_label = here

        assert wrong_keys([Stall, Card]) == ([complaint] if complaint else [])
