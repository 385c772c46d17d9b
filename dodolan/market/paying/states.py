"""Where a payout stands, and what may be done with it from there."""

from django.db.models import Q

from dodolan.kernel.states.tables import Table
from dodolan.market.paying.errors import WrongState
from dodolan.market.paying.models import Payout, PayoutState

APPROVE, PAY = "approve", "pay"

PAYOUT: Table[Payout, PayoutState] = Table(
    states=PayoutState,
    of=lambda payout: PayoutState(payout.state),
    where={state: Q(state=state) for state in PayoutState},
    moves={
        APPROVE: {PayoutState.PROPOSED: PayoutState.APPROVED},
        PAY: {PayoutState.APPROVED: PayoutState.PAID},
    },
    refusal=WrongState,
)
