"""Filling a basket before anything is promised."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.errors import BasketFull, OfferGone
from dodolan.market.ordering.models import Basket, BasketLine
from dodolan.market.stalls.models import Offer
from dodolan.market.stalls.rules import check_amount
from dodolan.people.places.models import PublicMarket

# Far above a big weekly shopping: only scripts reach it.
MOST_LINES = 200
# Long enough for the next weekly shopping, short enough that the basket of a lost phone does not stay.
KEPT_FOR = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class LineWish:
    """An offer wanted by amount (steps) or by money (rupiah), never both."""

    offer: UUID
    steps: int | None = None
    money_rp: int | None = None
    note: str = ""


@write_tx()
def put_in_basket(*, secret: str, market: PublicMarket, wishes: Sequence[LineWish], at: datetime) -> Basket:
    """Put offers in the basket of (secret, market); an offer that is in it already gets the new amount.

    Raises OfferGone, BadAmount or BasketFull and changes nothing. The same wishes twice change nothing more.
    """
    offers = Offer.objects.filter(
        pk__in=[wish.offer for wish in wishes],
        stall__market=market,
        stall__status="active",
        is_active=True,
        # An offer without a price has no sum.
        current__isnull=False,
    ).in_bulk()
    gone = [str(wish.offer) for wish in wishes if wish.offer not in offers]
    if gone:
        raise OfferGone("Not sold here any more.", offers=gone)
    for wish in wishes:
        check_amount(offers[wish.offer], steps=wish.steps, money_rp=wish.money_rp)
    basket, _ = Basket.objects.update_or_create(secret=secret, market=market, defaults={"touched_at": at})
    if len(offers) + basket.lines.exclude(offer__in=offers).count() > MOST_LINES:
        raise BasketFull(f"A basket holds {MOST_LINES} lines.", most=MOST_LINES)
    # One statement for new and changed lines: pressing "½ kg" after "¼ kg" means half, not three quarters.
    BasketLine.objects.bulk_create(
        (
            BasketLine(basket=basket, offer_id=wish.offer, steps=wish.steps, money_rp=wish.money_rp, note=wish.note)
            for wish in {wish.offer: wish for wish in wishes}.values()
        ),
        update_conflicts=True,
        unique_fields=["basket", "offer"],
        update_fields=["steps", "money_rp", "note"],
    )
    return basket


@write_tx()
def take_out_of_basket(*, secret: str, market: PublicMarket, offer: UUID) -> None:
    """Take one offer out; nothing happens if it is not in."""
    BasketLine.objects.filter(basket__secret=secret, basket__market=market, offer=offer).delete()


@write_tx()
def forget_old_baskets(*, at: datetime) -> int:
    """Delete baskets nobody touched for KEPT_FOR; returns how many."""
    return Basket.objects.filter(touched_at__lt=at - KEPT_FOR).delete()[0]
