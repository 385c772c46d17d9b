"""Keeping what comes in."""

from datetime import datetime

from django.db import IntegrityError

from dodolan.kernel.gate import write_tx
from dodolan.kernel.inbox.models import Message


@write_tx()
def keep_once(*, provider: str, event_id: str, body: str, at: datetime) -> bool:
    """Keep a message; True if it is new, False if the same provider sent this event id before.

    Call it in the transaction of the message's effect: then the effect happens exactly once.
    """
    # The constraint decides and not a look beforehand: the same message may come twice at one moment.
    try:
        # A savepoint of its own, or PostgreSQL would refuse everything that follows in the caller's transaction.
        with write_tx():
            Message.objects.create(provider=provider, event_id=event_id, body=body, received_at=at)
    except IntegrityError:
        return False
    return True
