"""Adding to the audit trail."""

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import F

from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.gate import write_tx


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: the account (None for the system itself), the name at that time, the request it came with."""

    id: UUID | None
    name: str
    request_id: str = ""


SYSTEM = Actor(None, "sistem")


@write_tx()
def record_action(
    *,
    actor: Actor,
    action: Action,
    subject: UUID,
    at: datetime,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> AuditEntry:
    """Add one row to the chain. before and after hold plain JSON values, never a secret or an identity number.

    Raises ValueError for a fact that the action does not name: the trail would show it without words.
    """
    unknown = {*(before or {}), *(after or {})} - set(action.facts)
    if unknown:
        raise ValueError(
            f"{action.key} keeps {', '.join(action.facts) or 'no facts'}, not {', '.join(sorted(unknown))}."
        )
    # The UPDATE takes the head's row lock on PostgreSQL, so no two rows can follow the same one.
    AuditHead.objects.filter(id=1).update(number=F("number") + 1)
    head = AuditHead.objects.get(id=1)
    entry = AuditEntry(
        number=head.number,
        at=at,
        actor=actor.id,
        actor_name=actor.name,
        action=action.key,
        subject_kind=action.subject,
        subject=subject,
        before=before or {},
        after=after or {},
        request_id=actor.request_id,
        previous_hash=head.hash,
    )
    # Hashed over the hash before it: changing one row means changing all that follow, and the head.
    entry.hash = hash_of(entry)
    entry.save(force_insert=True)
    AuditHead.objects.filter(id=1).update(hash=entry.hash)
    return entry


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
