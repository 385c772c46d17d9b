"""One way to write facts down: equal facts are equal bytes, so that a hash can stand for them."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any


def canonical(facts: Mapping[str, Any]) -> str:
    """Facts as JSON in ASCII, keys sorted, without spaces.

    Values are text, whole numbers, truth values, None, and lists and mappings of them. Raises TypeError for anything
    else: a float is written differently by different programs, and a date belongs to whoever knows its zone.
    """
    return json.dumps(_plain(facts), sort_keys=True, separators=(",", ":"))


def digest(text: str) -> str:
    """SHA-256 of a text in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Mapping):
        # json would write the keys 1 and "1" alike, and two facts would have one hash.
        if not all(isinstance(key, str) for key in value):
            raise TypeError("The key of a fact is text.")
        return {key: _plain(one) for key, one in value.items()}
    raise TypeError(f"A fact is text, a whole number, a truth value, a list or a mapping, not {type(value).__name__}.")
