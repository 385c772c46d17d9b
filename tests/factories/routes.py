"""The routes of all pages by their full names, for tests that walk every one."""

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse


class Route(NamedTuple):
    """A page's address: its name ("office:payouts:list"), the words in it their kinds, who reads it and who sends."""

    name: str
    converters: dict[str, Any]
    allowed: frozenset[str]
    senders: frozenset[str]


def pages(face: str = "") -> Iterator[Route]:
    """The routes of the pages, or of one face; the API has tests of its own."""
    for route in _routes(get_resolver().url_patterns, "", {}):
        if route.name.startswith(f"{face}:" if face else ""):
            yield route


def _routes(patterns: Sequence[URLPattern | URLResolver], above: str, words: dict[str, Any]) -> Iterator[Route]:
    for pattern in patterns:
        known = {**words, **pattern.pattern.converters}
        if isinstance(pattern, URLResolver):
            yield from _routes(
                pattern.url_patterns, above + (f"{pattern.namespace}:" if pattern.namespace else ""), known
            )
        elif pattern.callback.__module__.startswith("dodolan.web"):
            rule = vars(pattern.callback)["rule"]
            yield Route(f"{above}{pattern.name}", known, rule.whom(), rule.whom("POST"))


def address_of(route: Route, words: dict[str, Any]) -> str:
    """An address of a route: with these words where they fit, else with what nobody knows."""
    said: dict[str, Any] = {}
    for name, kind in route.converters.items():
        fits = name in words and isinstance(words[name], UUID) == (type(kind).__name__ == "UUIDConverter")
        said[name] = words[name] if fits else _unknown(name, type(kind).__name__)
    return reverse(route.name, kwargs=said)


def _unknown(name: str, kind: str) -> Any:
    return uuid4() if kind == "UUIDConverter" else "2020-11-14" if name == "day" else "lapak-asing"
