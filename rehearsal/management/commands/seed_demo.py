"""`dodolan seed_demo`: fill an empty database with a demo city."""

import os
from argparse import ArgumentParser, ArgumentTypeError
from datetime import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from dodolan.kernel.clock import WIB, now
from dodolan.kernel.errors import Refused
from dodolan.operations.opening.preparing import bring_tables_up_to_date
from dodolan.operations.opening.serving import no_demo_here
from rehearsal.city.seeding import seed_demo_city
from rehearsal.city.sign_ins import sign_ins


class Command(BaseCommand):
    """Fills the database once; asked again, it says so and does nothing."""

    help = "Fill an empty database with the demo city: markets, stalls, prices, people. A second run changes nothing."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which city, which dice, which moment."""
        parser.add_argument("--city", default=os.environ.get("CITY") or "3573", help="number of the city")
        parser.add_argument("--seed", type=int, default=1, help="same number, same city")
        parser.add_argument("--at", type=_instant, default=None, help="the moment it begins, ISO 8601 (default: now)")

    def handle(self, *, city: str, seed: int, at: datetime | None, **_options: Any) -> None:
        """Fill, and say what happened and who may sign in."""
        if why_not := no_demo_here():
            raise CommandError(why_not)
        try:
            bring_tables_up_to_date()
            is_new = seed_demo_city(code=city, seed=seed, at=at or now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        said = "The demo city is written." if is_new else "The demo city was there already. Nothing changed."
        self.stdout.write(f"{said}\n\nSign in for a try:")
        for who, phone, how in sign_ins():
            self.stdout.write(f"  {who:<18}{phone:<18}{how}")


def _instant(text: str) -> datetime:
    """An instant as typed; without a time zone it is read as WIB."""
    try:
        instant = datetime.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"not an ISO date and time: {text!r}") from None
    return instant if instant.tzinfo else instant.replace(tzinfo=WIB)
