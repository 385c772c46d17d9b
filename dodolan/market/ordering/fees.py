"""Delivery fees by district: the first ones of a city, and changes by the office."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.errors import Missing, OutOfBounds
from dodolan.kernel.gate import write_tx
from dodolan.market.ordering.audit import FEE_SET
from dodolan.market.ordering.models import DeliveryFee
from dodolan.people.places.facts import DistrictFacts
from dodolan.people.places.models import PublicMarket

# Refuses a typing error with a zero too many.
HIGHEST_FEE_RP = 1_000_000
# What a city starts with, until its office decides: the market's own district, those beside it, all others.
FEE_NEAR_RP, FEE_BESIDE_RP, FEE_FAR_RP = 8_000, 10_000, 12_000


def first_fee(home: str, district: DistrictFacts) -> int:
    """The fee in rupiah from a market in the district with code home, before an office decides otherwise."""
    # By neighbourhood and not by distance: a buyer understands the fee without a map.
    if district.code == home:
        return FEE_NEAR_RP
    return FEE_BESIDE_RP if home in district.neighbours else FEE_FAR_RP


@write_tx()
def open_fees(*, districts: tuple[DistrictFacts, ...]) -> int:
    """Give every market and district without a fee its first one; returns how many. What is there stays."""
    there = set(DeliveryFee.objects.values_list("market", "district"))
    markets = PublicMarket.objects.select_related("village")
    new = [
        DeliveryFee(market=market, district_id=district.code, amount_rp=first_fee(market.village.district_id, district))
        for market in markets
        for district in districts
        if (market.pk, district.code) not in there
    ]
    return len(DeliveryFee.objects.bulk_create(new))


@write_tx()
def set_fees(*, fees: Mapping[UUID, int], by: Actor, at: datetime) -> int:
    """Give delivery fees (by id) new amounts, all or none; returns how many changed. Raises OutOfBounds and Missing.

    Told an Actor only: whoever calls has asked SET_TERMS.
    """
    rows = DeliveryFee.objects.filter(pk__in=fees).select_related("market", "district").in_bulk()
    changed = 0
    for pk, amount in fees.items():
        if pk not in rows:
            raise Missing("No such fee.")
        if not 0 <= amount <= HIGHEST_FEE_RP:
            raise OutOfBounds("Not a fee.", field=str(pk), least_rp=0, most_rp=HIGHEST_FEE_RP)
        before = rows[pk].amount_rp
        # A fee saved unchanged is no action; the trail would fill with rows that mean nothing.
        if before == amount:
            continue
        DeliveryFee.objects.filter(pk=pk).update(amount_rp=amount)
        # Names beside the sum: a trail must be readable without looking up ids.
        where = {"market": rows[pk].market.name, "district": rows[pk].district.name}
        record_action(
            actor=by,
            action=FEE_SET,
            subject=pk,
            at=at,
            before={"amount_rp": before},
            after={**where, "amount_rp": amount},
        )
        changed += 1
    return changed
