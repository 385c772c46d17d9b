"""train_reader: learns the weights of intents anew; the same messages give the same bytes."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from dodolan.engines.language.intents.classifier import MODEL, IntentModel
from dodolan.engines.language.lexicon.tables import load_lexicon
from dodolan.engines.language.model.values import INTENTS
from dodolan.engines.language.reader import Reader
from dodolan.operations.reading.catalogues import products_from
from rehearsal.language.training import train, written

SUMMARY = "Learn from messages with known intents what messages want."


def main(arguments: Sequence[str], told: TextIO = sys.stdout) -> int:
    """Write the weights; 2 if a file cannot be used."""
    parser = argparse.ArgumentParser(prog="dodolan train_reader", description=SUMMARY)
    parser.add_argument("messages", type=Path, nargs="+", help="JSON lines with text, role and intent, in this order")
    parser.add_argument("--out", type=Path, default=MODEL, help="where the weights go; left out: where they are read")
    options = parser.parse_args(arguments)
    # Without weights: only what a message looks like is asked of it.
    reader = Reader(load_lexicon(), products_from(None), IntentModel({}))
    try:
        rows = [json.loads(line) for path in options.messages for line in path.read_text(encoding="utf-8").splitlines()]
        known = [(row["text"], row["role"], row["intent"]) for row in rows]
    except (OSError, ValueError, KeyError) as wrong:
        sys.stderr.write(f"dodolan: The messages cannot be used: {wrong}\n")
        return 2
    if any(intent not in INTENTS for _, _, intent in known):
        sys.stderr.write(f"dodolan: An intent is one of {', '.join(INTENTS)}.\n")
        return 2
    model = train([(reader.features(text, role), intent) for text, role, intent in known])
    text = written(model)
    options.out.write_text(text, encoding="utf-8")
    told.write(f"{len(known)} messages, {len(model.weights)} features, {len(text.encode())} bytes: {options.out}\n")
    return 0
