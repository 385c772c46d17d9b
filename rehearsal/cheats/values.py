"""What a cheat is."""

from collections.abc import Callable
from dataclasses import dataclass
from random import Random


@dataclass(frozen=True, slots=True)
class Cheat:
    """One manipulation: its name, what it does in words, and the hand that does it with the dice it is given.

    leaves_triggers: the hand is careful and puts every trigger up again, as in all cheats that are not about triggers.
    """

    name: str
    says: str
    deed: Callable[[Random], object]
    leaves_triggers: bool = True


def cheats(*deeds: Callable[[Random], object]) -> tuple[Cheat, ...]:
    """Cheats named by their functions and told by their first lines."""
    return tuple(Cheat(deed.__name__, (deed.__doc__ or "").strip().rstrip("."), deed) for deed in deeds)
