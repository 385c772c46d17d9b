"""What a buyer owes at the door: goods, delivery, and coins that are in use."""

from dodolan.kernel.money import Rupiah, round_down_to
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.errors import NotFinal


def fee_due(purchase: Purchase) -> Rupiah:
    """What delivery costs in the end: nobody pays for a ride that brought nothing."""
    return Rupiah(purchase.delivery_fee_rp if purchase.goods_final_rp else 0)


def cash_due(purchase: Purchase) -> tuple[Rupiah, Rupiah]:
    """(cash to collect, rounding): goods and delivery rounded down to the order's multiple; rounding is 0 or negative.

    Raises NotFinal before everything is weighed. Nothing bought at all costs nothing, delivery neither.
    """
    if purchase.goods_final_rp is None:
        raise NotFinal("Goods are still to be weighed.", number=purchase.number)
    exact = Rupiah(purchase.goods_final_rp) + fee_due(purchase)
    # The multiple stands on the order: what the city decides later changes no sum that a buyer has read.
    due = round_down_to(exact, purchase.cash_multiple_rp)
    return due, due - exact
