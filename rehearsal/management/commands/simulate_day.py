"""Plays one market day through the site's own pages on a database of its own, and checks the books; exit 1 if wrong."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from dodolan.operations.books.report import in_words
from rehearsal.day.day import simulate_day


class Command(BaseCommand):
    """The same seed gives the same day."""

    help = "Play a market day with buyers, traders, runners and officers; then check the books."

    def add_arguments(self, parser: CommandParser) -> None:
        """--seed and --orders."""
        parser.add_argument("--seed", type=int, default=1, help="the same seed gives the same day")
        parser.add_argument("--orders", type=int, default=100, help="how many buyers, 1 to 3000")

    def handle(self, *, seed: int, orders: int, **_options: Any) -> None:
        """Play, print, fail if a promise is broken."""
        try:
            report = simulate_day(seed=seed, orders=orders, say=self.stdout.write)
        except ValueError as wrong:
            raise CommandError(str(wrong)) from wrong
        for title, counts in (("What happened", report.tally), ("Sums", report.sums)):
            self.stdout.write(f"\n{title}")
            for name, number in sorted(counts.items()):
                self.stdout.write(f"  {name:<40}{number:>14,}")
        self.stdout.write(f"\nFingerprint of the day: {report.fingerprint}\n")
        for found in report.findings:
            self.stdout.write(in_words(found))
        if not all(found.holds for found in report.findings):
            raise CommandError("The books are not right.")
