"""Simulated mornings small enough for a test."""

from typing import Any

from dodolan.engines.routing.model.values import Line, Order, Place
from rehearsal.dispatch.market_day import HOUR, MARKET, MarketDay, Way, crew

SIX, SEVEN, NINE = 6 * HOUR, 7 * HOUR, 9 * HOUR
HOME = Place("home", MARKET.x + 0.01, MARKET.y)


def bought(name: str, **facts: Any) -> Order:
    """Five kilograms from one stall, ordered at six for seven to nine, about a kilometre away."""
    usual: dict[str, Any] = {"placed": SIX, "ready": SIX, "earliest": SEVEN, "latest": NINE, "hg": 50, "dl": 100}
    return Order(id=name, pickup=MARKET, drop=HOME, lines=(Line("stall 1", 50, 100),), **(usual | facts))


def day_of(*orders: Order, runners: int = 1, true_hg: dict[str, int] | None = None) -> MarketDay:
    """A pre-packed morning; the scales say what was ordered unless told otherwise."""
    scales = {order.id: order.hg for order in orders} | (true_hg or {})
    return MarketDay(Way.PREPACKED, orders, crew(runners), scales)
