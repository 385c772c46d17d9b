"""Recording events and delivering them."""

import logging
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from dodolan.kernel.clock import day_of
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.catalogue import EventKind
from dodolan.kernel.outbox.models import Event, EventState

log = logging.getLogger(__name__)

# 5 s, 10 s, 20 s ... about three hours in all, then a person looks at it.
FIRST_PAUSE = timedelta(seconds=5)
MOST_ATTEMPTS = 12

# Called outside any transaction with the event; may be called twice for the same one.
Listener = Callable[[Event], None]


def record_event(kind: EventKind, *, at: datetime, **facts: Any) -> Event:
    """Write an event into the transaction that is open now. facts are plain JSON values, ids as text.

    Raises ValueError where the facts are not those of the kind: a listener would look for them in vain.
    """
    if set(facts) != set(kind.facts):
        raise ValueError(f"{kind.key} has the facts {', '.join(kind.facts)}; got {', '.join(facts)}.")
    return Event.objects.create(name=kind.key, facts=facts, occurred_at=at, day=day_of(at), due_at=at)


def deliver_due(*, listeners: Mapping[str, Sequence[Listener]], at: datetime, most: int = 100) -> int:
    """Deliver up to `most` events that are due, oldest first; returns how many were tried.

    An event is marked delivered when all its listeners returned; events that nobody listens to count as delivered.
    A listener that raises is asked again later, after pauses that double.
    """
    # Read before delivering: no transaction may be open while a network is waited for.
    due = list(Event.objects.filter(state=EventState.WAITING, due_at__lte=at).order_by("due_at", "id")[:most])
    for event in due:
        try:
            for listener in listeners.get(event.name, ()):
                listener(event)
        except Exception as error:  # noqa: BLE001  one broken listener must not stop the others
            log.warning("Event %s %s was not delivered: %s", event.name, event.pk, type(error).__name__)
            _postpone(event, at=at, error=type(error).__name__)
        else:
            _mark_delivered(event)
    return len(due)


@write_tx()
def _mark_delivered(event: Event) -> None:
    Event.objects.filter(pk=event.pk).update(state=EventState.DELIVERED, attempts=event.attempts + 1)


@write_tx()
def _postpone(event: Event, *, at: datetime, error: str) -> None:
    attempts = event.attempts + 1
    Event.objects.filter(pk=event.pk).update(
        attempts=attempts,
        # Pauses double, so a service that is down is not knocked at harder.
        due_at=at + FIRST_PAUSE * 2**event.attempts,
        last_error=error,
        state=EventState.FAILED if attempts >= MOST_ATTEMPTS else EventState.WAITING,
    )
