"""Ordering what is in a basket."""

from datetime import datetime
from uuid import UUID

from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.models import Basket, BasketLine, Channel, Proof, Purchase
from dodolan.market.ordering.place_order import Delivery, place_order
from dodolan.people.accounts.models import User
from dodolan.people.places.models import PublicMarket


@write_tx()
def check_out(
    *,
    secret: str,
    market: PublicMarket,
    slot_id: UUID,
    delivery: Delivery,
    seal: str,
    buyer: User | None,
    at: datetime,
    proof: Proof = Proof.NONE,
) -> Purchase:
    """Order what is in a basket and empty it; refuses like place_order, and then the basket stays as it was."""
    # In the order in which things were put in: keys grow with time.
    rows = list(BasketLine.objects.filter(basket__secret=secret, basket__market=market).order_by("pk"))
    wishes = [LineWish(row.offer_id, row.steps, row.money_rp, row.note) for row in rows]
    purchase = place_order(
        market=market,
        wishes=wishes,
        slot_id=slot_id,
        delivery=delivery,
        seal=seal,
        buyer=buyer,
        channel=Channel.WEB,
        at=at,
        proof=proof,
    )
    # In the same transaction: a basket that was ordered cannot be ordered again.
    Basket.objects.filter(pk=rows[0].basket_id).delete()
    return purchase
