"""What happens in stalls that others may want to hear."""

from dodolan.kernel.outbox.catalogue import EventKind

CLOSED = EventKind(
    "stalls.closed",
    (
        "stall_id",
        "day",
        "closed",
    ),
)
MARKED_OUT = EventKind(
    "stalls.marked_out",
    (
        "offer_id",
        "day",
        "is_out",
    ),
)
OFFERED = EventKind(
    "stalls.offered",
    (
        "offer_id",
        "stall_id",
    ),
)
STOCK_COUNTED = EventKind(
    "stalls.stock_counted",
    (
        "offer_id",
        "day",
        "on_hand",
    ),
)
TAKEN_OFF = EventKind("stalls.taken_off", ("offer_id",))
EVENTS = (
    CLOSED,
    MARKED_OUT,
    OFFERED,
    STOCK_COUNTED,
    TAKEN_OFF,
)
