"""Answering a request once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError

from dodolan.kernel.errors import Invalid
from dodolan.kernel.gate import write_tx
from dodolan.kernel.idempotency.errors import OtherRequest
from dodolan.kernel.idempotency.models import IdempotencyKey

# Phones may be offline for days; Stripe forgets after one (docs.stripe.com/api/idempotent_requests).
KEPT_FOR = timedelta(days=30)
LONGEST_KEY = 255


@dataclass(frozen=True, slots=True)
class Answer:
    """Plain JSON facts from which a surface builds its reply, and whether they are from an earlier time."""

    facts: dict[str, Any]
    replayed: bool


@write_tx()
def answer_once(
    *, actor: str, route: str, key: str, body: bytes, at: datetime, work: Callable[[], dict[str, Any]]
) -> Answer:
    """Run work and keep its answer, or return the answer kept for the same actor, route and key.

    work runs in the same transaction; if it raises, nothing is kept and the key is free again. Of two twins at once
    the second waits for the first. Raises OtherRequest if body differs from the first time, Invalid for a key that is
    empty, longer than LONGEST_KEY or not printable.
    """
    if not key or len(key) > LONGEST_KEY or not key.isprintable():
        raise Invalid(f"An idempotency key has 1 to {LONGEST_KEY} printable characters.", field="key")
    fingerprint = hashlib.sha256(body).hexdigest()
    try:
        with write_tx():
            row = IdempotencyKey.objects.create(
                actor=actor, route=route, key=key, fingerprint=fingerprint, answered_at=at
            )
    except IntegrityError:
        row = IdempotencyKey.objects.get(actor=actor, route=route, key=key)
        if row.fingerprint != fingerprint:
            raise OtherRequest("This key came before with another request.", key=key) from None
        return Answer(row.answer, replayed=True)
    # In the same transaction as the key: an order without its answer, or an answer without its order, cannot exist.
    row.answer = work()
    row.save(update_fields=["answer"])
    return Answer(row.answer, replayed=False)


@write_tx()
def forget_old_keys(*, at: datetime) -> int:
    """Delete keys older than KEPT_FOR; returns how many."""
    return IdempotencyKey.objects.filter(answered_at__lt=at - KEPT_FOR).delete()[0]
