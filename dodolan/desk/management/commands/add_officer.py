"""`dodolan add_officer`: the first officer of a city, and every one after; shows the second key once."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from io import StringIO
from typing import Any

import pyotp
import segno
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import now
from dodolan.kernel.errors import Refused
from dodolan.kernel.words import clean
from dodolan.people.accounts.actions import add_officer
from dodolan.people.accounts.models import RoleName
from dodolan.people.accounts.phones import read_phone
from dodolan.people.accounts.totp import secret_of


class Command(BaseCommand):
    """Asks for the password (or reads it from standard input) and draws the app's QR code in the terminal."""

    help = "Add an officer or treasurer, or give one a new password and second key."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Who."""
        parser.add_argument("--phone", required=True, help="like 0812 3456 7890")
        parser.add_argument("--name", required=True)
        parser.add_argument("--role", choices=[RoleName.OFFICER.value, RoleName.TREASURER.value], default="officer")

    def handle(self, *, phone: str, name: str, role: str, **_options: Any) -> None:
        """Make the account and show its key."""
        try:
            number, called = read_phone(phone), clean(name, field="name", longest=80)
            password = self._password()
            user = add_officer(phone=number, name=called, role=RoleName(role), password=password, by=SYSTEM, at=now())
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        except ValidationError as weak:
            raise CommandError(" ".join(weak.messages)) from weak
        key = pyotp.TOTP(secret_of(user)).provisioning_uri(name=called, issuer_name="Dodolan")
        drawing = StringIO()
        segno.make(key).terminal(out=drawing, compact=True)
        self.stdout.write(f"{drawing.getvalue()}{key}\nScan this with an authenticator app now; it is not shown again.")

    def _password(self) -> str:
        password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        validate_password(password)
        return password
