"""How goods are sold is asked of the SoldBy; nobody else compares the codes in the `mode` columns."""

import ast
from pathlib import Path

import pytest

from tests.house.sources import PACKAGE, ROOT, python_files, short, tree_of

SOLD_BY = PACKAGE / "market" / "stalls" / "sold_by.py"
# Constraints are the truth of the table, written in its own terms.
IN_THE_TABLE = {"dodolan/market/stalls/models.py": ("Q",)}
LOOKUPS = ("filter", "exclude", "get", "Q", "When")
# Other things have a mode too.
ELSEWHERE = (ROOT / "rehearsal" / "dispatch",)


def branches_on_mode(path: Path) -> list[str]:
    """Comparisons, matches and look-ups by a mode in a file, as path:line."""
    asked = IN_THE_TABLE.get(short(path), ())
    found = [
        node for node in ast.walk(tree_of(path)) if _branches(node) or (_looks_up(node) and _called(node) not in asked)
    ]
    return [f"{short(path)}:{getattr(node, 'lineno', 0)}" for node in found]


def _branches(node: ast.AST) -> bool:
    if isinstance(node, ast.Compare):
        return any(_is_mode(side) for side in (node.left, *node.comparators))
    return isinstance(node, ast.Match) and _is_mode(node.subject)


def _looks_up(node: ast.AST) -> bool:
    if not isinstance(node, ast.Call) or _called(node) not in LOOKUPS:
        return False
    return any("mode" in (word.arg or "").split("__") for word in node.keywords)


def _called(node: ast.AST) -> str:
    return _name(node.func) if isinstance(node, ast.Call) else ""


def _is_mode(side: ast.expr) -> bool:
    return _name(side) == "mode"


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def test_nobody_branches_on_a_mode():
    paths = [*python_files("dodolan"), *python_files("rehearsal")]
    looked_at = [path for path in paths if path != SOLD_BY and not any(path.is_relative_to(part) for part in ELSEWHERE)]
    assert [branch for path in looked_at for branch in branches_on_mode(path)] == []


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("if line.mode == 'each':\n    pass", True),
        ("weighed = offer.mode in ('weighed', 'each_by_weight')", True),
        ("match offer.mode:\n    case 'each':\n        pass", True),
        ("def f(mode: str) -> bool:\n    return 'each' != mode", True),
        ("rows.exclude(mode='each')", True),
        ("rows.filter(offer__mode__in=['each'])", True),
        ("Offer(mode=facts.sold_by.code)", False),
        ("words = counted_in(line.mode, line.unit)", False),
    ],
)
def test_the_check_sees_a_branch(tmp_path: Path, text: str, *, seen: bool):
    sample = tmp_path / "sample.py"
    sample.write_text(text + "\n")
    assert bool(branches_on_mode(sample)) is seen
