"""The repository names no package registry and no folder of the machine it was written on."""

import re
from pathlib import Path

import pytest

from tests.house.sources import short, tracked_files

# Put together piece by piece, so that this file does not hold what it looks for.
SLASH = "/"
REGISTRIES = [
    ".".join(words) for words in (("pypi", "org"), ("pythonhosted", "org"), ("npmjs", "org"), ("npmjs", "com"))
]
REGISTRY = re.compile("|".join(map(re.escape, REGISTRIES)))
MACHINE = re.compile(r"(?<![\w.}/-])/(?:work|root|home|tmp)/[\w.]")
TEXT = {".py", ".md", ".txt", ".toml", ".html", ".css", ".js", ".json", ".csv", ".po", ".svg", ".in", ".cfg", ""}


def traces(paths: list[Path]) -> list[str]:
    """Lines that name a registry's host or a machine's folder."""
    return [
        f"{short(path)}:{number}: {line.strip()[:100]}"
        for path in paths
        if path.suffix in TEXT
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if REGISTRY.search(line) or MACHINE.search(line)
    ]


def test_no_traces():
    assert traces(list(tracked_files())) == []


@pytest.mark.parametrize(
    ("line", "seen"),
    [
        (f"--index-url https://{REGISTRIES[0]}/simple", True),
        ("open('" + SLASH.join(("", "tmp", "x")) + "')", True),
        (SLASH.join(("", "work", "dodolan")), True),
        ("/pasar/tmp/ and build/tmp/x", False),
    ],
)
def test_the_check_sees_a_trace(tmp_path: Path, line: str, *, seen: bool):
    sample = tmp_path / "sample.md"
    sample.write_text(line + "\n")
    assert bool(traces([sample])) is seen
