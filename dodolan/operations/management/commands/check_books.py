"""Checks every promise about stock, sums and money on the live database; exit 1 if one is broken."""

from typing import Any

from django.core.management.base import CommandError

from dodolan.operations.books.report import check_books, in_words
from dodolan.operations.commands import CityCommand


class Command(CityCommand):
    """One line for each invariant."""

    help = "Check that stock, orders, payments and the ledger agree; exit 1 if not."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Print all findings, then fail if one is broken."""
        broken = 0
        for found in check_books():
            self.stdout.write(in_words(found))
            broken += not found.holds
        if broken:
            raise CommandError(f"{broken} of the promises above are broken.")
