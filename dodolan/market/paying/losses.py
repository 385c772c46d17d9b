"""Losses: goods that stalls sold and that no buyer paid for."""

from datetime import datetime

from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.money import Rupiah
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying import accounts
from dodolan.market.paying.errors import NotFinal


@write_tx()
def post_loss(*, purchase: Purchase, at: datetime) -> Rupiah:
    """Charge the weighed goods of a purchase to the city, once; returns their sum. Raises NotFinal before weighing.

    The stalls have earned it, whether they were paid in cash or wait for a payout. Nobody brought anything to
    anybody, so no delivery fee is earned.
    """
    if purchase.goods_final_rp is None:
        raise NotFinal("Goods are still to be weighed.", number=purchase.number)
    lost = Rupiah(purchase.goods_final_rp)
    # Where nothing was found nothing is lost, and a journal of nothing is none.
    if lost:
        orders = purchase.orders.all()
        stalls = [Posting(accounts.STALL_PAYABLE, Rupiah(-(order.final_rp or 0)), order.stall_id) for order in orders]
        post_journal(
            kind=accounts.LOSS,
            key=f"loss:{purchase.pk}",
            source=purchase.pk,
            day=purchase.day.date,
            at=at,
            memo=purchase.number,
            postings=[Posting(accounts.GOODS_LOST, lost), *stalls],
        )
    return lost
