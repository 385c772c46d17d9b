"""What a face leaves to others: refusals and methods to its kit."""

import ast
from pathlib import Path

from tests.house.sources import PACKAGE, nodes, python_files, short

WEB, KIT = "dodolan/web", PACKAGE / "web" / "kit"
# These pages follow with the rest of their rooms.
TO_FOLLOW = {f"{WEB}/office/ledger/pages.py", f"{WEB}/office/trail/pages.py"}


def pages() -> list[Path]:
    """The files of the web outside its kit."""
    return [path for path in python_files(WEB) if not path.is_relative_to(KIT)]


def refusals_caught(paths: list[Path]) -> list[str]:
    """Where a file catches every refusal by hand; kit/forms.py does it for all pages."""
    return [
        f"{short(path)}:{node.lineno}"
        for path in paths
        for node in nodes(path, ast.ExceptHandler)
        if isinstance(node, ast.ExceptHandler) and node.type is not None and "Refused" in _names(node.type)
    ]


def own_methods(paths: list[Path]) -> list[str]:
    """Files that limit methods by themselves; `allow` in kit/access.py does it for all pages."""
    return [
        short(path)
        for path in paths
        for node in nodes(path, ast.ImportFrom)
        if isinstance(node, ast.ImportFrom) and node.module == "django.views.decorators.http"
    ]


def _names(node: ast.expr) -> set[str]:
    found = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    return found | {name.attr for name in ast.walk(node) if isinstance(name, ast.Attribute)}


def test_no_page_catches_refusals_by_hand():
    assert refusals_caught(pages()) == []


def test_no_page_limits_methods_by_itself():
    assert set(own_methods(pages())) - TO_FOLLOW == set()


def test_the_checks_see_each(tmp_path: Path):
    sample = tmp_path / "sample.py"
    sample.write_text(
        "from django.views.decorators.http import require_POST\n"
        "try: act()\n"
        "except Missing: raise\n"
        "except Refused as refusal: pass\n"
        "try: act()\n"
        "except (ValueError, errors.Refused): pass\n"
        "except: pass\n"
    )
    assert refusals_caught([sample]) == ["sample.py:4", "sample.py:6"]
    assert own_methods([sample]) == ["sample.py"]
