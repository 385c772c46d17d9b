"""What happens in prices that others may want to hear."""

from dodolan.kernel.outbox.catalogue import EventKind

SET = EventKind(
    "prices.set",
    (
        "stall_id",
        "prices",
        "said",
    ),
)
EVENTS = (SET,)
