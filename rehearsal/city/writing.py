"""Writing the stalls of a demo city: what they sell, what it cost day by day, how much there is, how it is brought."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.utils.text import slugify

from dodolan.kernel.clock import at_wib, day_of
from dodolan.kernel.outbox.models import Event, EventState
from dodolan.market.ordering.days import open_days
from dodolan.market.ordering.models import DeliveryFee
from dodolan.market.prices.models import CurrentPrice, OfferPrice, PriceSource
from dodolan.market.stalls.events import STOCK_COUNTED
from dodolan.market.stalls.models import MarketDay, Offer, OpeningHours, Stall, StallPay, StockDay
from dodolan.people.businesses.models import Business
from rehearsal.city.offers import COUNTED_DAYS, OfferPlan, PricePlan
from rehearsal.city.plan import Plan

# Rows written by one statement; the database's own limit of values may cut it further.
PORTION = 2_000


@dataclass(frozen=True, slots=True)
class Written:
    """An offer of the plan, the row it became, and the market it is sold in."""

    plan: OfferPlan
    row: Offer
    market: UUID


def write_stalls(plan: Plan, *, businesses: Sequence[Business], markets: Mapping[str, UUID], at: datetime) -> None:
    """Write stalls with hours, offers, prices and stock, fees, and the market days from today on.

    businesses: in the order of the plan's stalls; markets: ids by slug.
    """
    # Straight into the tables: through the actions it would be thousands of transactions.
    stalls = Stall.objects.bulk_create(_stalls(plan, businesses, markets), batch_size=PORTION)
    OpeningHours.objects.bulk_create(_hours(plan, stalls), batch_size=PORTION)
    offers = [
        Written(offer, _offer(offer, stall), stall.market_id)
        for facts, stall in zip(plan.stalls, stalls, strict=True)
        for offer in facts.offers
    ]
    Offer.objects.bulk_create((offer.row for offer in offers), batch_size=PORTION)
    _write_prices(offers, at)
    DeliveryFee.objects.bulk_create(
        DeliveryFee(market_id=markets[fee.market], district_id=fee.district, amount_rp=fee.amount_rp)
        for fee in plan.fees
    )
    # The counts of the plan hang on market days, so those come first.
    open_days(at=at, days=COUNTED_DAYS)
    stock = StockDay.objects.bulk_create(_stock(offers, day_of(at)), batch_size=PORTION)
    Event.objects.bulk_create(_counts(stock, at), batch_size=PORTION)


def _stalls(plan: Plan, businesses: Sequence[Business], markets: Mapping[str, UUID]) -> Iterator[Stall]:
    for facts, business in zip(plan.stalls, businesses, strict=True):
        yield Stall(
            slug=slugify(f"{facts.name} {facts.market}"),
            name=facts.name,
            market_id=markets[facts.market],
            business=business,
            cluster=facts.cluster,
            place=facts.place,
            walk_position=facts.walk_position,
            pay=StallPay.CASH_AT_PICK if facts.is_paid_at_pick else StallPay.PAYOUT,
        )


def _hours(plan: Plan, stalls: Sequence[Stall]) -> Iterator[OpeningHours]:
    for facts, stall in zip(plan.stalls, stalls, strict=True):
        for hours in facts.hours:
            yield OpeningHours(stall=stall, weekday=hours.weekday, opens_at=hours.opens_at, closes_at=hours.closes_at)


def _offer(facts: OfferPlan, stall: Stall) -> Offer:
    good = facts.good
    return Offer(
        stall=stall,
        good_id=good.code,
        label=facts.label,
        mode=good.sold_by.code,
        unit=good.unit,
        increment=good.increment,
        nominal_g=good.nominal_g,
        allows_money=good.allows_money,
    )


def _write_prices(offers: Sequence[Written], at: datetime) -> None:
    rows, current = [], []
    for offer in offers:
        history = [_price(offer, price, at) for price in offer.plan.prices]
        rows += history
        # The same shape as a set price leaves it, so that a price list cannot tell the demo apart.
        trend = [[price.day.isoformat(), price.amount_rp] for price in history]
        current.append(CurrentPrice(offer=offer.row, price=history[-1], trend=trend))
    OfferPrice.objects.bulk_create(rows, batch_size=PORTION)
    CurrentPrice.objects.bulk_create(current, batch_size=PORTION)


def _price(offer: Written, price: PricePlan, at: datetime) -> OfferPrice:
    day = day_of(at) - timedelta(days=price.days_ago)
    return OfferPrice(
        offer=offer.row,
        amount_rp=price.amount_rp,
        per_steps=offer.plan.good.price_steps,
        valid_from=_cried_at(day, price.minute, at),
        day=day,
        source=PriceSource.DEMO,
    )


def _cried_at(day: date, minute: int, at: datetime) -> datetime:
    """That minute of that day. Before dawn, when it is still to come, as many seconds ago, but on the same day."""
    # No price may come from the future, or an order placed now would precede it.
    planned = at_wib(day, time(minute // 60, minute % 60))
    return planned if planned <= at else max(at_wib(day, time(0)), at - timedelta(seconds=minute))


def _counts(stock: Sequence[StockDay], at: datetime) -> Iterator[Event]:
    """That each count was told, as a trader's is; nobody waits for these."""
    for row in (row for row in stock if row.on_hand is not None):
        facts = {"offer_id": str(row.offer_id), "day": row.day.date.isoformat(), "on_hand": row.on_hand}
        kind, done = STOCK_COUNTED.key, EventState.DELIVERED
        yield Event(name=kind, facts=facts, occurred_at=at, day=day_of(at), due_at=at, state=done)


def _stock(offers: Sequence[Written], today: date) -> Iterator[StockDay]:
    dates = [today + timedelta(days=ahead) for ahead in range(COUNTED_DAYS)]
    days = {(day.market_id, day.date): day for day in MarketDay.objects.filter(date__in=dates)}
    for offer in offers:
        for day, on_hand in zip(dates, offer.plan.counts, strict=False):
            yield StockDay(offer=offer.row, day=days[offer.market, day], on_hand=on_hand)
        if offer.plan.is_out:
            yield StockDay(offer=offer.row, day=days[offer.market, today], is_out=True)
