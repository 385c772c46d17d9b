"""No import of our own hides inside a function, and nobody speaks by Django signals."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import nodes, python_files, short

SIGNALS = (
    "django.dispatch",
    "django.db.models.signals",
    "django.core.signals",
    "django.db.backends.signals",
    "django.contrib.auth.signals",
    "django.test.signals",
)


def modules_of(node: ast.AST) -> Iterator[str]:
    """The modules an import statement names, each with the name taken from it."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{'.' * node.level}{node.module or ''}.{alias.name}" for alias in node.names)


def inner_imports(paths: list[Path]) -> list[str]:
    """Imports of dodolan inside a function: the way circles hide."""
    return sorted(
        {
            f"{short(path)}:{inside.lineno} {module}"
            for path in paths
            for function in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
            for inside in ast.walk(function)
            for module in modules_of(inside)
            if module.startswith(("dodolan", "rehearsal", ".")) and isinstance(inside, ast.Import | ast.ImportFrom)
        }
    )


def signal_imports(paths: list[Path]) -> list[str]:
    """Imports of Django's signals: listeners nobody can find by reading."""
    return [
        f"{short(path)} {module}"
        for path in paths
        for node in nodes(path, ast.Import, ast.ImportFrom)
        for module in modules_of(node)
        if module.startswith(SIGNALS)
    ]


def test_no_import_inside_a_function():
    assert inner_imports(python_files("dodolan", "rehearsal", "standards", "scripts", "benchmarks")) == []


def test_the_kernel_knows_no_request():
    files = python_files("dodolan/kernel")
    named = [
        f"{short(path)} {module}"
        for path in files
        for node in nodes(path, ast.Import, ast.ImportFrom)
        for module in modules_of(node)
        if module.startswith("django.http")
    ]
    assert named == []


def test_no_signals():
    assert signal_imports(python_files("dodolan", "rehearsal", "standards", "scripts", "benchmarks")) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("from dodolan.market import models", True),
        ("import dodolan.market", True),
        ("from . import models", True),
        ("import json", False),
    ],
)
def test_the_check_sees_an_inner_import(tmp_path: Path, line: str, *, seen: bool):
    sample = tmp_path / "sample.py"
    sample.write_text(f"{line}\n\ndef f():\n    if True:\n        {line}\n")
    assert bool(inner_imports([sample])) is seen


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        ("from django.db.models.signals import post_save", True),
        ("from django.db.models import signals", True),
        ("from django.dispatch import receiver", True),
        ("from django.db.models import Q", False),
    ],
)
def test_the_check_sees_a_signal(tmp_path: Path, line: str, *, seen: bool):
    sample = tmp_path / "sample.py"
    sample.write_text(line + "\n")
    assert bool(signal_imports([sample])) is seen
