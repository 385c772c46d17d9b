"""Every module says what it is for, and none has a name that says nothing."""

import ast
from itertools import pairwise
from pathlib import Path

import pytest

from tests.house.sources import EVERYWHERE, python_files, short, tracked_files, tree_of

GRAB_BAGS = {"util", "utils", "helper", "helpers", "common", "misc", "base", "core", "lib", "stuff", "manager"}


def loose(paths: list[Path]) -> list[str]:
    """Comments that say nothing about any line, because none follows."""
    return [
        f"{short(path)}:{number}"
        for path in paths
        for number, (line, after) in enumerate(pairwise([*path.read_text().splitlines(), ""]), 1)
        if line.lstrip().startswith("# ") and not after.strip()
    ]


def unsigned(paths: list[Path]) -> list[str]:
    """Modules without a docstring."""
    return [short(path) for path in paths if not (ast.get_docstring(tree_of(path)) or "").strip()]


def badly_named(paths: list[Path]) -> list[str]:
    """Files and folders whose name does not say what is in them."""
    return [
        short(path)
        for path in paths
        if GRAB_BAGS & {part.split(".")[0].lower().strip("_") for part in Path(short(path)).parts}
    ]


def test_every_module_is_signed():
    migrations = [path for path in tracked_files() if "migrations" in path.parts and path.suffix == ".py"]
    assert len(migrations) > 6
    assert unsigned(python_files(*EVERYWHERE) + migrations) == []


def test_a_comment_speaks_of_the_line_below_it():
    assert loose(python_files(*EVERYWHERE)) == []


def test_no_grab_bags():
    assert badly_named(list(tracked_files())) == []


@pytest.mark.parametrize(
    ("text", "seen"), [('"""Why."""\n', False), ("x = 1\n", True), ("", True), ('""" """\n', True)]
)
def test_the_check_sees_an_unsigned_module(tmp_path: Path, text: str, *, seen: bool):
    sample = tmp_path / "sample.py"
    sample.write_text(text)
    assert bool(unsigned([sample])) is seen


@pytest.mark.parametrize(
    ("text", "seen"), [("# Why.\nx = 1\n", []), ("x = 1\n# Why.\n\ny = 2\n", [2]), ("# Why.\n", [1])]
)
def test_the_check_sees_a_loose_comment(tmp_path: Path, text: str, seen: list[int]):
    sample = tmp_path / "sample.py"
    sample.write_text(text)
    assert loose([sample]) == [f"{short(sample)}:{number}" for number in seen]


@pytest.mark.parametrize("name", ["utils.py", "_helpers.html", "Common.css", "base.html"])
def test_the_check_sees_a_grab_bag(name: str):
    assert badly_named([Path(name)]) == [name]
