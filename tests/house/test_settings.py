"""A machine decides by few environment variables; whatever a city decides is a row."""

import ast
from pathlib import Path

from tests.house.sources import nodes, python_files

MOST = 12


def environment_names(paths: list[Path]) -> set[str]:
    """The names read from the environment: os.environ["X"], os.environ.get("X"), .pop, .setdefault, os.getenv("X")."""
    names = set()
    for path in paths:
        for node in nodes(path, ast.Call, ast.Subscript):
            asked, key = _asked(node)
            if asked.startswith(("os.environ", "os.getenv", "environ")) and isinstance(key, ast.Constant):
                names.add(str(key.value))
    return names


def _asked(node: ast.AST) -> tuple[str, ast.expr | None]:
    if isinstance(node, ast.Call):
        return ast.unparse(node.func), node.args[0] if node.args else None
    if isinstance(node, ast.Subscript):
        return ast.unparse(node.value), node.slice
    return "", None


def test_few_environment_variables():
    names = environment_names(python_files("dodolan"))
    assert len(names) <= MOST, sorted(names)
    assert {"DATABASE_URL", "DODOLAN_DATA"} <= names


def test_the_check_sees_every_way_to_ask(tmp_path: Path):
    sample = tmp_path / "sample.py"
    sample.write_text(
        'os.environ["A"]\nos.environ.get("B", 1)\nos.getenv("C")\nos.environ.setdefault("D", "")\nrow.get("no")\n'
    )
    assert environment_names([sample]) == {"A", "B", "C", "D"}
