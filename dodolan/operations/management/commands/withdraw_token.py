"""`dodolan withdraw_token`: take away a program's right to act for somebody."""

import sys
from argparse import ArgumentParser
from typing import Any
from uuid import UUID

from django.core.management.base import CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.operations.commands import CityCommand
from dodolan.people.accounts.tokens import withdraw_token


class Command(CityCommand):
    """Reads the token from standard input."""

    help = "Make an API token worthless at once: by its id in list_tokens, or by its text on standard input."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Which, where its text is not at hand."""
        parser.add_argument("--id", type=UUID, dest="token_id", help="as listed by list_tokens")

    def handle(self, *, token_id: UUID | None, **_options: Any) -> None:
        """Withdraw it."""
        try:
            # The text is no argument: arguments stand in the shell's history and in the list of processes.
            text = "" if token_id else sys.stdin.readline().strip()
            withdraw_token(token=text, token_id=token_id, by=SYSTEM, at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write("The token is worthless now.")
