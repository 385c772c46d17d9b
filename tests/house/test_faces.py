"""What a face leaves to others: refusals and methods to its kit, rows to presenters with names, tables to the rooms."""

import ast
import re
from pathlib import Path

from tests.house.sources import PACKAGE, Function, nodes, python_files, short, templates

WEB, KIT = "dodolan/web", PACKAGE / "web" / "kit"
FACES = (WEB, "dodolan/api")
WAYS_AROUND = frozenset(
    """save delete bulk_create bulk_update get_or_create update_or_create get_object_or_404 get_list_or_404 get_model
    cursor import_module __import__""".split()
)
BUILT_ON = re.compile(r"""\{%\s*(?:include|extends)\s+["']([^"']+)""")
# Rows that several rooms of a face share stand beside the rooms.
ROWS = set(
    """presenter.py badges.py bags.py good_rows.py happened.py jobs.py journals.py order_rows.py
    price_list_parts.py""".split()
)
# A mapping whose keys are data is no row; one with words for keys is.
KEYED_BY_WORDS = re.compile(r"\bdict\b|\bDict\b|Mapping\[str\b")


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


def rows_without_names(paths: list[Path]) -> list[str]:
    """Functions that hand out dicts, whose keys only a template knows."""
    return [
        f"{short(path)}: {node.name}"
        for path in paths
        for node in nodes(path, ast.FunctionDef, ast.AsyncFunctionDef)
        if isinstance(node, Function) and node.returns and KEYED_BY_WORDS.search(ast.unparse(node.returns))
    ]


def tables_touched(paths: list[Path]) -> list[str]:
    """Where a face asks a table itself; the room that owns it has a query for that."""
    return [
        f"{short(path)}:{node.lineno}"
        for path in paths
        for node in nodes(path, ast.Attribute)
        if isinstance(node, ast.Attribute) and node.attr in ("objects", "_default_manager")
    ]


def ways_around(paths: list[Path]) -> list[str]:
    """Where a file reaches rows or modules by a way that the other checks do not see."""
    return [
        f"{short(path)}:{node.lineno}"
        for path in paths
        for node in nodes(path, ast.Call)
        if isinstance(node, ast.Call) and _called(node.func) in WAYS_AROUND
    ]


def templates_of_others(paths: list[Path], top: Path = PACKAGE / "web") -> list[str]:
    """Templates that build on one of another face or room; the kit is everybody's, what stands in a face its rooms'."""
    return [
        f"{short(path)}: {other}"
        for path in paths
        for other in BUILT_ON.findall(path.read_text(encoding="utf-8"))
        if not other.startswith("kit/") and Path(other).parent not in path.relative_to(top).parents
    ]


def _called(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _names(node: ast.expr) -> set[str]:
    found = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
    return found | {name.attr for name in ast.walk(node) if isinstance(name, ast.Attribute)}


def test_no_page_catches_refusals_by_hand():
    assert refusals_caught(pages()) == []


def test_no_page_limits_methods_by_itself():
    assert own_methods(pages()) == []


def test_presenters_hand_out_rows_with_names():
    presenters = [path for path in pages() if path.name in ROWS]
    assert {path.name for path in presenters} == ROWS
    assert rows_without_names(presenters) == []


def test_no_face_touches_a_table():
    assert tables_touched(python_files(*FACES)) == []


def test_no_face_goes_around_the_rooms():
    assert ways_around(python_files(*FACES)) == []


def test_only_the_engine_that_may_be_missing_is_imported_by_name():
    loaded = [path for path in python_files("dodolan") if "import_module(" in path.read_text(encoding="utf-8")]
    assert [short(path) for path in loaded] == ["dodolan/gateways/solver/pyvrp_plan.py"]


def test_no_template_builds_on_another_face_or_room():
    shared = [path for path in templates() if not path.is_relative_to(KIT)]
    assert len(shared) > 50
    assert templates_of_others(shared) == []


def test_the_check_sees_a_template_of_another_room(tmp_path: Path):
    own = ("kit/frame.html", "runner/_bar.html", "runner/shift/_next.html")
    others = ("runner/picking/_next.html", "office/_menu.html")
    sample = tmp_path / "runner" / "shift" / "show.html"
    sample.parent.mkdir(parents=True)
    sample.write_text("".join(f'{{% include "{name}" %}}' for name in own + others))
    assert templates_of_others([sample], tmp_path) == [f"show.html: {name}" for name in others]


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


def test_the_checks_see_rows_and_tables(tmp_path: Path):
    sample = tmp_path / "sample.py"
    sample.write_text(
        "def a() -> dict[str, Any]: ...\n"
        "def b() -> list[dict[str, str]] | None: ...\n"
        "def c() -> Mapping[str, str]: ...\n"
        "def d() -> Mapping[UUID, Row]: return Good.objects.all()\n"
        "def e() -> list[Row]: return Good._default_manager.first()\n"
        "good.save()\n"
        "get_object_or_404(Good)\n"
    )
    assert ways_around([sample]) == ["sample.py:6", "sample.py:7"]
    assert rows_without_names([sample]) == ["sample.py: a", "sample.py: b", "sample.py: c"]
    assert tables_touched([sample]) == ["sample.py:4", "sample.py:5"]
