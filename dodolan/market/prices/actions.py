"""Setting prices."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Missing, OutOfBounds
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.prices import events
from dodolan.market.prices.errors import PriceJump
from dodolan.market.prices.models import CurrentPrice, OfferPrice, PriceSource
from dodolan.market.prices.rules import HIGHEST_RP, extended_trend, is_jump
from dodolan.market.stalls.models import Offer, Stall
from dodolan.market.stalls.opening import put_on_sale


@write_tx()
def set_prices(
    *, stall: Stall, prices: Mapping[UUID, int], source: PriceSource, by: UUID, at: datetime, sure: bool = False
) -> list[OfferPrice]:
    """Give offers of one stall new prices (rupiah for one unit) from `at` on, all or none; returns them by offer id.

    A price equal to the old one is kept too: it says that the old one still holds today. by is the key of a user:
    whoever calls has asked SET_PRICES in the stall's market. Raises OutOfBounds for a price that is not Rp 1 to
    HIGHEST_RP, Missing for an offer of another stall, PriceJump unless sure.
    """
    offers = _offers(stall, prices)
    # A first price has no old one to be compared with.
    olds = {pk: offer.current.price.amount_rp if hasattr(offer, "current") else None for pk, offer in offers.items()}
    jumps = [(str(pk), old, prices[pk]) for pk, old in olds.items() if is_jump(old, prices[pk])]
    if jumps and not sure:
        raise PriceJump("A price is far from the one before.", jumps=jumps)
    day = day_of(at)
    rows = OfferPrice.objects.bulk_create(
        OfferPrice(
            offer=offer,
            amount_rp=prices[pk],
            per_steps=offer.sold_by.price_steps(offer.unit),
            valid_from=at,
            day=day,
            source=source,
            set_by=by,
        )
        for pk, offer in offers.items()
    )
    _make_current(rows, offers)
    # Only what moved goes into the event; a price given again is no change.
    changed = {str(row.offer_id): row.amount_rp for row in rows if olds[row.offer_id] != row.amount_rp}
    record_event(events.SET, at=at, stall_id=str(stall.pk), prices=changed, said=len(rows))
    return rows


@write_tx()
def offer_good(*, stall: Stall, good: str, label: str, price_rp: int, by: UUID, at: datetime) -> Offer:
    """Put a good of the catalogue (by code) on a trader's price list with its first price, both or neither.

    Raises like put_on_sale and set_prices, but no price is a jump here.
    """
    offer = put_on_sale(stall=stall, good=good, label=label, at=at)
    # A first price has nothing to jump from, and a good that comes back may have been away for long.
    set_prices(stall=stall, prices={offer.pk: price_rp}, source=PriceSource.TRADER, by=by, at=at, sure=True)
    return offer


def _offers(stall: Stall, prices: Mapping[UUID, int]) -> dict[UUID, Offer]:
    offers = {
        offer.pk: offer
        for offer in Offer.objects.filter(stall=stall, pk__in=prices).select_related("current__price").order_by("pk")
    }
    # All or none: buyers would see half a price list of new prices at once.
    if len(offers) != len(prices):
        raise Missing("Not an offer of this stall.")
    for pk, amount in prices.items():
        if not 1 <= amount <= HIGHEST_RP:
            raise OutOfBounds("Not a price.", field=str(pk), least_rp=1, most_rp=HIGHEST_RP)
    return offers


def _make_current(rows: list[OfferPrice], offers: Mapping[UUID, Offer]) -> None:
    current = []
    for row in rows:
        offer = offers[row.offer_id]
        trend = offer.current.trend if hasattr(offer, "current") else []
        points = extended_trend([(when, amount) for when, amount in trend], row.day, row.amount_rp)
        current.append(CurrentPrice(offer=offer, price=row, trend=points))
    CurrentPrice.objects.bulk_create(
        current, update_conflicts=True, unique_fields=["offer"], update_fields=["price", "trend"]
    )
