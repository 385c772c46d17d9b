"""The files the rules of the house look at."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "dodolan"
EVERYWHERE = ("dodolan", "rehearsal", "standards", "scripts", "benchmarks", "tests")
NOT_OURS = {".git", ".venv", "build", "data"}

Function = ast.FunctionDef | ast.AsyncFunctionDef


@cache
def tracked_files() -> tuple[Path, ...]:
    """Every file of the repository, also those not yet committed; ignored files are left out."""
    words = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode == 0:
        found = {ROOT / name for name in listed.stdout.split("\0") if name}
    else:
        found = {path for path in ROOT.rglob("*") if path.relative_to(ROOT).parts[0] not in NOT_OURS}
    return tuple(sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts))


def python_files(*folders: str) -> list[Path]:
    """Our Python files under the folders, without those Django writes (migrations)."""
    tops = [ROOT / folder for folder in folders]
    return [
        path
        for path in tracked_files()
        if path.suffix == ".py" and "migrations" not in path.parts and any(path.is_relative_to(top) for top in tops)
    ]


def templates() -> list[Path]:
    """Every template of a page or a part of one."""
    return [path for path in tracked_files() if path.suffix == ".html" and path.is_relative_to(PACKAGE)]


def short(path: Path) -> str:
    """The path as a reader of the repository knows it."""
    return str(path.relative_to(ROOT)) if path.is_relative_to(ROOT) else path.name


def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a file."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def line_count(path: Path) -> int:
    """Physical lines."""
    return len(path.read_text(encoding="utf-8").splitlines())


def nodes(path: Path, *kinds: type[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of these kinds, anywhere in the file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, kinds))


def node_lines(node: ast.stmt) -> int:
    """Lines from `def` or `class` to the last of the body."""
    return (node.end_lineno or node.lineno) - node.lineno + 1
