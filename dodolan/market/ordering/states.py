"""Where a purchase stands, and what may be done with it from there."""

from django.db.models import Q

from dodolan.kernel.states.tables import Table
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state

PLACED, PICKING, WEIGHED, DELIVERED, CANCELLED = PurchaseState
# What somebody still works on.
AT_WORK = (PLACED, PICKING, WEIGHED)

BEGIN, WEIGH, DELIVER, CANCEL, WRITE_OFF = "begin", "weigh", "deliver", "cancel", "write off"
_OPEN = Q(cancelled_at__isnull=True, delivered_at__isnull=True)

PURCHASE: Table[Purchase, PurchaseState] = Table(
    states=PurchaseState,
    of=purchase_state,
    # The same decisions as rules.purchase_state, for the database.
    where={
        PLACED: _OPEN & Q(weighed_at__isnull=True, picking_at__isnull=True),
        PICKING: _OPEN & Q(weighed_at__isnull=True, picking_at__isnull=False),
        WEIGHED: _OPEN & Q(weighed_at__isnull=False),
        DELIVERED: Q(cancelled_at__isnull=True, delivered_at__isnull=False),
        CANCELLED: Q(cancelled_at__isnull=False),
    },
    moves={
        # Each line begins it, and the first one counts; a weight may be corrected until somebody pays.
        BEGIN: {PLACED: PICKING, PICKING: PICKING, WEIGHED: WEIGHED},
        WEIGH: {PLACED: WEIGHED, PICKING: WEIGHED, WEIGHED: WEIGHED},
        DELIVER: {WEIGHED: DELIVERED},
        CANCEL: {PLACED: CANCELLED},
        WRITE_OFF: {WEIGHED: CANCELLED},
    },
    refusal=TooLate,
)
