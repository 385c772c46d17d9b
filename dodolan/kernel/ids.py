"""Keys made where the fact happens (UUIDv7), secrets for links, and short codes that people read out loud."""

import secrets
from uuid import UUID

from uuid_utils.compat import uuid7

# 31 signs: a prime, so that one wrong sign and any two swapped ones always change the check sign.
# Left out because they are misread: 1, I, L, O and U.
ALPHABET = "023456789ABCDEFGHJKMNPQRSTVWXYZ"
_MISREAD = str.maketrans({"O": "0", "-": None, " ": None})


def new_id() -> UUID:
    """A new primary key; later keys of one process sort after earlier ones."""
    # Made here and not by the database: a phone without signal can make one too, and rows of two cities never
    # collide.
    return uuid7()


def new_secret() -> str:
    """A link's secret: 22 URL-safe characters, 128 bits."""
    # 128 bits cannot be guessed, so whoever holds the link may be taken for the buyer without signing in.
    return secrets.token_urlsafe(16)


# Few enough to be said at a door; how often it may be tried is the purchase's.
PIN_DIGITS = 4


def new_pin() -> str:
    """A four-digit PIN, leading zeros kept."""
    # Four digits are said at the door in one breath; five wrong tries lock it, so they need not be more.
    return f"{secrets.randbelow(10**PIN_DIGITS):0{PIN_DIGITS}d}"


def new_code(length: int = 6) -> str:
    """A random public code of length signs, the last a check sign; shown as written, e.g. 7KQ2MX."""
    body = "".join(secrets.choice(ALPHABET) for _ in range(length - 1))
    return body + check_sign(body)


def check_sign(body: str) -> str:
    """The sign that makes the weighted sum of body + sign a multiple of 31 (weights 2, 3, 4 ... from the right).

    Raises ValueError for signs outside ALPHABET and for more than 29 of them (weights would repeat).
    """
    if not 0 < len(body) < len(ALPHABET) - 1:
        raise ValueError(f"A code has 1 to {len(ALPHABET) - 2} signs, got {len(body)}.")
    total = sum(weight * ALPHABET.index(sign) for weight, sign in enumerate(reversed(body), start=2))
    return ALPHABET[-total % len(ALPHABET)]


def read_code(text: str) -> str | None:
    """A code as typed (any case, O for 0, spaces or dashes) in its written form, or None if it cannot be right."""
    # People write O for 0 and put dashes where they like; none of that makes a code wrong.
    code = text.strip().upper().translate(_MISREAD)
    if len(code) < 2 or any(sign not in ALPHABET for sign in code) or len(code) > len(ALPHABET) - 1:
        return None
    return code if check_sign(code[:-1]) == code[-1] else None
