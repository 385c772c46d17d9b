"""What a room brings so that people can be told something."""

from collections.abc import Mapping
from dataclasses import dataclass

Facts = Mapping[str, str | int]


@dataclass(frozen=True, slots=True)
class NoticeKind:
    """One thing that people are told; key is "room.what_happened", facts the names its words need.

    urgent: also told at night. Its words stand in wording/notices.py under the key.
    """

    key: str
    facts: frozenset[str]
    urgent: bool = False
