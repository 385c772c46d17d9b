"""Sealing a text for one place and opening it there: AES-256-GCM."""

import base64
import binascii
import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from dodolan.kernel.sealing.errors import Unsealable
from dodolan.kernel.sealing.keys import NEWEST, key_for

# NIST SP 800-38D: 96 random bits are safe for 2^32 texts under one key.
NONCE = 12
TAG = 16


def seal(text: str, *, purpose: str, place: str) -> str:
    """A text sealed for a place ("table.column"), as base64 for a text column; twice the same looks different.

    Made of: version (1 byte), nonce (12), cipher text as long as the text in UTF-8, tag (16).
    """
    nonce = secrets.token_bytes(NONCE)
    box = AESGCM(key_for(f"seal:{purpose}")).encrypt(nonce, text.encode(), _bound(NEWEST, place))
    return base64.urlsafe_b64encode(bytes([NEWEST]) + nonce + box).decode()


def unseal(sealed: str, *, purpose: str, place: str) -> str:
    """The text, if it was sealed with this instance's key for this purpose and place; else Unsealable."""
    try:
        raw = base64.urlsafe_b64decode(sealed)
    except (binascii.Error, ValueError):
        raise Unsealable("This is no sealed text.") from None
    # Base64 can write the same bytes in several ways, and Python forgives them all; a seal has one face.
    if base64.urlsafe_b64encode(raw).decode() != sealed:
        raise Unsealable("This is no sealed text.")
    if len(raw) < 1 + NONCE + TAG:
        raise Unsealable("A sealed text is cut off.")
    version, nonce, box = raw[0], raw[1 : 1 + NONCE], raw[1 + NONCE :]
    try:
        return AESGCM(key_for(f"seal:{purpose}", version)).decrypt(nonce, box, _bound(version, place)).decode()
    except InvalidTag:
        raise Unsealable(f"Broken, from another place than {place}, or sealed with another key.") from None


def _bound(version: int, place: str) -> bytes:
    # Sealed in without being kept: moved to another column, or given another version, it does not open.
    return bytes([version]) + place.encode()
