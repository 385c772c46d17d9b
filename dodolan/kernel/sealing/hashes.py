"""Hashes for what is only compared: tokens, and columns that are searched although they are sealed."""

import hashlib
import hmac

from dodolan.kernel.sealing.keys import key_for


def keyed_hash(purpose: str, text: str) -> str:
    """HMAC-SHA256 of a text in hex, 64 signs, with the key of its purpose.

    The same text gives the same hash, so it can be looked up; without the key it cannot be guessed from a list of
    likely texts, such as all telephone numbers.
    """
    return hmac.new(key_for(f"hash:{purpose}"), text.encode(), hashlib.sha256).hexdigest()
