"""Templates hold no style, script or handler of their own, which the security policy refuses, and read well."""

import re
from pathlib import Path

import pytest
from django.template.base import Lexer, Token, TokenType

from tests.house.sources import line_count, short, templates

WIDEST, MEDIAN, LONGEST = 120, 25, 120

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


def too_wide(paths: list[Path]) -> list[str]:
    """Lines that a reader would have to scroll for."""
    return [
        f"{short(path)}:{number}: {len(line)} characters"
        for path in paths
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if len(line) > WIDEST
    ]


def test_no_line_is_too_wide():
    assert too_wide(templates()) == []


def test_templates_are_short_without_wide_lines():
    lengths = sorted(map(line_count, templates()))
    assert lengths[len(lengths) // 2] <= MEDIAN
    assert lengths[-1] <= LONGEST


def test_the_check_sees_a_wide_line(tmp_path: Path):
    sample = tmp_path / "sample.html"
    sample.write_text("é" * WIDEST + "\n" + "é" * WIDEST + "!\n")
    assert too_wide([sample]) == [f"sample.html:2: {WIDEST + 1} characters"]


def shown_as_source(text: str) -> list[str]:
    """Marks of the template language that the engine would print: a comment or tag that does not end on its line."""
    return [token.contents for token in Lexer(text).tokenize() if token.token_type == TokenType.TEXT and _marked(token)]


def _marked(token: Token) -> bool:
    return bool(re.search(r"\{#|#\}|\{%|%\}|\{\{|\}\}", token.contents))


def test_no_template_shows_its_source():
    assert {short(path): found for path in templates() if (found := shown_as_source(path.read_text()))} == {}


@pytest.mark.parametrize(
    ("text", "count"),
    [("{# a #}\n{% url 'b' %}{{ c }}", 0), ("{# a\nb #}", 1), ("{% url\n'b' %}", 1), ("{{ a\n}}", 1), ("a { b } c", 0)],
)
def test_the_check_sees_source_that_would_be_shown(text: str, count: int):
    assert len(shown_as_source(text)) == count


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
