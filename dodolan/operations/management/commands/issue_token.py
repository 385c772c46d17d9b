"""`dodolan issue_token`: let another program use the API for somebody."""

from argparse import ArgumentParser
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.kernel.words import clean
from dodolan.operations.commands import CityCommand
from dodolan.people.accounts.models import BUYS
from dodolan.people.accounts.tokens import issue_token
from dodolan.people.phones import read_phone


class Command(CityCommand):
    """Prints a new token once."""

    help = "Print a new API token, once, for a trader, runner or officer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """For whom, and what for."""
        parser.add_argument("--phone", required=True, help="phone of the person, like 0812 3456 7890")
        parser.add_argument("--label", required=True, help="what the token is for, so that it can be told from others")
        parser.add_argument("--only", nargs="+", default=(), metavar="RIGHT", help=f"like prices.set; {BUYS} to order")
        parser.add_argument("--days", type=int, help="after so many days it is worthless; without it, never by itself")

    def handle(self, *, phone: str, label: str, only: Sequence[str], days: int | None, **_options: Any) -> None:
        """Make it and print nothing else, so that it can be piped."""
        try:
            name = clean(label, field="label", longest=80)
            lasts = None if days is None else timedelta(days=days)
            token = issue_token(phone=read_phone(phone), label=name, by=SYSTEM, at=now(), only=only, lasts=lasts)
        except (Refused, OverflowError) as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(token)
