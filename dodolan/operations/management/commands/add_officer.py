"""`dodolan add_officer`: give somebody of the office a password and a second key."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.operations.commands import CityCommand
from dodolan.operations.officers import enter_officer, read_officer
from dodolan.people.accounts.models import SECOND_KEY


class Command(CityCommand):
    """Asks for the password (or reads it from standard input) and draws the app's QR code in the terminal."""

    help = "Add somebody of the office, or give one a new password and second key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who."""
        parser.add_argument("--phone", required=True, help="like 0812 3456 7890")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", choices=[role.value for role in SECOND_KEY], default="officer")

    def handle(self, *, phone: str, name: str, role: str, **_options: Any) -> None:
        """Make the account and show its key."""
        officer = read_officer(phone=phone, name=name)
        try:
            self.stdout.write(enter_officer(officer=officer, role=role, at=now()))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
