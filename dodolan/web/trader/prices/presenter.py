"""A row of the trader's price page, ready to print."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dodolan.kernel.words import hour, rupiah
from dodolan.market.prices.models import CurrentPrice
from dodolan.wording.units import amount, counted_in, unit_word


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
    """A row of the price page with its field. current carries the stock of the day (queries.price_list_of_stall)."""
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
