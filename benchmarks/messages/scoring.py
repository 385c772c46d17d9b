"""How right readings are, by the exact rules of the message sets: a line counts only when all of it is right."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from dodolan.engines.language.model.values import NAMING_ONLY
from dodolan.engines.language.reader import Reader

_HELD = {"g": ("kg", Fraction(1, 1000)), "ml": ("l", Fraction(1, 1000)), "dozen": ("piece", 12), "score": ("piece", 20)}
Key = tuple[Any, ...]


@dataclass
class Score:
    """Counts over messages; shares are from 0 to 1, and 0 where nothing was counted."""

    clear: int = 0
    exact: int = 0
    intents: int = 0
    asked: int = 0
    wanted: int = 0
    given: int = 0
    matched: int = 0
    ambiguous: int = 0
    handled: int = 0
    faults: Counter[str] = field(default_factory=Counter)

    @property
    def line_f1(self) -> float:
        """Twice the lines matched by those wanted and given."""
        return 2 * self.matched / max(1, self.wanted + self.given)

    def share(self, name: str) -> float:
        """A count by the messages it is of: clear ones, or ambiguous ones for "handled"."""
        return float(getattr(self, name)) / max(1, self.ambiguous if name == "handled" else self.clear)


def scored(reader: Reader, messages: Iterable[Mapping[str, Any]]) -> Score:
    """Read every message and compare. Clear and ambiguous ones count apart."""
    score = Score()
    for message in messages:
        reading = reader.read(message["text"], message["role"])
        is_right = reading.intent == message["intent"]
        got = keys_of([line.plain() for line in reading.lines], message["intent"])
        want = keys_of(message["lines"], message["intent"])
        if message["ambiguous"]:
            readings = [want, *(keys_of(lines, message["intent"]) for lines in message.get("accepted") or [])]
            score.ambiguous += 1
            score.handled += reading.ask or (is_right and got in readings)
            continue
        score.clear += 1
        score.intents += is_right
        score.asked += reading.ask
        score.exact += is_right and got == want and not reading.ask
        score.wanted += want.total()
        score.given += got.total()
        score.matched += (want & got).total()
        score.faults.update(_faults(want, got, is_right=is_right, asks=reading.ask))
    return score


def keys_of(lines: Iterable[Mapping[str, Any]], intent: str) -> Counter[Key]:
    """Lines as a multiset of what must be equal: only the good where an intent merely names it."""
    return Counter(_key(line, intent) for line in lines)


def _key(line: Mapping[str, Any], intent: str) -> Key:
    if intent in NAMING_ONLY:
        return (line["product"],)
    quantity, unit = line["quantity"], line["unit"]
    if quantity is not None:
        held, times = _HELD.get(unit, (unit, 1))
        quantity, unit = round(float(Fraction(str(quantity)) * times), 4), held
    return (line["product"], quantity, unit if quantity else None, line["money"])


def _faults(want: Counter[Key], got: Counter[Key], *, is_right: bool, asks: bool) -> list[str]:
    """What kind of fault a message has; at most one of each line."""
    if not is_right:
        return ["intent"]
    missing, extra = list((want - got).elements()), list((got - want).elements())
    found = ["needless question"] if asks else []
    for key in missing:
        twin = next((other for other in extra if other[0] == key[0]), None)
        if twin is None:
            found.append("good not found")
        else:
            extra.remove(twin)
            found.append("number" if twin[1] != key[1] else "unit" if twin[2] != key[2] else "money")
    return found + ["good not meant"] * len(extra)
