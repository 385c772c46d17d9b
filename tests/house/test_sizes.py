"""Nothing grows past what a reader holds in the head: files, functions, classes, templates, settings."""

import ast
from pathlib import Path

import pytest

from tests.house.sources import (
    EVERYWHERE,
    PACKAGE,
    Function,
    line_count,
    node_lines,
    nodes,
    python_files,
    short,
    templates,
    tree_of,
)

FILE, FUNCTION, CLASS, TEMPLATE, SETTINGS = 400, 60, 200, 120, 199
LONG_FUNCTION, LONG_SHARE = 40, 0.02
MEDIAN, NINE_OF_TEN = 60, 200


def too_long(paths: list[Path], most: int) -> list[str]:
    """Files with more lines than that."""
    return [f"{short(path)}: {line_count(path)} lines" for path in paths if line_count(path) > most]


def too_long_inside(paths: list[Path], most: int, *kinds: type[ast.AST]) -> list[str]:
    """Functions or classes with more lines than that."""
    return [
        f"{short(path)}:{node.lineno} {node.name}: {node_lines(node)} lines"
        for path in paths
        for node in nodes(path, *kinds)
        if isinstance(node, Function | ast.ClassDef) and node_lines(node) > most
    ]


def share_of_long_functions(paths: list[Path]) -> float:
    """How many of all functions pass LONG_FUNCTION lines, from 0 to 1."""
    lengths = [
        node_lines(node)
        for path in paths
        for node in ast.walk(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]
    return sum(length > LONG_FUNCTION for length in lengths) / max(1, len(lengths))


def test_no_file_is_too_long():
    assert too_long(python_files(*EVERYWHERE), FILE) == []


def test_the_usual_file_is_short():
    lengths = sorted(map(line_count, python_files("dodolan")))
    assert lengths[len(lengths) // 2] <= MEDIAN
    assert lengths[len(lengths) * 9 // 10] <= NINE_OF_TEN


def test_no_function_is_too_long():
    assert too_long_inside(python_files(*EVERYWHERE), FUNCTION, ast.FunctionDef, ast.AsyncFunctionDef) == []


def test_long_functions_are_rare():
    assert share_of_long_functions(python_files("dodolan")) < LONG_SHARE


def test_no_class_is_too_long():
    assert too_long_inside(python_files(*EVERYWHERE), CLASS, ast.ClassDef) == []


def test_no_template_is_too_long():
    assert too_long(templates(), TEMPLATE) == []


def test_settings_stay_short():
    assert too_long([PACKAGE / "config" / "settings.py"], SETTINGS) == []


@pytest.mark.parametrize(("head", "kind"), [("def f():", ast.FunctionDef), ("class C:", ast.ClassDef)])
def test_the_checks_see_one_line_too_many(tmp_path: Path, head: str, kind: type[ast.AST]):
    sample = tmp_path / "sample.py"
    sample.write_text(head + "\n    x = 1" * 41)
    assert too_long([sample], 41) == ["sample.py: 42 lines"]
    assert too_long([sample], 42) == []
    assert len(too_long_inside([sample], 41, kind)) == 1
    assert too_long_inside([sample], 42, kind) == []
    assert share_of_long_functions([sample]) == (1.0 if kind is ast.FunctionDef else 0.0)
