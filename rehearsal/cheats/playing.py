"""Playing a cheat on the database at hand and taking it back."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random

from django.db import transaction

from dodolan.kernel.anchors.actions import drop_anchor
from dodolan.kernel.anchors.comparing import compare
from dodolan.kernel.anchors.texts import Anchor
from dodolan.kernel.checks import Check
from dodolan.kernel.clock import now
from dodolan.kernel.plugs import plugged
from rehearsal.cheats.hand import past_triggers
from rehearsal.cheats.values import Cheat


@contextmanager
def played(cheat: Cheat, seed: int = 1) -> Iterator[None]:
    """The database as the cheat leaves it, while the block runs; then as it was."""
    with transaction.atomic():
        with past_triggers(put_up_again=cheat.leaves_triggers):
            cheat.deed(Random(f"{seed} {cheat.name}"))
        yield
        transaction.set_rollback(True)


@dataclass(frozen=True, slots=True)
class Noticed:
    """Which checks of the books notice a cheat, and what differs from an anchor that was kept outside."""

    by_checks: tuple[str, ...]
    by_anchor: tuple[str, ...]


def anchor_of_now() -> Anchor:
    """An anchor of all that is there, nothing of it younger than the anchor."""
    at = now() + timedelta(seconds=1)
    return drop_anchor(at=at, machine=datetime.now(UTC) + timedelta(milliseconds=2), settled_after=timedelta(0))


def play(cheat: Cheat, anchor: Anchor, seed: int = 1) -> Noticed:
    """What notices a cheat; afterwards the database is as it was."""
    with played(cheat, seed):
        keys = [key for key, check in plugged(Check).items() if not check.find().holds]
        return Noticed(tuple(keys), tuple(found.invariant for found in compare(anchor) if not found.holds))
