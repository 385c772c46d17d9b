"""`dodolan remove_officer`: somebody leaves the office."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.operations.commands import CityCommand
from dodolan.people.accounts.closing import remove_officer
from dodolan.people.accounts.queries import office_member
from dodolan.people.phones import read_phone


class Command(CityCommand):
    """Takes roles of the office, password and second key away, and ends sessions and API keys."""

    help = "Take somebody out of the office; refused for the last officer."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who."""
        parser.add_argument("--phone", required=True, help="like 0812 3456 7890")

    def handle(self, *, phone: str, **_options: Any) -> None:
        """Remove them."""
        try:
            member = office_member(read_phone(phone))
            remove_officer(user=member, by=SYSTEM, at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(f"{member.name} works at the office no more.")
