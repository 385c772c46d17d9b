"""Checks: promises of the rooms, counted on the live database.

The rule: a check names what it looked at and what broke, and changes nothing. Entrances: Check, finding.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One invariant: how many rows were looked at, and the names of those that break it."""

    invariant: str
    checked: int
    # Names and not numbers alone: who reads this goes on to look at the rows.
    broken: tuple[str, ...]

    @property
    def holds(self) -> bool:
        """Whether nothing broke it."""
        return not self.broken


@dataclass(frozen=True, slots=True)
class Check:
    """A promise of a room, key "room.promise", and how it is counted."""

    key: str
    find: Callable[[], Finding]


def finding(invariant: str, checked: int, broken: Iterable[object]) -> Finding:
    """A finding with the broken rows as text, sorted."""
    return Finding(invariant, checked, tuple(sorted(str(row) for row in broken)))
