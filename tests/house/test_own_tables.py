"""A room writes only its own tables; another room's are changed by calling it.

A syntax tree follows a table by its name, its module, a variable, a loop and the annotation of a parameter. What it
cannot follow (what a function of another module returns, a key of a row) table_watch.py sees while the tests run.
"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.sources import ROOT, Function, python_files, short, tree_of

WRITES = set("create bulk_create get_or_create update_or_create update bulk_update delete save".split())
# Functions that write the rows they are handed.
CLAIMS = {"claim", "claimed", "claim_all", "move", "move_all"}
# Ways past the models; whoever needs one says why.
PAST_MODELS = {"get_model", "cursor", "raw", "executemany"}
PAST_MODELS_IN = {
    "dodolan/kernel/growing/steps.py": "migrations guard tables by their names",
    "dodolan/kernel/growing/triggers.py": "asks the database which triggers stand",
    "dodolan/kernel/sealing/proof.py": "reads sealed columns as they are stored, of every table",
    "dodolan/operations/opening/standing.py": "asks SQLite whether its file is whole",
    "dodolan/operations/opening/preparing.py": "one machine migrates at a time",
}
MANAGERS = {"objects", "_default_manager", "_base_manager"}
# What is made of rows holds rows.
HANDED_ON = {"list", "tuple", "set", "sorted", "reversed", "iter", "next", "enumerate"}
# Places that write what is another's, with the reason; the list may only shrink.
ALLOWED: dict[tuple[str, str], str] = {}

Names = dict[str, str]


def room_of(path: Path) -> str:
    """The room a file belongs to: "dodolan.market.stalls"."""
    return ".".join(path.relative_to(ROOT).parts[:3])


def is_foreign(module: str, room: str) -> bool:
    """Whether a module holds the tables of another room."""
    return module.startswith("dodolan.") and module.endswith(".models") and module != f"{room}.models"


def imported(tree: ast.Module, room: str) -> Names:
    """What a module imports of other rooms' tables: each name with its table, or with "" for a module of tables."""
    found: Names = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.asname or alias.name: "" for alias in node.names if is_foreign(alias.name, room)}
        elif isinstance(node, ast.ImportFrom):
            for alias in node.names:
                name = alias.asname or alias.name
                if is_foreign(node.module or "", room):
                    found[name] = alias.name
                elif is_foreign(f"{node.module}.{alias.name}", room):
                    found[name] = ""
    return found


def table_of(node: ast.expr, names: Names) -> str:
    """The other room's table that an expression is made of; empty for our own, and where nobody can say."""
    made_of: list[ast.expr] = []
    match node:
        case ast.Name():
            return names.get(node.id, "")
        case ast.Attribute() if names.get(ast.unparse(node.value)) == "":
            return node.attr
        # Any other attribute of a row may be a row of ours, by a key that looks back.
        case ast.Attribute(value=inner) if node.attr in MANAGERS:
            made_of = [inner]
        case ast.Call(func=ast.Name(id=name), args=[first, *_]) if name in HANDED_ON:
            made_of = [first]
        case ast.Call(func=ast.Attribute() as method):
            made_of = [method, method.value]
        case ast.Call(func=inner) | ast.Subscript(value=inner) | ast.ListComp(elt=inner):
            made_of = [inner]
        case ast.IfExp(body=one, orelse=other) | ast.BoolOp(values=[one, other]):
            made_of = [one, other]
    return next((table for part in made_of if (table := table_of(part, names))), "")


def bindings(part: ast.AST) -> Iterator[tuple[ast.expr, ast.expr]]:
    """What is bound to what: assignments, loops, comprehensions."""
    for node in ast.walk(part):
        match node:
            case ast.Assign():
                yield from ((target, node.value) for target in node.targets)
            case ast.AnnAssign(value=ast.expr() as value) | ast.NamedExpr(value=value):
                yield node.target, value
            case ast.For() | ast.comprehension():
                yield node.target, node.iter


def names_in(part: ast.AST, names: Names) -> Names:
    """The names that hold another room's tables, rows or querysets inside a function."""
    known, before = dict(names), -1
    for argument in ast.walk(part):
        if isinstance(argument, ast.arg) and argument.annotation is not None:
            # An annotation may stand in quotation marks.
            said = ast.parse(ast.unparse(argument.annotation).replace("'", ""))
            words = [node for node in ast.walk(said) if isinstance(node, ast.Name | ast.Attribute)]
            known |= {name: table for name, table in ((argument.arg, table_of(word, names)) for word in words) if table}
    # A variable may be made of one that stands further down, in a loop.
    while before != len(known):
        before = len(known)
        for target, value in bindings(part):
            if table := table_of(value, known):
                stored = (node for node in ast.walk(target) if isinstance(node, ast.Name))
                known |= {node.id: table for node in stored if isinstance(node.ctx, ast.Store)}
    return known


def written_by(node: ast.AST) -> list[ast.expr]:
    """What a call writes."""
    match node:
        case ast.Call(func=ast.Attribute(value=rows, attr=name)) if name in WRITES:
            return [rows]
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)) if name in CLAIMS:
            return node.args
    return []


def past_the_models(paths: list[Path]) -> dict[str, set[str]]:
    """Files that reach tables by their names, and how."""
    found: dict[str, set[str]] = {}
    for path in paths:
        for node in ast.walk(tree_of(path)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in PAST_MODELS:
                found.setdefault(short(path), set()).add(node.func.attr)
    return found


def writes(tree: ast.Module, room: str) -> set[str]:
    """Other rooms' tables that a module writes."""
    names = imported(tree, room)
    for statement in tree.body:
        if not isinstance(statement, Function | ast.ClassDef):
            names = names_in(statement, names)
    functions = [node for node in ast.walk(tree) if isinstance(node, Function)]
    return {
        table
        for part, known in [(tree, names), *((function, names_in(function, names)) for function in functions)]
        for node in ast.walk(part)
        for rows in written_by(node)
        if (table := table_of(rows, known))
    }


def trespasses(paths: list[Path]) -> list[tuple[str, str]]:
    """(file, table) of every write into another room's table."""
    return sorted((short(path), table) for path in paths for table in writes(tree_of(path), room_of(path)))


def test_a_room_writes_its_own_tables():
    # Pages, the API and the shell are rooms without tables: all they could write is another's.
    found = trespasses(python_files("dodolan"))
    assert [place for place in found if place not in ALLOWED] == []
    assert set(ALLOWED) <= set(found)


def test_nobody_goes_past_the_models():
    assert set(past_the_models(python_files("dodolan"))) == set(PAST_MODELS_IN)


def test_the_check_sees_a_way_past_the_models(tmp_path: Path):
    sample = tmp_path / "sample.py"
    sample.write_text("apps.get_model('market', 'Stall')\nwith connection.cursor() as cursor:\n    pass\n")
    assert past_the_models([sample]) == {"sample.py": {"get_model", "cursor"}}


TABLE = "from dodolan.market.stalls.models import Stall\n"


@pytest.mark.parametrize(
    "source",
    [
        TABLE + "Stall.objects.create(name='x')",
        TABLE + "Stall.objects.filter(pk=1).update(name='x')",
        TABLE + "Stall._base_manager.filter(pk=1).delete()",
        TABLE + "Stall.objects.bulk_create([])",
        TABLE + "Stall(name='x').save()",
        TABLE + "Stall.objects.get(pk=1).save()",
        "from dodolan.market.stalls.models import Stall as S\nS.objects.create()",
        "from dodolan.market.stalls import models\nmodels.Stall.objects.create()",
        "from dodolan.market.stalls import models as tables\ntables.Stall().save()",
        "import dodolan.market.stalls.models as tables\ntables.Stall.objects.bulk_create([])",
        "import dodolan.market.stalls.models\ndodolan.market.stalls.models.Stall.objects.create()",
        TABLE + "table = Stall\ndef f():\n    table.objects.create()",
        TABLE + "def f():\n    table = Stall\n    table.objects.bulk_create([])",
        TABLE + "def f():\n    rows = Stall.objects\n    rows.bulk_create([])",
        TABLE + "def f():\n    found = Stall.objects.filter(pk=1)\n    found.delete()",
        TABLE + "def f():\n    stall = Stall.objects.first()\n    stall.save()",
        TABLE + "def f():\n    pk, stall = Stall.objects.in_bulk().popitem()\n    stall.save()",
        TABLE + "def f():\n    if stall := Stall.objects.first():\n        stall.save()",
        TABLE + "def f():\n    for stall in list(Stall.objects.all()):\n        stall.save()",
        TABLE + "def f():\n    [stall.save() for stall in Stall.objects.all()]",
        TABLE + "def f(stall: Stall) -> None:\n    stall.save()",
        TABLE + "def f(stalls: 'Sequence[Stall]') -> None:\n    for stall in stalls:\n        stall.save()",
        TABLE + "claim(Stall.objects.filter(pk=1), otherwise=no, name='x')",
        TABLE + "def f(stall: Stall):\n    move(STALL, stall, OPEN)",
        TABLE + "def f(stalls: Sequence[Stall] | None):\n    (stalls or ())[0].save()",
    ],
)
def test_the_check_sees_a_write(source: str):
    assert writes(ast.parse(source), "dodolan.market.prices") == {"Stall"}


@pytest.mark.parametrize(
    "source",
    [
        TABLE + "Stall.objects.filter(pk=1).first()",
        TABLE + "Own.objects.create()",
        TABLE + "def f(stall: Stall) -> None:\n    Own(stall=stall).save()",
        TABLE + "def f(stall: Stall) -> None:\n    Own.objects.filter(stall=stall).update(seen=True)",
        TABLE + "def f(own: Own) -> None:\n    own.stall = Stall.objects.first()\n    own.save()",
        TABLE + "def f(stall: Stall) -> None:\n    pass\ndef g(stall: Own) -> None:\n    stall.save()",
        "from dodolan.market.prices.models import CurrentPrice\nCurrentPrice.objects.create()",
        "from django.db import models\nmodels.Model.objects.create()",
    ],
)
def test_the_check_lets_a_room_work(source: str):
    assert writes(ast.parse(source), "dodolan.market.prices") == set()
