"""A room writes only its own tables; another room's are changed by calling it."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import ROOT, python_files, short, tree_of

FLOORS = ("kernel", "people", "market", "services", "mentoring", "financing", "recovery")
WRITES = {"create", "bulk_create", "get_or_create", "update_or_create", "update", "delete", "save", "bulk_update"}
# Places that write what is another's, with the reason; the list may only shrink.
ALLOWED: dict[tuple[str, str], str] = {}


def room_of(path: Path) -> str:
    """The room a file belongs to: "dodolan.market.stalls"."""
    return ".".join(path.relative_to(ROOT).parts[:3])


def foreign_tables(tree: ast.Module, room: str) -> dict[str, str]:
    """Tables of other rooms that a module imports, by name, with their room."""
    found: dict[str, str] = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.endswith(".models"):
            home = node.module.removesuffix(".models")
            if home != room and home.startswith("dodolan."):
                found |= {alias.asname or alias.name: home for alias in node.names}
    return found


def writes(tree: ast.Module, tables: dict[str, str]) -> Iterator[tuple[str, int]]:
    """Where `Table.objects...write(...)` is called on one of these tables."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            words = ast.unparse(node.func)
            name, _, rest = words.partition(".objects")
            if name in tables and rest:
                yield name, node.lineno


def trespasses(paths: list[Path]) -> list[tuple[str, str]]:
    """(file, table) of every write into another room's table."""
    found = []
    for path in paths:
        tree = tree_of(path)
        found += [(short(path), name) for name, _line in writes(tree, foreign_tables(tree, room_of(path)))]
    return sorted(set(found))


def test_a_room_writes_its_own_tables():
    rooms = [ROOT / "dodolan" / floor for floor in FLOORS]
    paths = [path for path in python_files("dodolan") if any(path.is_relative_to(room) for room in rooms)]
    assert [place for place in trespasses(paths) if place not in ALLOWED] == []
    assert set(ALLOWED) <= set(trespasses(paths))


def test_faces_and_the_shell_write_no_table():
    faces = python_files("dodolan/web", "dodolan/api", "dodolan/operations", "dodolan/config", "dodolan/gateways")
    assert trespasses(faces) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("Stall.objects.filter(pk=1).update(name='x')", True),
        ("Stall.objects.create(name='x')", True),
        ("Stall.objects.filter(pk=1).first()", False),
        ("Own.objects.create()", False),
    ],
)
def test_the_check_sees_a_write(line: str, *, seen: bool):
    tree = ast.parse(f"from dodolan.market.stalls.models import Stall\n{line}\n")
    assert bool(list(writes(tree, foreign_tables(tree, "dodolan.market.prices")))) is seen
