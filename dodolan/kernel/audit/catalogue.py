"""What may stand in the audit trail: the actions of the rooms, each with its words and its facts."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import TextChoices
from django.utils.functional import Promise

from dodolan.kernel.words import rupiah


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact that an action keeps: its name in words, and how its value is shown.

    shown turns a value of the type it was written with into text; anything else is shown as it was written down.
    codes are the words of a value that is a code; names is the kind of subject (kernel.subjects) whose key it is.
    """

    words: str | Promise
    shown: Callable[[Any], str] | None = None
    codes: type[TextChoices] | None = None
    names: str = ""


@dataclass(frozen=True, slots=True)
class Action:
    """Something an office does that the trail keeps: key "room.action", the kind of subject it is done to, facts."""

    key: str
    words: str | Promise
    subject: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


def money(words: str | Promise) -> Fact:
    """A fact in whole rupiah."""
    return Fact(words, shown=rupiah)
