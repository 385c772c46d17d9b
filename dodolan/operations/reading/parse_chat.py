"""parse_chat: reads messages as JSON lines and answers each with one line, at once."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO, get_args

from dodolan.engines.language.intents.classifier import load_model
from dodolan.engines.language.lexicon.tables import load_lexicon
from dodolan.engines.language.model.values import Role
from dodolan.engines.language.reader import Reader
from dodolan.operations.reading.catalogues import products_from

SUMMARY = "Read market messages as JSON lines and answer each with goods, amounts and intent."


def main(arguments: Sequence[str], said: TextIO = sys.stdin, answers: TextIO = sys.stdout) -> int:
    """Answer until the input ends; 2 if the catalogue cannot be used.

    A line that is no message gets an answer too, with an "error", so that answers never fall out of step.
    """
    parser = argparse.ArgumentParser(prog="dodolan parse_chat", description=SUMMARY)
    parser.add_argument("--catalogue", type=Path, help="JSON file of the goods; left out: the goods a city starts with")
    parser.add_argument("--role", choices=get_args(Role), default="buyer", help="of messages that name no role")
    options = parser.parse_args(arguments)
    try:
        products = products_from(options.catalogue)
    except (OSError, ValueError) as wrong:
        sys.stderr.write(f"dodolan: The catalogue {options.catalogue} cannot be used: {wrong}\n")
        return 2
    reader = Reader(load_lexicon(), products, load_model())
    for line in said:
        if line.strip():
            answers.write(json.dumps(_answer(reader, line, options.role), ensure_ascii=True) + "\n")
            # Whoever asked waits for this answer before asking again.
            answers.flush()
    return 0


def _answer(reader: Reader, line: str, usual: Role) -> dict[str, Any]:
    try:
        message = json.loads(line)
    # Ten thousand brackets exhaust the parser; that is no reason to fall out of step.
    except (ValueError, RecursionError):
        message = None
    if not isinstance(message, dict) or not isinstance(message.get("text"), str):
        error = 'A message is a JSON object with a "text".'
        number = message.get("id") if isinstance(message, dict) else None
        return {"id": number, "intent": "other", "lines": [], "ask": True, "error": error}
    # A role nobody knows is no reason to refuse a sentence somebody typed.
    role: Role = message["role"] if message.get("role") in get_args(Role) else usual
    reading = reader.read(message["text"], role)
    return {
        "id": message.get("id"),
        "intent": reading.intent,
        "lines": [line.plain() for line in reading.lines],
        "ask": reading.ask,
    }
