"""The orders in a runner's hands as his lists show them, and what he does with them next."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from dodolan.kernel.words import hour, hours, rupiah
from dodolan.market.fulfilment.queries import door_tries
from dodolan.market.ordering.models import OrderGroup
from dodolan.market.ordering.rules import GroupState, group_state
from dodolan.market.paying.cash import cash_due
from dodolan.web.runner.badges import badges


def group_row(group: OrderGroup) -> dict[str, Any]:
    """An order group in a list: number, time, village, state, how many lines if known."""
    state = group_state(group)
    return {
        "id": group.pk,
        "number": group.number,
        "slot": hours(group.slot.starts_at, group.slot.ends_at),
        "village": group.village.name,
        "district": group.village.district.name,
        "buyer": group.buyer_name,
        "street": group.street,
        "state": state.value,
        "is_ready": state == GroupState.WEIGHED,
        "lines": getattr(group, "line_count", 0),
        "collect": "" if group.goods_final_rp is None else rupiah(cash_due(group)[0]),
        "delivered_at": hour(group.delivered_at) if group.delivered_at else "",
    }


def job_rows(groups: Sequence[OrderGroup], at: datetime) -> list[dict[str, Any]]:
    """Rows of groups with their badges at an instant. One statement for all of them."""
    tries = door_tries(groups)
    return [group_row(group) | {"badges": badges(group, tries[group.pk], at)} for group in groups]


def what_next(groups: Sequence[OrderGroup]) -> dict[str, Any]:
    """What a runner does next: how many orders to bring, whether to shop and has begun, how many are not home yet."""
    states = [group_state(group) for group in groups]
    to_shop = [state for state in states if state in (GroupState.PLACED, GroupState.PICKING)]
    # With one basket half full he goes on; whether this order was begun is all the same to him.
    has_begun = any(group.picking_at for group in groups if not group.delivered_at)
    return {
        "ready": states.count(GroupState.WEIGHED),
        "to_shop": len(to_shop),
        "has_begun": has_begun,
        "left": len(states) - states.count(GroupState.DELIVERED),
    }
