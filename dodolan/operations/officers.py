"""Entering people of the office from the shell, with their second key."""

from dataclasses import dataclass
from datetime import datetime
from io import StringIO

import pyotp
import segno

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.words import clean
from dodolan.operations.typing import new_password, typed_for
from dodolan.people.accounts.actions import add_officer
from dodolan.people.accounts.models import RoleName
from dodolan.people.accounts.totp import secret_of
from dodolan.people.phones import read_phone


@dataclass(frozen=True, slots=True)
class NewOfficer:
    """Somebody to enter: phone in E.164, a clean name, a password that was checked."""

    phone: str
    name: str
    password: str


def read_officer(*, phone: str, name: str) -> NewOfficer:
    """What was typed, checked before a password is asked; raises CommandError that names the field."""
    with typed_for("phone"):
        number = read_phone(phone)
    with typed_for("name"):
        called = clean(name, field="name", longest=80)
    return NewOfficer(phone=number, name=called, password=new_password())


def enter_officer(*, officer: NewOfficer, role: str, at: datetime) -> str:
    """Make the account; returns the second key for the authenticator app, as a QR drawing and as text."""
    user = add_officer(
        phone=officer.phone, name=officer.name, role=RoleName(role), password=officer.password, by=SYSTEM, at=at
    )
    key = pyotp.TOTP(secret_of(user)).provisioning_uri(name=officer.name, issuer_name="Dodolan")
    # Drawn at the terminal: a key in a file would stay there, and one in a message would travel.
    drawing = StringIO()
    segno.make(key).terminal(out=drawing, compact=True)
    return f"{drawing.getvalue()}{key}\nScan this with an authenticator app now; it is not shown again."
