"""Messages made by a grammar of frames, goods and amounts, with the readings that follow from how they were made.

frames.tsv holds the sentences by intent, goods.csv what goods are called and sold by. The same seed gives the same
messages. They teach intents and serve as laws; how people really slip is in the messages written by hand.
"""

import csv
import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from dodolan.market import stalls

FOLDER = Path(__file__).parent
SEED = 3573
# How many of each kind: as many as there are shapes worth telling apart.
COUNTS = {
    "order": 350, "price_update": 120, "ask_price": 150, "cancel": 150, "complaint": 200, "repeat_order": 150,
    "address": 90, "greeting": 75, "other": 120,
}  # fmt: skip
MONEY = {
    "5rb": 5000, "10 ribu": 10000, "limang ewu": 5000, "2rb an": 2000, "10k": 10000, "rongewu": 2000, "goceng": 5000,
    "15.000": 15000, "Rp 20.000": 20000, "sepuluh ribu": 10000, "12,5rb": 12500, "selawe ewu": 25000,
}  # fmt: skip
SIRS = ("bu", "pak", "mbak", "mas", "kak", "min", "cak", "bun", "bulik", "gan")
NAMES = ("Merbabu", "Kenanga", "Tirta", "Anjasmoro", "Slamet Riyadi", "Melati", "Wilis", "Sri Rejeki")
_NAMING = ("ask_price", "cancel", "complaint")


def messages(seed: int = SEED) -> Iterator[dict[str, Any]]:
    """All messages in order, each with id, role, text, intent, lines, ambiguous; no text twice."""
    dice = random.Random(seed)
    goods = list(csv.reader((FOLDER / "goods.csv").read_text(encoding="utf-8").splitlines()))[1:]
    frames = [row.split("\t") for row in (FOLDER / "frames.tsv").read_text(encoding="utf-8").splitlines()[1:]]
    seen: set[str] = set()
    for intent, most in COUNTS.items():
        choices = [(role, frame) for name, role, cell in frames if name == intent for frame in cell.split("|")]
        made = tries = 0
        while made < most and tries < most * 20:
            tries += 1
            role, frame = dice.choice(choices)
            text, lines = _filled(frame, intent, goods, dice)
            if text.lower() not in seen:
                seen.add(text.lower())
                made += 1
                number = f"g{len(seen):04d}"
                yield {
                    "id": number, "role": role, "text": text, "intent": intent, "lines": lines, "ambiguous": False,
                }  # fmt: skip


def _filled(frame: str, intent: str, goods: list[list[str]], dice: random.Random) -> tuple[str, list[dict[str, Any]]]:
    """A frame with every slot filled, and the lines it says."""
    text, lines, held = "", [], None
    picked = iter(dice.sample(goods, frame.count("{G}"))) if "{G}" in frame else iter(())
    at = 0
    while at < len(frame):
        slot = frame[at : at + 3]
        if slot == "{G}":
            row = next(picked)
            if held is not None and lines and lines[-1]["product"] is None:
                lines[-1]["product"] = row[0]
                text, held = text + dice.choice(row[1].split(";")), None
            else:
                lines.append(_line(row[0]))
                text, held = text + dice.choice(row[1].split(";")), row
        elif slot == "{A}":
            fits_all = held is None or (frame.startswith("{A}") and frame[at + 3 : at + 7] == " {G}")
            said, held = _amount(lines, None if fits_all else held, dice)
            text += said
        elif slot == "{M}":
            said = dice.choice(list(MONEY))
            if lines and intent in ("order", "repeat_order", "price_update"):
                lines[-1]["money"] = MONEY[said]
            text += said
        elif slot in _OTHER:
            text += dice.choice(_OTHER[slot])
        else:
            text, at = text + frame[at], at + 1
            continue
        at += 3
    return _cased(text, dice), _kept(frame, intent, lines)


_OTHER = {"{S}": SIRS, "{P}": NAMES, "{N}": ("2", "7", "12", "15", "24", "8")}


def _line(product: str | None) -> dict[str, Any]:
    return {"product": product, "quantity": None, "unit": None, "money": None, "note": None}


def _amount(lines: list[dict[str, Any]], held: list[str] | None, dice: random.Random) -> tuple[str, list[str]]:
    """An amount of the good before it; before any good one that fits all: in kilograms."""
    if held is None:
        held = ["", "", "2 kg=2 kg;sekilo=1 kg;setengah kilo=0.5 kg;1,5 kg=1.5 kg"]
        lines.append(_line(None))
    # An amount may hold a comma, and so span two cells.
    said = dice.choice(",".join(held[2:]).split(";"))
    words, _, meaning = said.partition("=")
    quantity, _, unit = meaning.partition(" ")
    lines[-1] |= {"quantity": float(quantity) if "." in quantity else int(quantity), "unit": unit}
    return words, held


def _kept(frame: str, intent: str, lines: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The lines as the reading rules want them for an intent."""
    if intent == "price_update":
        units = _usual_units()
        sold_out = any(word in frame for word in ("habis", "kosong", "entek", "telas", "sold"))
        for line in lines:
            if line["money"] is None and sold_out:
                line |= {"quantity": 0, "unit": None}
            elif line["quantity"] is None:
                line |= {"quantity": 1, "unit": units[line["product"]]}
    if intent in _NAMING:
        return list({line["product"]: _line(line["product"]) for line in lines}.values())
    if intent in ("order", "repeat_order"):
        # A quantity wins over a price, a limit or a budget.
        return [line if line["quantity"] is None else {**line, "money": None} for line in lines]
    return lines if intent == "price_update" else []


def _usual_units() -> dict[str, str]:
    with (Path(stalls.__file__).parent / "data" / "goods.csv").open(encoding="utf-8", newline="") as file:
        return {row["name"]: row["units"].split()[0] for row in csv.DictReader(file)}


def _cased(text: str, dice: random.Random) -> str:
    kind = dice.random()
    if kind < 0.12:
        return text[:1].upper() + text[1:]
    return text.upper() if kind > 0.97 else text


def main() -> None:
    """Write the messages beside this file."""
    rows = [json.dumps(message, ensure_ascii=False) for message in messages()]
    (FOLDER / "generated.jsonl").write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
