"""What the page of the trail shows, ready to print: codes as words, sums as money, keys as the names they stand for."""

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dodolan.kernel.audit.catalogue import Action, Fact
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import day_of
from dodolan.kernel.plugs import plugged
from dodolan.kernel.subjects import Named, named
from dodolan.kernel.words import hour
from dodolan.wording.codes import said, words_of
from dodolan.wording.dates import day_in_words

Names = dict[str, dict[Any, Named]]
_PLAIN = Fact("")


@dataclass(frozen=True, slots=True)
class TrailRow:
    """One action; before and after are facts as (name in words, value in words)."""

    number: int
    day: str
    time: str
    who: str
    action: str
    subject: str | UUID
    before: Sequence[tuple[str, str]]
    after: Sequence[tuple[str, str]]


def trail_rows(entries: Sequence[AuditEntry]) -> list[TrailRow]:
    """Actions as rows of the page. One statement for each kind of subject that their facts name by a key."""
    names = _names(entries)
    return [
        TrailRow(
            number=entry.number,
            day=day_in_words(day_of(entry.at)),
            time=hour(entry.at),
            who=entry.actor_name,
            action=words_of(plugged(Action), entry.action),
            # An order's number can be read and typed; the key of anything else can only be followed.
            subject=entry.after.get("number") or entry.subject,
            before=_facts(entry.action, entry.before, names),
            after=_facts(entry.action, entry.after, names),
        )
        for entry in entries
    ]


def _fact(action: str, name: str) -> Fact:
    known = plugged(Action).get(action)
    return known.facts.get(name, _PLAIN) if known else _PLAIN


def _names(entries: Sequence[AuditEntry]) -> Names:
    keys: dict[str, set[Any]] = defaultdict(set)
    for entry in entries:
        for name, value in [*entry.before.items(), *entry.after.items()]:
            kind = _fact(entry.action, name).names
            if kind and isinstance(value, str):
                keys[kind] |= {value}
    return {kind: named(kind, known) for kind, known in keys.items()}


def _facts(action: str, facts: dict[str, Any], names: Names) -> list[tuple[str, str]]:
    """Facts in the order in which their names stand in the alphabet."""
    return [
        (str(_fact(action, name).words) or name, _value(_fact(action, name), value, names))
        for name, value in sorted(facts.items())
    ]


def _value(fact: Fact, value: Any, names: Names) -> str:
    if fact.codes and isinstance(value, str):
        return said(fact.codes, value)
    if fact.names and isinstance(value, str):
        known = names.get(fact.names, {}).get(value)
        return known.name if known else value
    # A yes or no is a number to Python, and no sum of money.
    if fact.shown and type(value) in (int, str):
        try:
            return fact.shown(value)
        except (TypeError, ValueError):
            # The trail keeps what was written, whatever it was.
            pass
    # What has no form of its own is shown as it was written down.
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
