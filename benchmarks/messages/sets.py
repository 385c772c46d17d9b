"""The sets of messages by name."""

import json
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
NAMES = ("written", "second", "third", "generated", "kept_aside")


def messages_of(name: str) -> list[dict[str, Any]]:
    """All messages of a set; KeyError for a name that is none."""
    if name not in NAMES:
        raise KeyError(name)
    return read(FOLDER / f"{name}.jsonl")


def read(path: Path) -> list[dict[str, Any]]:
    """Messages of a file, one JSON object a line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
