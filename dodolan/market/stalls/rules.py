"""Pure decisions about offers: which amounts may be ordered, and how much of an offer is left."""

from dodolan.kernel.quantity import MOST_STEPS
from dodolan.market.stalls.errors import BadAmount
from dodolan.market.stalls.models import Offer, StockDay

# More than this in one line is a typing error or a purchase to be agreed by telephone.
MOST_MONEY_RP = 50_000_000
LEAST_MONEY_RP = 500


def check_amount(offer: Offer, *, steps: int | None, money_rp: int | None) -> None:
    """Refuse with BadAmount what the offer cannot be ordered in; exactly one of steps and money_rp is given."""
    if (steps is None) == (money_rp is None):
        raise BadAmount("Order by amount or by money, not both.", field="amount", why="too_small")
    if steps is not None:
        _check_steps(offer, steps)
    elif money_rp is not None:
        _check_money(offer, money_rp)


def _check_steps(offer: Offer, steps: int) -> None:
    facts = {"field": "amount", "increment": offer.increment, "unit": offer.unit}
    if steps < 1:
        raise BadAmount("An order is for more than nothing.", why="too_small", **facts)
    if steps > MOST_STEPS:
        raise BadAmount(f"More than {MOST_STEPS} steps is no purchase.", why="too_large", **facts)
    if steps % offer.increment:
        raise BadAmount(f"Sold in steps of {offer.increment}, got {steps}.", why="step", **facts)


def _check_money(offer: Offer, money_rp: int) -> None:
    facts = {"field": "amount", "increment": offer.increment, "unit": offer.unit}
    if not offer.takes_money:
        raise BadAmount("Not sold by money.", why="no_money", **facts)
    if money_rp < LEAST_MONEY_RP:
        raise BadAmount(f"At least Rp {LEAST_MONEY_RP}.", why="too_small", **facts)
    if money_rp > MOST_MONEY_RP:
        raise BadAmount(f"At most Rp {MOST_MONEY_RP}.", why="too_large", **facts)


def steps_left(stock: StockDay | None) -> int | None:
    """Steps still free on a market day; None when nobody counts them, 0 when the trader said "habis"."""
    if stock is None:
        return None
    if stock.is_out:
        return 0
    return steps_counted(stock)


def steps_counted(stock: StockDay) -> int | None:
    """Steps counted and not promised, also while the trader says "habis"; None when nobody counts them."""
    return None if stock.on_hand is None else stock.on_hand - stock.allocated
