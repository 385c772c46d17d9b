"""What the trail keeps of a key, so that a key replaced behind its back is noticed: a keyed hash, never the key.

Nobody without the instance's key can make a fingerprint fit, and a fingerprint opens nothing.
"""

from dodolan.kernel.sealing.hashes import keyed_hash
from dodolan.people.accounts.models import ApiToken, User

# 128 bits, so that a page of the trail stays readable.
LENGTH = 32


def second_key_fingerprint(user: User) -> str:
    """Of a person's second key and the hash of their password; 32 hex signs."""
    return keyed_hash("second_key_trail", f"{user.pk} {user.totp_seed} {user.password}")[:LENGTH]


def phone_fingerprint(user: User) -> str:
    """Of a person's phone; 32 hex signs. The trail keeps no whole number of anybody."""
    return keyed_hash("phone_trail", f"{user.pk} {user.phone}")[:LENGTH]


def token_fingerprint(token: ApiToken) -> str:
    """Of an API key, of whom it acts for, for what and until when; 32 hex signs."""
    bounds = f" {token.only} {token.expires_at.isoformat() if token.expires_at else ''}"
    # One without bounds keeps the fingerprint that it had before there were any.
    return keyed_hash("api_token_trail", f"{token.user_id} {token.token_hash}{bounds.rstrip()}")[:LENGTH]
