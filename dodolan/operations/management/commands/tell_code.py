"""`dodolan tell_code`: say a sign-in code to a person the office knows, where no message can bring it."""

from argparse import ArgumentParser
from datetime import timedelta
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.operations.commands import CityCommand
from dodolan.people.accounts.actions import CODE_LIVES, tell_code
from dodolan.people.phones import read_phone


class Command(CityCommand):
    """The code waits on the sign-in page of that person, or is made now."""

    help = "Say the sign-in code of a trader, runner or buyer, while no messages are sent. It stays in the audit trail."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Whose."""
        parser.add_argument("--phone", required=True, help="like 0812 3456 7890")

    def handle(self, *, phone: str, **_options: Any) -> None:
        """Say it once."""
        try:
            code = tell_code(phone=read_phone(phone), by=SYSTEM, at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        minutes = CODE_LIVES // timedelta(minutes=1)
        self.stdout.write(f"{code}\nIt works for {minutes} minutes, on the page that asks for the code of {phone}.")
