"""The instance's key, read in this file only, and the keys that follow from it."""

import hashlib
import hmac
from functools import lru_cache

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from dodolan.kernel.sealing.errors import Unsealable

# What is sealed begins with the version of its key, so that a new key can be used while old texts are still there.
NEWEST = 1


def instance_key(version: int = NEWEST) -> bytes:
    """The key of a version; Unsealable for one this instance does not hold."""
    if version != NEWEST:
        raise Unsealable(f"There is no key of version {version}.")
    return settings.SECRET_KEY.encode()


def has_key() -> bool:
    """Whether this instance holds a key; none is made before a city is opened."""
    try:
        return bool(settings.SECRET_KEY)
    except ImproperlyConfigured:
        return False


def take_key(text: str) -> None:
    """Use a key from now on: that of a new instance, which settings could not read because it did not exist."""
    settings.SECRET_KEY = text


def key_for(purpose: str, version: int = NEWEST) -> bytes:
    """32 bytes for one purpose, by HKDF (RFC 5869) with SHA-256; who learns one learns nothing of the others."""
    return _stretched(instance_key(version), purpose)


# Of one instance there are few purposes; tests change the key, and so it belongs to what is remembered.
@lru_cache(maxsize=64)
def _stretched(key: bytes, purpose: str) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=f"dodolan:{purpose}".encode()).derive(key)


def derived(purpose: str, of: str) -> bytes:
    """32 bytes that follow from the instance's key, a purpose and a public value; nobody without the key finds them.

    For what is never kept, such as the digits of a sign-in code.
    """
    # Purpose and value are both hashed in, so a code for one thing never fits another.
    return hmac.new(instance_key(), f"{purpose}:{of}".encode(), hashlib.sha256).digest()
