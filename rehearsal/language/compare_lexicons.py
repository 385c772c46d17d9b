"""compare_lexicons: which messages would be read differently after a change of the words."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, TextIO

from dodolan.engines.language.intents.classifier import load_model
from dodolan.engines.language.lexicon.tables import DATA, load_lexicon
from dodolan.engines.language.model.values import Reading
from dodolan.engines.language.reader import Reader
from dodolan.operations.reading.catalogues import products_from

SUMMARY = "Show which messages a changed folder of words would read differently."


def main(arguments: Sequence[str], told: TextIO = sys.stdout) -> int:
    """Print every difference; 1 if there is one, 2 if a table or file is wrong, naming file and line."""
    parser = argparse.ArgumentParser(prog="dodolan compare_lexicons", description=SUMMARY)
    parser.add_argument("changed", type=Path, help="folder with the changed tables")
    parser.add_argument("messages", type=Path, nargs="+", help="JSON lines with text and role")
    parser.add_argument("--before", type=Path, default=DATA, help="folder with the tables before; left out: ours")
    options = parser.parse_args(arguments)
    try:
        # Both read with the same weights, so that every difference is the doing of the words.
        products, model = products_from(None), load_model()
        before, after = (Reader(load_lexicon(at), products, model) for at in (options.before, options.changed))
        messages = [message for path in options.messages for message in _messages(path)]
    except (OSError, ValueError) as wrong:
        sys.stderr.write(f"dodolan: {wrong}\n")
        return 2
    differences = 0
    for message in messages:
        old, new = (_said(reader.read(message["text"], message.get("role", "buyer"))) for reader in (before, after))
        if old != new:
            differences += 1
            told.write(f"{message.get('id', '-')}: {message['text']!r}\n  before {old}\n  after  {new}\n")
    told.write(f"{differences} of {len(messages)} messages would be read differently.\n")
    return 1 if differences else 0


def _messages(path: Path) -> Iterator[dict[str, Any]]:
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            message = json.loads(line)
            if not isinstance(message, dict) or not isinstance(message.get("text"), str):
                raise ValueError(f"{path}, line {number}: a message is a JSON object with a text.")
            yield message


def _said(reading: Reading) -> str:
    lines = "; ".join(
        " ".join(str(part) for part in line.plain().values() if part is not None) for line in reading.lines
    )
    return f"{reading.intent}: {lines or 'no line'}{' (asks)' if reading.ask else ''}"
