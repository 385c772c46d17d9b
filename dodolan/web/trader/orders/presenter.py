"""An order as a card of the trader's list."""

from collections.abc import Sequence
from typing import Any

from dodolan.kernel.words import hour, rupiah
from dodolan.market.ordering.models import OrderLine, StallOrder
from dodolan.wording.lines import got, wanted


def order_card(order: StallOrder) -> dict[str, Any]:
    """An order as a card: number, stall, sum, whether it is ready or over ("taken", "out"), its lines."""
    lines = list(order.lines.all())
    return {
        "id": order.pk,
        "number": order.number,
        "stall": order.stall.name,
        "total": rupiah(order.estimate_rp if order.final_rp is None else order.final_rp),
        "is_final": order.final_rp is not None,
        "ready_at": hour(order.ready_at) if order.ready_at else "",
        "over": _over(order, lines),
        # "Habis" for the only good stands beside "siap": one row of buttons, not two.
        "alone": lines[0].pk if len(lines) == 1 else None,
        "lines": [
            {
                "id": line.pk,
                "good": line.good_name,
                # A picture is found faster than a word, with wet hands and between two customers.
                "pictogram": line.offer.good.pictogram,
                "wanted": wanted(line),
                "note": line.note,
                "got": got(line),
                "open": line.final_rp is None,
            }
            for line in lines
        ],
    }


def _over(order: StallOrder, lines: Sequence[OrderLine]) -> str:
    """Why nothing is left to pack: the runner has the goods, or there were none; empty while there is something."""
    if order.final_rp is None:
        return ""
    return "taken" if any(line.weighed or line.picked_steps for line in lines) else "out"
