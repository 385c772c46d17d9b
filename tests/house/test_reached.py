"""What nobody reaches is dead: modules that no page, job, command or API call leads to, and names nobody uses."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import grimp
import pytest
from django.urls import URLResolver, get_resolver
from vulture import Vulture

from tests.house.sources import PACKAGE, ROOT, short, templates

# Where the shop is entered: addresses, the web server, the worker and the shell, and what rooms bring.
ENTRANCES = (
    "dodolan.config",
    "dodolan.api.management",
    "dodolan.operations.management",
    "dodolan.operations.reading.parse_chat",
)
# Loaded by Django by name: settings, templates, migrations, the collector of sentences.
BY_NAME = (
    "dodolan.wording.catalogues",
    ".apps",
    ".models",
    ".migrations",
    "dodolan.web.kit.middleware",
    "dodolan.web.kit.errors",
    "dodolan.web.kit.frame",
    "dodolan.web.kit.field_words",
    "dodolan.kernel.append_only",
    "dodolan.kernel.growing.steps",
)
# Modules that wait for their users, with the reason; the list may only shrink.
WAITING = {
    "dodolan.engines.routing": "the planner is driven by the rehearsal until addresses have coordinates",
    "dodolan.gateways.roads": "distances for the planner",
    "dodolan.gateways.solver": "plans of the night before, for the planner",
}
# Names that a framework calls, or that are found by a name put together.
CALLED = {
    "Meta": "Django reads it",
    "HealthOfThisMachine": "named in the settings",
    "Command": "Django finds commands by this name",
    "handle": "Django calls it",
    "add_arguments": "Django calls it",
    "authenticate": "ninja calls it",
    "parse_body": "ninja calls it",
    "get_openapi_operation_id": "ninja calls it",
    "get_db_prep_save": "Django calls it",
    "from_db_value": "Django calls it",
    "get_by_natural_key": "Django calls it",
    "run_validators": "Django calls it",
    "prepare_value": "Django calls it",
    "process_exception": "Django calls it",
    "log_message": "http.server calls it",
    "do_GET": "http.server calls it",
    "do_POST": "http.server calls it",
    "makefile": "http.client calls it",
    "readable": "io calls it",
    "readinto": "io calls it",
    "handle_starttag": "html.parser calls it",
    "handle_endtag": "html.parser calls it",
    "handle_data": "html.parser calls it",
}
# Whole files whose names are called by others.
CALLED_FILES = {
    "dodolan/api/v1": "calls of the API, found by their routers",
    "dodolan/web/kit/errors.py": "Django is told their names in config/urls",
    "dodolan/web/kit/middleware.py": "named in the settings",
    "dodolan/api/problems.py": "named in the settings",
    "dodolan/engines/language/amounts/number_reader.py": "rules found by the kind of a word",
    "dodolan/engines/language/tagging/scanner.py": "rules tried in the order of a table",
    "rehearsal/stand_ins": "servers that tests start",
}
# Names that wait for their users, with the reason; the list may only shrink.
WAITING_NAMES = {
    "append_only": "called by migrations",
    "guard_rows": "called by migrations",
    "has_key": "called by migrations",
    "notices_for": "the page of what a person was told",
    "reverse_journal": "the page of corrections",
    "split_exactly": "shares of job orders and group buying",
    "size_up": "orders too big for a motorbike, on the page of dispatching",
    "must_be_for": "pins of a dispatcher",
    "learnt_seconds": "picking times of real runners",
    "read_point": "coordinates typed by people",
    "read_legs": "a file of measured distances",
    "measured_detour": "distances of real trips",
    "road_matrix": "distances for the planner",
    "Osrm": "distances for the planner",
    "Valhalla": "distances for the planner",
}


def included(resolver: URLResolver) -> Iterator[str]:
    """Modules of addresses that are really included, by name, from a resolver on."""
    yield str(getattr(resolver.urlconf_module, "__name__", ""))
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLResolver):
            yield from included(pattern)


def unreached(graph: grimp.ImportGraph, entrances: Iterable[str]) -> set[str]:
    """Modules that no entrance imports, at any depth."""
    todo = [name for name in graph.modules if name.startswith(tuple(entrances))]
    seen = set(todo)
    while todo:
        for module in graph.find_modules_directly_imported_by(todo.pop()):
            if module not in seen:
                seen.add(module)
                todo.append(module)
    # A package is reached with what is in it.
    packages = {module.rsplit(".", depth)[0] for module in seen for depth in range(1, module.count(".") + 1)}
    return set(graph.modules) - seen - packages


def unused(*folders: Path, words: str = "") -> list[tuple[str, str]]:
    """(file, name) of functions, classes, methods and properties that no code and none of the words names."""
    watcher = Vulture()
    watcher.scavenge([str(folder) for folder in folders], exclude=["*/migrations/*"])
    kinds = ("function", "class", "method", "property")
    return [
        (short(Path(item.filename)), item.name)
        for item in watcher.get_unused_code(min_confidence=60)
        if item.typ in kinds and item.name not in words
    ]


def test_every_module_is_reached():
    graph = grimp.build_graph("dodolan", cache_dir=None)
    # Addresses are included by name, not imported; those that a face forgot lead nowhere.
    found = unreached(graph, {*ENTRANCES, *filter(None, included(get_resolver()))})
    found = {module for module in found if not any(name in module for name in BY_NAME)}
    assert {module for module in found if not module.startswith(tuple(WAITING))} == set()
    # What is reached by now leaves the list.
    assert [name for name in WAITING if not any(module.startswith(name) for module in found)] == []


def test_every_name_is_used():
    said = " ".join(path.read_text(encoding="utf-8") for path in templates())
    folders = [PACKAGE, *(ROOT / name for name in ("rehearsal", "scripts", "benchmarks", "standards"))]
    found = [(file, name) for file, name in unused(*folders, words=said) if not file.startswith(tuple(CALLED_FILES))]
    found = [(file, name) for file, name in found if name not in CALLED and not name.endswith("Config")]
    assert [(file, name) for file, name in found if name not in WAITING_NAMES] == []
    assert set(WAITING_NAMES) - {name for _file, name in found} == set()


@pytest.mark.parametrize(("user", "dead"), [("from house.room import f\nf()\n", []), ("", ["f"])])
def test_the_check_sees_a_name_nobody_uses(tmp_path: Path, user: str, dead: list[str]):
    (tmp_path / "room.py").write_text("def f():\n    return 1\n")
    (tmp_path / "page.py").write_text(user)
    assert [name for _file, name in unused(tmp_path)] == dead


def test_the_check_sees_a_module_nobody_imports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    for name, text in (("__init__", ""), ("door", "from attic_house import hall\n"), ("hall", ""), ("attic", "")):
        (tmp_path / "attic_house").mkdir(exist_ok=True)
        (tmp_path / "attic_house" / f"{name}.py").write_text(text)
    monkeypatch.syspath_prepend(str(tmp_path))
    graph = grimp.build_graph("attic_house", cache_dir=None)
    assert unreached(graph, ["attic_house.door"]) == {"attic_house.attic"}
