"""`dodolan withdraw_token`: take away a program's right to act for somebody."""

import sys
from typing import Any

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.operations.commands import CityCommand
from dodolan.people.accounts.tokens import withdraw_token


class Command(CityCommand):
    """Reads the token from standard input."""

    help = "Make an API token worthless at once; it is read from standard input."

    def handle(self, **_options: Any) -> None:
        """Withdraw it."""
        try:
            # Not an argument: arguments stand in the shell's history and in the list of processes.
            withdraw_token(token=sys.stdin.readline().strip(), by=SYSTEM, at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("The token is worthless now.")
