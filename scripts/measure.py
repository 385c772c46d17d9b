"""`make measure`: the house in figures, beside the budgets it promised itself."""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
LONG_FUNCTION = 40
# Habits are judged by what was done lately.
LAST = 60


class Commit(NamedTuple):
    """What one commit touched: files by name, and lines added and removed together."""

    files: frozenset[str]
    lines: int


def main() -> int:
    """Print one line per budget; 1 if one is broken."""
    code = [path for path in (ROOT / "dodolan").rglob("*.py") if "migrations" not in path.parts]
    lines = {path: path.read_text(encoding="utf-8").splitlines() for path in code}
    lengths = sorted(len(text) for text in lines.values())
    functions = sorted(length for path in code for length in _function_lengths(path))
    written = sum(lengths)
    tests = sum(len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "tests").rglob("*.py"))
    templates = sorted(
        len(path.read_text(encoding="utf-8").splitlines()) for path in (ROOT / "dodolan").rglob("*.html")
    )
    rows = [
        ("files: median lines", _at(lengths, 0.5), 0, 60),
        ("files: 90th percentile", _at(lengths, 0.9), 0, 200),
        ("files: longest", lengths[-1], 0, 400),
        ("functions: longest", functions[-1], 0, 60),
        ("functions over 40 lines, %", _percent(sum(n > LONG_FUNCTION for n in functions), len(functions)), 0, 2),
        ("templates: median lines", _at(templates, 0.5), 0, 25),
        ("templates: longest", templates[-1] if templates else 0, 0, 120),
        ("comments, % of lines", _percent(sum(map(_comments, code)), written), 4, 8),
        ("test lines per 100 of code", _percent(tests, written), 120, 200),
        *_habits(commits_of(ROOT)),
    ]
    print(f"{len(code)} files, {written} lines of code, {len(functions)} functions, {tests} lines of tests")
    for name, value, least, most in rows:
        print(
            f"{name:<30}{value:>8.1f}   {least:>4} to {most:<4}{'' if least <= value <= most else '  <- out of budget'}"
        )
    return int(any(not least <= value <= most for _name, value, least, most in rows))


def commits_of(repository: Path) -> list[Commit]:
    """The newest commits but merges, newest first; none where there is no history."""
    words = ["git", "log", "--no-merges", "--numstat", "--format=%x00", f"--max-count={LAST}"]
    told = subprocess.run(words, cwd=repository, capture_output=True, text=True, check=False).stdout
    return [_commit([row.split("\t") for row in part.splitlines() if row]) for part in told.split("\0")[1:]]


def _commit(rows: list[list[str]]) -> Commit:
    # A picture has no lines; git writes a dash.
    lines = sum(int(count) for added, removed, _name in rows for count in (added, removed) if count != "-")
    return Commit(frozenset(name for _added, _removed, name in rows), lines)


def _habits(commits: list[Commit]) -> list[tuple[str, float, int, int]]:
    """Rows about how we work; a clone without its history has none."""
    if len(commits) < LAST:
        return []
    code = [commit for commit in commits if any(re.match(r"dodolan/.*\.py$", name) for name in commit.files)]
    tested = sum(any(name.startswith("tests/") for name in commit.files) for commit in code)
    return [
        (f"last {LAST} commits: files", median(len(commit.files) for commit in commits), 1, 3),
        (f"last {LAST} commits: lines", median(commit.lines for commit in commits), 1, 60),
        ("of code, with tests, %", _percent(tested, len(code)), 90, 100),
    ]


def _function_lengths(path: Path) -> list[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [(node.end_lineno or 0) - node.lineno + 1 for node in ast.walk(tree) if isinstance(node, kinds)]


def _comments(path: Path) -> int:
    """Lines with a comment."""
    words = tokenize.generate_tokens(io.StringIO(path.read_text(encoding="utf-8")).readline)
    return sum(word.type == tokenize.COMMENT for word in words)


def _at(ordered: Sequence[int], share: float) -> int:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))] if ordered else 0


def _percent(part: int, whole: int) -> float:
    return 100 * part / max(1, whole)


if __name__ == "__main__":
    sys.exit(main())
