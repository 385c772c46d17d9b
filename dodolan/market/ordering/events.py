"""What happens in ordering that others may want to hear."""

from dodolan.kernel.outbox.catalogue import EventKind

CANCELLED = EventKind(
    "ordering.cancelled",
    (
        "purchase_id",
        "reason",
    ),
)
PLACED = EventKind(
    "ordering.placed",
    (
        "purchase_id",
        "number",
    ),
)
PROOF_DUE = EventKind("ordering.proof_due", ("purchase_id",))
READY = EventKind(
    "ordering.ready",
    (
        "order_id",
        "number",
    ),
)
SOLD_OUT = EventKind("ordering.sold_out", ("line_id",))
UNCLAIMED = EventKind(
    "ordering.unclaimed",
    (
        "purchase_id",
        "reason",
    ),
)
WEIGHED = EventKind(
    "ordering.weighed",
    (
        "purchase_id",
        "goods_final_rp",
    ),
)
EVENTS = (
    CANCELLED,
    PLACED,
    PROOF_DUE,
    READY,
    SOLD_OUT,
    UNCLAIMED,
    WEIGHED,
)
