"""The orders in a runner's hands as his lists show them, and what he does with them next."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dodolan.kernel.words import hour, hours, rupiah
from dodolan.market.fulfilment.queries import door_tries
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.paying.cash import cash_due
from dodolan.web.runner.badges import badges


def purchase_row(purchase: Purchase) -> dict[str, Any]:
    """A purchase in a list: number, time, village, state, how many lines if known."""
    state = purchase_state(purchase)
    return {
        "id": purchase.pk,
        "number": purchase.number,
        "slot": hours(purchase.slot.starts_at, purchase.slot.ends_at),
        "village": purchase.village.name,
        "district": purchase.village.district.name,
        "buyer": purchase.buyer_name,
        "street": purchase.street,
        "state": state.value,
        "is_ready": state == PurchaseState.WEIGHED,
        "lines": getattr(purchase, "line_count", 0),
        "collect": "" if purchase.goods_final_rp is None else rupiah(cash_due(purchase)[0]),
        "delivered_at": hour(purchase.delivered_at) if purchase.delivered_at else "",
    }


def job_rows(purchases: Sequence[Purchase], at: datetime) -> list[dict[str, Any]]:
    """Rows of purchases with their badges at an instant. One statement for all of them."""
    tries = door_tries(purchases)
    return [purchase_row(purchase) | {"badges": badges(purchase, tries[purchase.pk], at)} for purchase in purchases]


def what_next(purchases: Sequence[Purchase]) -> dict[str, Any]:
    """What a runner does next: how many orders to bring, whether to shop and has begun, how many are not home yet."""
    states = [purchase_state(purchase) for purchase in purchases]
    to_shop = [state for state in states if state in (PurchaseState.PLACED, PurchaseState.PICKING)]
    # With one basket half full he goes on; whether this order was begun is all the same to him.
    has_begun = any(purchase.picking_at for purchase in purchases if not purchase.delivered_at)
    return {
        "ready": states.count(PurchaseState.WEIGHED),
        "to_shop": len(to_shop),
        "has_begun": has_begun,
        "left": len(states) - states.count(PurchaseState.DELIVERED),
    }
