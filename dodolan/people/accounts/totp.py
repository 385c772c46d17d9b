"""Time-based one-time passwords of officers (RFC 6238, 30 s, 6 digits)."""

import base64
import hmac
from datetime import datetime

import pyotp

from dodolan.people.accounts.models import User

STEP_SECONDS = 30


def secret_of(user: User) -> str:
    """A user's TOTP secret in base32, for the authenticator app; ValueError for a user without a seed."""
    if not user.totp_seed:
        raise ValueError("This user has no TOTP seed.")
    # Without the signs that only fill up: some apps refuse them.
    return base64.b32encode(bytes.fromhex(user.totp_seed)).decode().rstrip("=")


def code_at(user: User, at: datetime) -> str:
    """The code that the user's app shows at the instant."""
    return str(pyotp.TOTP(secret_of(user)).at(at))


def matching_step(user: User, code: str, at: datetime) -> int | None:
    """The 30-second step the code belongs to: the current one or a neighbour (slow clocks); None if it is wrong."""
    now = int(at.timestamp()) // STEP_SECONDS
    totp = pyotp.TOTP(secret_of(user))
    # Cheap phones drift; half a minute either way is what RFC 6238 allows for.
    for step in (now, now - 1, now + 1):
        if hmac.compare_digest(totp.at(step * STEP_SECONDS).encode(), code.encode()):
            return step
    return None
