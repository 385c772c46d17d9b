"""The whole check: what every room promises."""

from collections.abc import Iterator

from dodolan.kernel.checks import Check, Finding
from dodolan.kernel.plugs import plugged

SHOWN = 5


def check_books() -> Iterator[Finding]:
    """Every finding, one after the other."""
    # One after the other, so that the first lines appear while the long checks still run.
    return (check.find() for check in plugged(Check).values())


def in_words(found: Finding) -> str:
    """One line: ok or BROKEN, the invariant, how many rows, and the first broken ones."""
    mark = "ok    " if found.holds else "BROKEN"
    line = f"{mark}  {found.invariant}: {found.checked} checked, {len(found.broken)} broken"
    names = ", ".join(found.broken[:SHOWN]) + (" ..." if len(found.broken) > SHOWN else "")
    return f"{line}: {names}" if names else line
