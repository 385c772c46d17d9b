"""`dodolan cheat_books`: which hand at the database is noticed by which check of the books."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dodolan.kernel.clock import clock_set_to
from dodolan.market.stalls.models import Stall
from dodolan.operations.opening.preparing import bring_tables_up_to_date
from rehearsal.cheats.catalogue import CHEATS
from rehearsal.cheats.playing import anchor_of_now, play
from rehearsal.cheats.stage import EVENING, write_days


class Command(BaseCommand):
    """Fills an empty database with typical days, plays every cheat on it and takes it back."""

    help = "Change an empty database by hand in every way we know, and list what notices it."
    requires_system_checks: list[str] = []

    def handle(self, **_options: Any) -> None:
        """One line for each cheat (what differs from the anchor, which checks notice), and how many are noticed."""
        bring_tables_up_to_date()
        if Stall.objects.exists():
            raise CommandError("Cheats are played on an empty database: set DODOLAN_DATA or DATABASE_URL.")
        with clock_set_to(lambda: EVENING):
            write_days()
            anchor = anchor_of_now()
            told = {cheat: play(cheat, anchor) for cheat in CHEATS}
        for cheat, noticed in told.items():
            anchored = f"{len(noticed.by_anchor)} lines" if noticed.by_anchor else "--"
            self.stdout.write(f"{cheat.name:<32}{anchored:<10}{', '.join(noticed.by_checks) or '-- not noticed'}")
        alone = sum(bool(noticed.by_checks) for noticed in told.values())
        both = sum(bool(noticed.by_checks or noticed.by_anchor) for noticed in told.values())
        self.stdout.write(f"{alone} of {len(CHEATS)} noticed, {both} with the anchor of the evening.")
