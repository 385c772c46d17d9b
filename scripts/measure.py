"""`make measure`: the house in figures, beside the budgets it promised itself."""

import ast
import io
import sys
import tokenize
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LONG_FUNCTION = 40


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
        ("templates: median lines", _at(templates, 0.5), 0, 20),
        ("templates: longest", templates[-1] if templates else 0, 0, 120),
        ("comments, % of lines", _percent(sum(map(_comments, code)), written), 4, 8),
        ("test lines per 100 of code", _percent(tests, written), 120, 200),
    ]
    print(f"{len(code)} files, {written} lines of code, {len(functions)} functions, {tests} lines of tests")
    for name, value, least, most in rows:
        print(
            f"{name:<30}{value:>8.1f}   {least:>4} to {most:<4}{'' if least <= value <= most else '  <- out of budget'}"
        )
    return int(any(not least <= value <= most for _name, value, least, most in rows))


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
