"""The orders in a runner's hands as the runner's lists show them, and what comes next with them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from dodolan.kernel.words import hour, hours, rupiah
from dodolan.market.fulfilment.queries import door_tries
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.paying.dues import cash_due
from dodolan.web.runner.badges import Badge, badges


@dataclass(frozen=True, slots=True)
class JobRow:
    """A purchase in a runner's list; lines is 0 where nobody counted them.

    collect is empty before all is weighed, delivered_at before the door. Badges stand on what is in hand, bag (its
    letter) among the stops.
    """

    id: UUID
    number: str
    slot: str
    village: str
    district: str
    buyer: str
    street: str
    state: str
    is_ready: bool
    lines: int
    collect: str
    delivered_at: str
    badges: Sequence[Badge] = ()
    bag: str = ""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What a runner does next: orders to bring, orders to shop for, whether shopping has begun, orders not home yet."""

    ready: int
    to_shop: int
    has_begun: bool
    left: int


def purchase_row(purchase: Purchase) -> JobRow:
    """A purchase in a list, without badges."""
    state = purchase_state(purchase)
    return JobRow(
        id=purchase.pk,
        number=purchase.number,
        slot=hours(purchase.slot.starts_at, purchase.slot.ends_at),
        village=purchase.village.name,
        district=purchase.village.district.name,
        buyer=purchase.buyer_name,
        street=purchase.street,
        state=state.value,
        is_ready=state == PurchaseState.WEIGHED,
        lines=getattr(purchase, "line_count", 0),
        collect="" if purchase.goods_final_rp is None else rupiah(cash_due(purchase)[0]),
        delivered_at=hour(purchase.delivered_at) if purchase.delivered_at else "",
    )


def job_rows(purchases: Sequence[Purchase], at: datetime) -> list[JobRow]:
    """Rows of purchases with their badges at an instant. One statement for all of them."""
    tries = door_tries(purchases)
    return [replace(purchase_row(purchase), badges=badges(purchase, tries[purchase.pk], at)) for purchase in purchases]


def what_next(purchases: Sequence[Purchase]) -> NextStep:
    """What comes next with the purchases in a runner's hands."""
    states = [purchase_state(purchase) for purchase in purchases]
    to_shop = [state for state in states if state in (PurchaseState.PLACED, PurchaseState.PICKING)]
    return NextStep(
        ready=states.count(PurchaseState.WEIGHED),
        to_shop=len(to_shop),
        # With one basket half full the runner goes on; whether this very order was begun makes no difference.
        has_begun=any(purchase.picking_at for purchase in purchases if not purchase.delivered_at),
        left=len(states) - states.count(PurchaseState.DELIVERED),
    )
