"""`dodolan cheat_books`: which hand at the database is noticed by which check of the books."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from dodolan.kernel.clock import clock_set_to
from dodolan.market.stalls.models import Stall
from dodolan.operations.opening.preparing import bring_tables_up_to_date
from rehearsal.cheats.catalogue import CHEATS
from rehearsal.cheats.playing import Noticed, anchor_of_now, play
from rehearsal.cheats.stage import EVENING, write_days
from rehearsal.cheats.values import Cheat


class Command(BaseCommand):
    """Writes typical days into an empty database, plays every cheat on them, and takes all of it back."""

    help = "Change an empty database by hand in every way we know, and list what notices it."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        """One line for each cheat (what differs from the anchor, which checks notice), and how many are noticed."""
        bring_tables_up_to_date()
        if Stall.objects.exists():
            raise CommandError("Cheats are played on an empty database: set DODOLAN_DATA or DATABASE_URL.")
        alone = both = 0
        # In one transaction that is taken back: hundreds would each wait for the disk, and the days are nobody's.
        with clock_set_to(lambda: EVENING), transaction.atomic():
            write_days()
            anchor = anchor_of_now()
            for cheat in CHEATS:
                noticed = play(cheat, anchor)
                alone += bool(noticed.by_checks)
                both += bool(noticed.by_checks or noticed.by_anchor)
                self.stdout.write(_line(cheat, noticed))
            transaction.set_rollback(True)
        self.stdout.write(f"{alone} of {len(CHEATS)} noticed, {both} with the anchor of the evening.")


def _line(cheat: Cheat, noticed: Noticed) -> str:
    anchored = f"{len(noticed.by_anchor)} lines" if noticed.by_anchor else "--"
    return f"{cheat.name:<32}{anchored:<10}{', '.join(noticed.by_checks) or '-- not noticed'}"
