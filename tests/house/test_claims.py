"""Whoever asks by an UPDATE whether it may have something asks through kernel/claims, and nowhere by hand."""

import ast
from pathlib import Path
from typing import TypeGuard

import pytest

from tests.house.sources import PACKAGE, python_files, short, tree_of

CLAIMS = PACKAGE / "kernel" / "claims"


def asked_by_hand(paths: list[Path]) -> list[str]:
    """Places where the number of rows that an update touched is looked at."""
    found = []
    for path in paths:
        everything = list(ast.walk(tree_of(path)))
        told = {id(node.value) for node in everything if isinstance(node, ast.Expr)}
        found += [f"{short(path)}:{node.lineno}" for node in everything if _is_update(node) and id(node) not in told]
    return found


def _is_update(node: ast.AST) -> TypeGuard[ast.Call]:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "update"


def test_nobody_asks_by_hand():
    assert asked_by_hand([path for path in python_files("dodolan") if not path.is_relative_to(CLAIMS)]) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("if not rows.filter(pk=1).update(x=1):\n    pass", True),
        ("done = rows.update(x=1)", True),
        ("assert bool(rows.update(x=1))", True),
        ("rows.filter(pk=1).update(x=1)", False),
    ],
)
def test_the_check_sees_a_question(tmp_path: Path, line: str, *, seen: bool):
    sample = tmp_path / "sample.py"
    sample.write_text(line + "\n")
    assert bool(asked_by_hand([sample])) is seen
