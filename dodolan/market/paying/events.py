"""What happens in paying that others may want to hear."""

from dodolan.kernel.outbox.catalogue import EventKind

CASH_COUNTED = EventKind(
    "paying.cash_counted",
    (
        "box_id",
        "counted_rp",
    ),
)
COLLECTED = EventKind(
    "paying.collected",
    (
        "purchase_id",
        "amount_rp",
    ),
)
EVENTS = (
    CASH_COUNTED,
    COLLECTED,
)
