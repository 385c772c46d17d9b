"""Checks every promise about stock, sums and money on the live database; exit 1 if one is broken."""

from argparse import ArgumentParser
from itertools import chain
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.anchors.comparing import compare
from dodolan.kernel.anchors.texts import Anchor, NoAnchor, read
from dodolan.operations.books.report import check_books, in_words
from dodolan.operations.commands import CityCommand


class Command(CityCommand):
    """One line for each invariant."""

    help = "Check that stock, orders, payments and the ledger agree; exit 1 if not."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """What to compare with."""
        parser.add_argument(
            "--against", type=Path, metavar="ANCHOR", help="file of an anchor that was kept outside, copied or typed"
        )

    def handle(self, *, against: Path | None, **_options: Any) -> None:
        """Print all findings, then fail if one is broken."""
        broken = 0
        # Read first, so that a slip of the finger is said before the long checks run.
        anchored = compare(_anchor(against)) if against else ()
        for found in chain(check_books(), anchored):
            self.stdout.write(in_words(found))
            broken += not found.holds
        if broken:
            raise CommandError(f"{broken} of the promises above are broken.")


def _anchor(file: Path) -> Anchor:
    try:
        return read(file.read_text(encoding="utf-8"))
    except NoAnchor as refusal:
        raise CommandError(f"{file} is no anchor. {refusal}") from refusal
    except OSError as wrong:
        raise CommandError(f"{file} cannot be read: {wrong.strerror}.") from wrong
