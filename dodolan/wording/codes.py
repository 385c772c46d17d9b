"""The words of codes: what people read for a value that a table keeps as a code."""

from collections.abc import Iterable, Mapping
from typing import Protocol

from django.db.models import TextChoices
from django.utils.functional import Promise


class Worded(Protocol):
    """Anything that has words: an account, a movement, an action."""

    @property
    def words(self) -> str | Promise:
        """What people read."""


def said(codes: type[TextChoices], code: str) -> str:
    """The word for a code in the language of the request; the code itself where there is no word."""
    # Better an odd word on the page than an officer without a page.
    return str(codes(code).label) if code in codes.values else code


def words_of(known: Mapping[str, Worded], key: str) -> str:
    """The words of a plug by its key in the language of the request; the key itself where nothing has it."""
    return str(known[key].words) if key in known else key


def choices(pairs: Iterable[tuple[str, str | Promise]], everything: str | Promise) -> list[tuple[str, str | Promise]]:
    """Choices of a filter: everything first, then each code with its words, in their order."""
    return [("", everything), *((str(code), words) for code, words in pairs)]


def pairs_of(known: Mapping[str, Worded]) -> list[tuple[str, str | Promise]]:
    """Plugs as code and words, in the order of the rooms."""
    return [(key, plug.words) for key, plug in known.items()]
