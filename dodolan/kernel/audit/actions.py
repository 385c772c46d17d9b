"""Adding to the audit trail."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.audit.sealed_head import seal_of
from dodolan.kernel.gate import write_tx


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: the account (None for the system itself), the name at that time, the request it came with."""

    id: UUID | None
    name: str
    request_id: str = ""


SYSTEM = Actor(None, "sistem")


@dataclass(frozen=True, slots=True)
class Deed:
    """One thing that was done. before and after hold plain JSON values, never a secret or an identity number."""

    actor: Actor
    action: Action
    subject: UUID
    at: datetime
    before: Mapping[str, Any] = field(default_factory=dict)
    after: Mapping[str, Any] = field(default_factory=dict)


def record_action(
    *,
    actor: Actor,
    action: Action,
    subject: UUID,
    at: datetime,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> AuditEntry:
    """Add one row to the chain; raises like record_actions."""
    return record_actions([Deed(actor, action, subject, at, before or {}, after or {})])[0]


@write_tx()
def record_actions(deeds: Sequence[Deed]) -> list[AuditEntry]:
    """Add rows to the chain, in this order; one statement for as many rows as the database takes at once.

    Raises ValueError for a fact that its action does not name: the trail would show it without words.
    """
    if not deeds:
        return []
    for deed in deeds:
        _refuse_unknown(deed)
    # The UPDATE takes the head's row lock on PostgreSQL, so no two rows can follow the same one.
    AuditHead.objects.filter(id=1).update(number=F("number") + len(deeds))
    head = AuditHead.objects.get(id=1)
    entries, last = [], head.hash
    for number, deed in enumerate(deeds, start=head.number - len(deeds) + 1):
        entry = _entry(deed, number, last)
        # Hashed over the hash before it: changing one row means changing all that follow, and the head.
        entry.hash = last = hash_of(entry)
        entries.append(entry)
    AuditEntry.objects.bulk_create(entries, batch_size=500)
    AuditHead.objects.filter(id=1).update(hash=last, seal=seal_of(head.number, last))
    return entries


def _refuse_unknown(deed: Deed) -> None:
    unknown = {*deed.before, *deed.after} - set(deed.action.facts)
    if unknown:
        raise ValueError(
            f"{deed.action.key} keeps {', '.join(deed.action.facts) or 'no facts'}, not {', '.join(sorted(unknown))}."
        )


def _entry(deed: Deed, number: int, previous_hash: str) -> AuditEntry:
    return AuditEntry(
        number=number,
        at=deed.at,
        actor=deed.actor.id,
        actor_name=deed.actor.name,
        action=deed.action.key,
        subject_kind=deed.action.subject,
        subject=deed.subject,
        before=dict(deed.before),
        after=dict(deed.after),
        request_id=deed.actor.request_id,
        previous_hash=previous_hash,
    )


def hash_of(entry: AuditEntry) -> str:
    """SHA-256 (hex) over every column of a row but the hash itself, in a fixed order."""
    parts = [
        entry.previous_hash,
        str(entry.number),
        entry.at.isoformat(),
        str(entry.actor),
        entry.actor_name,
        entry.action,
        entry.subject_kind,
        str(entry.subject),
        json.dumps(entry.before, sort_keys=True),
        json.dumps(entry.after, sort_keys=True),
        entry.request_id,
    ]
    # JSON keeps the parts apart; plain joining would let two different rows read the same.
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@write_tx()
def seal_empty_trail() -> None:
    """Seal the end of a trail that holds nothing yet with the key of today; a trail with rows stays as it is.

    For whoever makes the instance's key: tables are made before it, in a folder where there is no city.
    """
    AuditHead.objects.filter(id=1, number=0).update(seal=seal_of(0, ""))
