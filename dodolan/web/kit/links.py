"""Links from a subject to its page: a plug that the room of the page brings."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from dodolan.kernel.plugs import plugged
from dodolan.kernel.subjects import Named, SubjectKind, named
from dodolan.wording.dates import day_in_words


@dataclass(frozen=True, slots=True)
class SubjectLink:
    """Where the office looks at a subject of a kind; key is the kind's."""

    key: str
    url: Callable[[Named], str]


@dataclass(frozen=True, slots=True)
class Origin:
    """What something was written for, in words, and its page; url is "" where no page shows it."""

    words: str
    url: str


def origin(kind: str, key: Any) -> Origin | None:
    """The subject of a kind with that key; None for a kind or a key that nobody knows. One statement."""
    subject = named(kind, [key]).get(key)
    if subject is None:
        return None
    words = str(plugged(SubjectKind)[kind].words) % {"name": subject.name}
    link = plugged(SubjectLink).get(kind)
    said = f"{words}, {day_in_words(subject.day)}" if subject.day else words
    return Origin(said, link.url(subject) if link else "")
