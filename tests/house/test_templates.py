"""Templates hold no style, no script and no handler of their own: the security policy refuses them all."""

import re
from pathlib import Path

import pytest

from tests.house.sources import short, templates

INLINE = {
    "a style attribute": re.compile(r"<[^>{]*\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\ssrc=)(?![^>]*application/(ld\+)?json)", re.IGNORECASE),
    "an event handler": re.compile(r"<[^>]*\son[a-z]+\s*=", re.IGNORECASE),
    "a javascript address": re.compile(r"javascript:", re.IGNORECASE),
}


def inline_things(paths: list[Path]) -> list[str]:
    """What stands in a template but belongs in a file of its own."""
    return [
        f"{short(path)}: {thing}"
        for path in paths
        for thing, pattern in INLINE.items()
        if pattern.search(path.read_text(encoding="utf-8"))
    ]


def test_nothing_inline():
    assert inline_things(templates()) == []


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ('<p class="a">style="x" onward</p>', []),
        ('<p class="a" style="color:red">', ["sample.html: a style attribute"]),
        ("<style>p{}</style>", ["sample.html: a style element"]),
        ("<script>go()</script>", ["sample.html: a script without src"]),
        ('<script src="/static/a.js" type="module"></script>', []),
        ('<button type="button" onclick="go()">', ["sample.html: an event handler"]),
        ('<a href="javascript:go()">', ["sample.html: a javascript address"]),
    ],
)
def test_the_check_sees_each(tmp_path: Path, text: str, things: list[str]):
    sample = tmp_path / "sample.html"
    sample.write_text(text)
    assert inline_things([sample]) == things
