"""What a face leaves to others: refusals and methods to its kit, rows to presenters with names, tables to the rooms."""

import ast
import re
from pathlib import Path

from tests.house.sources import PACKAGE, Function, nodes, python_files, short, templates

WEB, KIT = "dodolan/web", PACKAGE / "web" / "kit"
FACES = (WEB, "dodolan/api")
# What a row, a set of rows and the rows that look back at one can be told to do; sets and dicts of a face use | for it.
WRITES = frozenset(
    """save delete create update bulk_create bulk_update get_or_create update_or_create add set remove clear asave
    adelete acreate aupdate abulk_create abulk_update aget_or_create aupdate_or_create aadd aset aremove
    aclear""".split()
)
WAYS_AROUND = WRITES | frozenset(
    "get_object_or_404 get_list_or_404 get_model raw cursor execute executemany import_module __import__".split()
)
RENDERS = {"render", "render_to_string", "get_template", "select_template", "TemplateResponse"}
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
        if isinstance(node, ast.Call)
        and _called(node.func) in WAYS_AROUND
        # By its bare name `set` makes a set.
        and not (isinstance(node.func, ast.Name) and node.func.id in WRITES)
    ]


def templates_of_others(paths: list[Path], top: Path = PACKAGE / "web") -> list[str]:
    """Templates that build on one of another face or room; the kit is everybody's, what stands in a face its rooms'."""
    return [
        f"{short(path)}: {other}"
        for path in paths
        for other in BUILT_ON.findall(path.read_text(encoding="utf-8"))
        if not other.startswith("kit/") and Path(other).parent not in path.relative_to(top).parents
    ]


def templates_rendered(paths: list[Path], top: Path = PACKAGE / "web") -> list[str]:
    """Templates that a file names and that stand in another face or room, and names that are put together."""
    found = []
    for path in paths:
        own = path.relative_to(top).parents
        for node in nodes(path, ast.Constant, ast.Call):
            place = f"{short(path)}:{node.lineno}"  # type: ignore[attr-defined]
            match node:
                case ast.Constant(value=str(name)) if name.endswith(".html"):
                    if not name.startswith("kit/") and Path(name).parent not in own:
                        found.append(f"{place} {name}")
                case ast.Call() if _called(node.func) in RENDERS and not _is_plain(_template_of(node)):
                    found.append(f"{place} a name put together")
    return found


def _template_of(call: ast.Call) -> ast.expr | None:
    named = next((word.value for word in call.keywords if word.arg == "template_name"), None)
    place = 1 if _called(call.func) in ("render", "TemplateResponse") else 0
    return named or (call.args[place] if len(call.args) > place else None)


def _is_plain(name: ast.expr | None) -> bool:
    return isinstance(name, ast.Constant)


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


def test_no_page_renders_a_template_of_another_face_or_room():
    assert templates_rendered(pages()) == []
    assert templates_rendered(python_files("dodolan/api"), PACKAGE) == []


def test_the_check_sees_a_page_that_renders_anothers_template(tmp_path: Path):
    sample = tmp_path / "trader" / "money" / "pages.py"
    sample.parent.mkdir(parents=True)
    sample.write_text(
        'render(request, "trader/money/show.html")\n'
        'render(request, "kit/form.html")\n'
        'render(request, "runner/shift/show.html")\n'
        'PAGE = "trader/prices/list.html"\n'
        "render(request, PAGE)\n"
        'render(request, f"runner/{name}/show.html")\n'
        'render_to_string("office/" + name)\n'
        'render(request, template_name="trader/money/show.html")\n'
    )
    together = "a name put together"
    assert sorted(templates_rendered([sample], tmp_path)) == [
        "pages.py:3 runner/shift/show.html",
        "pages.py:4 trader/prices/list.html",
        f"pages.py:5 {together}",
        "pages.py:6 /show.html",
        f"pages.py:6 {together}",
        f"pages.py:7 {together}",
    ]


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
        "stalls_of(user).update(name='x')\n"
        "stalls_of(user).create(name='x')\n"
        "stall.hours.create(weekday=1)\n"
        "stall.hours.all().update(weekday=1)\n"
        "stall.hours.set([])\n"
        "connection.cursor().execute('')\n"
        "apps.get_model('market', 'Stall')\n"
        "seen |= {1}\n"
    )
    assert set(ways_around([sample])) == {f"sample.py:{line}" for line in range(6, 15)}
    assert rows_without_names([sample]) == ["sample.py: a", "sample.py: b", "sample.py: c"]
    assert tables_touched([sample]) == ["sample.py:4", "sample.py:5"]
