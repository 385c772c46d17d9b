"""Entering people of the office from the shell, with their second key."""

from datetime import datetime
from io import StringIO

import pyotp
import segno

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.words import clean
from dodolan.people.accounts.actions import add_officer
from dodolan.people.accounts.models import RoleName
from dodolan.people.accounts.totp import secret_of
from dodolan.people.phones import read_phone


def enter_officer(*, phone: str, name: str, role: str, password: str, at: datetime) -> str:
    """Make the account; returns the second key for the authenticator app, as a QR drawing and as text.

    phone and name as typed, password checked by the caller. Raises BadPhone, BadText, Invalid.
    """
    called = clean(name, field="name", longest=80)
    user = add_officer(phone=read_phone(phone), name=called, role=RoleName(role), password=password, by=SYSTEM, at=at)
    key = pyotp.TOTP(secret_of(user)).provisioning_uri(name=called, issuer_name="Dodolan")
    # Drawn at the terminal: a key in a file would stay there, and one in a message would travel.
    drawing = StringIO()
    segno.make(key).terminal(out=drawing, compact=True)
    return f"{drawing.getvalue()}{key}\nScan this with an authenticator app now; it is not shown again."
