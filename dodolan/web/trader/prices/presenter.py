"""The rows of the trader's price page, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from dodolan.kernel.errors import Refused
from dodolan.kernel.words import hour, rupiah
from dodolan.market.prices.errors import PriceJump
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.prices.stock import stock_of
from dodolan.market.stalls.rules import steps_counted
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
    count: Any
    left: str
    is_out: bool


@dataclass(frozen=True, slots=True)
class JumpRow:
    """A price that is very different from the one before."""

    good: str
    old: str
    new: str


def jump_rows(refusal: Refused, rows: Sequence[CurrentPrice]) -> list[JumpRow]:
    """The prices that a refusal asks about; none unless it is about jumps."""
    if not isinstance(refusal, PriceJump):
        return []
    names = {str(row.offer_id): str(row.offer) for row in rows}
    return [JumpRow(names[pk], rupiah(old), rupiah(new)) for pk, old, new in refusal.facts["jumps"]]


def price_row(current: CurrentPrice, field: Any, count: Any) -> PriceRow:
    """A row of the price page with its fields; current carries the stock of the day (price_list_of_stall)."""
    offer = current.offer
    stock = stock_of(current)
    left = steps_counted(stock) if stock else None
    return PriceRow(
        offer=offer.pk,
        good=str(offer),
        pictogram=offer.good.pictogram,
        price=rupiah(current.price.amount_rp),
        unit=unit_word(offer.unit),
        since=hour(current.price.valid_from),
        field=field,
        count=count,
        # Most traders do not count, and a number here would be an invented one.
        left="" if left is None else amount(left, counted_in(offer.mode, offer.unit)),
        is_out=stock.is_out if stock else False,
    )
