"""What happens in fulfilment that others may want to hear."""

from dodolan.kernel.outbox.catalogue import EventKind

ASKED = EventKind("fulfilment.asked", ("consent_id",))
DELIVERED = EventKind(
    "fulfilment.delivered",
    (
        "purchase_id",
        "number",
    ),
)
NOBODY_THERE = EventKind(
    "fulfilment.nobody_there",
    (
        "purchase_id",
        "number",
    ),
)
SHIFT_ENDED = EventKind("fulfilment.shift_ended", ("shift_id",))
SHIFT_STARTED = EventKind("fulfilment.shift_started", ("shift_id",))
EVENTS = (
    ASKED,
    DELIVERED,
    NOBODY_THERE,
    SHIFT_ENDED,
    SHIFT_STARTED,
)
