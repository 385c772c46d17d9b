"""What the trader's templates show, ready to print: no template counts or chooses."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from dodolan.kernel.words import hour, rupiah
from dodolan.market.ordering.models import LineState, OrderLine, StallOrder
from dodolan.market.prices.models import CurrentPrice
from dodolan.web.units import amount, counted_in, unit_word


def wanted(line: OrderLine) -> str:
    """What a line asks for: "¼ kg", "Rp5.000", "2 ekor"."""
    if line.ordered_rp is not None:
        return rupiah(line.ordered_rp)
    # A hen is ordered by the head, although its price is for a kilogram.
    steps = line.ordered_steps or 0
    return amount(steps, counted_in(line.mode, line.unit))


def got(line: OrderLine) -> str:
    """What became of a line: its weight or number and its sum, or that there was nothing."""
    if line.final_rp is None:
        return ""
    if line.final_rp == 0 and line.state == LineState.SHORT:
        return _("sold out")
    # A hen is counted and weighed; it is paid by weight, so the weight is what he checks.
    measured = amount(line.weighed, line.unit) if line.weighed is not None else ""
    counted = amount(line.picked_steps, line.unit) if line.picked_steps and line.weighed is None else ""
    return " · ".join(part for part in (measured or counted, rupiah(line.final_rp)) if part)


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


@dataclass(frozen=True, slots=True)
class PriceRow:
    """One good on the trader's price page."""

    offer: UUID
    good: str
    pictogram: str
    price: str
    unit: str
    since: str
    field: Any
    left: str
    is_out: bool


def price_row(current: CurrentPrice, field: Any) -> PriceRow:
    """A row of the price page with its input field. current carries the stock of the day (queries.price_list_of_stall)."""
    offer = current.offer
    on_hand, allocated = getattr(current, "on_hand", None), getattr(current, "allocated", None)
    return PriceRow(
        offer=offer.pk,
        good=str(offer),
        pictogram=offer.good.pictogram,
        price=rupiah(current.price.amount_rp),
        unit=unit_word(offer.unit),
        since=hour(current.price.valid_from),
        field=field,
        # Most traders do not count; a number here would be one that nobody said.
        left="" if on_hand is None else amount(on_hand - (allocated or 0), counted_in(offer.mode, offer.unit)),
        is_out=bool(getattr(current, "is_out", False)),
    )
