"""Playing a cheat on the database at hand and taking it back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

from django.db import transaction

from dodolan.kernel.checks import Check, Finding
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


def play(cheat: Cheat, seed: int = 1, beside: Callable[[], list[Finding]] = list) -> list[str]:
    """The keys of the checks that notice a cheat, and what else is said beside them."""
    with played(cheat, seed):
        keys = [key for key, check in plugged(Check).items() if not check.find().holds]
        return keys + [found.invariant for found in beside() if not found.holds]
