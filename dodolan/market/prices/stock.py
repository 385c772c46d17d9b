"""The stock beside a price, as the queries of a price list read it with the price, and what is left of it."""

from typing import Any

from dodolan.market.prices.models import CurrentPrice
from dodolan.market.stalls.models import MarketDay, StockDay
from dodolan.market.stalls.queries import stock_on
from dodolan.market.stalls.rules import steps_left


def stock_of(price: CurrentPrice) -> StockDay | None:
    """The stock of a row of on_sale or price_list_of_stall; None where nobody counts or said "habis"."""
    # Through vars, because the query annotates the stock and the class has only its columns.
    facts: dict[str, Any] = vars(price)
    if facts["on_hand"] is None and facts["is_out"] is None:
        return None
    return StockDay(on_hand=facts["on_hand"], allocated=facts["allocated"] or 0, is_out=bool(facts["is_out"]))


def left_of(price: CurrentPrice) -> int | None:
    """Steps left of a row of a price list on its day; None where nobody counts, 0 for "habis"."""
    return steps_left(stock_of(price))


def add_stock(price: CurrentPrice, day: MarketDay | None) -> None:
    """Give a single price the stock of a day, as the rows of a price list have it; without a day nothing is left."""
    stock = stock_on(day, [price.offer_id]).get(price.offer_id) if day else None
    facts = (stock.on_hand, stock.allocated, stock.is_out) if stock else (None, None, None if day else True)
    vars(price).update(zip(("on_hand", "allocated", "is_out"), facts, strict=True))
