"""The file that holds the instance's key. Settings read it before Django stands, so nothing here asks Django."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from tempfile import NamedTemporaryFile

# What AES-256 and HMAC-SHA256 are worth; 43 signs of base64, 64 of hexadecimal.
LEAST_BITS = 256
LEAST_DIFFERENT = 10
_HEX = set("0123456789abcdefABCDEF")


def read_key(file: Path) -> str:
    """The key, or "" where the file is absent or holds none that is strong enough. Raises other OSErrors."""
    try:
        text = file.read_text()
    except (FileNotFoundError, UnicodeDecodeError):
        return ""
    return text if is_strong(text) else ""


def is_strong(text: str) -> bool:
    """Whether a text can hold 32 random bytes: enough signs for their alphabet, and not the same few again."""
    signs = text.strip()
    bits = len(signs) * (4 if set(signs) <= _HEX else 6)
    return bits >= LEAST_BITS and len(set(signs)) >= LEAST_DIFFERENT


def make_key(file: Path) -> str:
    """The key of a new instance, readable by its owner only; where a file is there already, what it holds."""
    file.parent.mkdir(parents=True, exist_ok=True)
    # Of several programs that start at once, the first to link its key wins, and the others read that one whole.
    with NamedTemporaryFile("w", dir=file.parent, prefix="secret.") as mine:
        mine.write(secrets.token_urlsafe(50))
        mine.flush()
        os.fsync(mine.fileno())
        with suppress(FileExistsError):
            os.link(mine.name, file)
    return read_key(file)
