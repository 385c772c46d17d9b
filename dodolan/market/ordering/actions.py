"""Placing an order over several stalls, and cancelling it while nobody shops for it yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.db.models import F

from dodolan.kernel.claims.actions import claim
from dodolan.kernel.clock import day_of
from dodolan.kernel.gate import write_tx
from dodolan.kernel.ids import new_code, new_pin
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.states.actions import move
from dodolan.kernel.switches.guards import guard
from dodolan.kernel.switches.queries import on_column
from dodolan.kernel.switches.values import Switch
from dodolan.kernel.terms.queries import value_on
from dodolan.market.ordering import events
from dodolan.market.ordering.baskets import MOST_LINES, LineWish
from dodolan.market.ordering.errors import (
    BasketFull,
    EmptyBasket,
    NoDelivery,
    OfferGone,
    PriceChanged,
    SlotFull,
    SlotPast,
)
from dodolan.market.ordering.models import (
    Basket,
    BasketLine,
    Channel,
    DeliveryFee,
    DeliverySlot,
    LineState,
    OrderLine,
    Purchase,
    StallOrder,
)
from dodolan.market.ordering.rules import price_seal
from dodolan.market.ordering.states import CANCEL, PURCHASE, WRITE_OFF
from dodolan.market.ordering.switches import GUEST_PURCHASES
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.prices.queries import on_sale
from dodolan.market.stalls.models import StockDay
from dodolan.market.stalls.rules import check_amount
from dodolan.market.stalls.stock import Wish, give_back_stock, take_stock
from dodolan.people.accounts.models import User
from dodolan.people.places.models import PublicMarket
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE


@dataclass(frozen=True, slots=True)
class Delivery:
    """To whom and where goods are brought; phone is E.164, village a Kemendagri code. All cleaned by the surface."""

    name: str
    phone: str
    village: str
    street: str
    note: str = ""


@write_tx()
def place_order(
    *,
    market: PublicMarket,
    wishes: Sequence[LineWish],
    slot_id: UUID,
    delivery: Delivery,
    seal: str | None,
    buyer: User | None,
    channel: Channel,
    at: datetime,
    switches: Sequence[Switch] = (),
) -> Purchase:
    """Place one purchase with an order per stall, at the prices of this moment, or refuse and change nothing.

    wishes name each offer once. seal is the fingerprint of the prices the buyer saw (rules.price_seal), None if he
    accepts those of the moment. switches are what must be on for it, beside GUEST_PURCHASES for who has no account;
    they are read along with the slot. Raises Off, EmptyBasket, BasketFull, OfferGone, BadAmount, PriceChanged,
    SlotPast, SlotFull, NotEnough or NoDelivery. The number of statements does not depend on the number of lines.
    """
    # Everything that can be refused by reading is refused before the first row is written.
    needed = (*switches, *(() if buyer else (GUEST_PURCHASES,)))
    slot, terms = _slot(slot_id, market, at, needed)
    prices = _prices(wishes, slot, seal)
    fee = _fee(market, delivery.village)
    lines = [_line(wish, prices[wish.offer], terms.tolerance_bp) for wish in wishes]
    purchase = Purchase(
        number=_free_number(),
        pin=new_pin(),
        buyer=buyer,
        channel=channel,
        day=slot.day,
        slot=slot,
        buyer_name=delivery.name,
        phone=delivery.phone,
        village_id=delivery.village,
        street=delivery.street,
        note=delivery.note,
        goods_estimate_rp=sum(line.estimate_rp for line in lines),
        delivery_fee_rp=fee.amount_rp,
        cash_multiple_rp=terms.cash_multiple_rp,
        placed_at=at,
    )
    free = DeliverySlot.objects.filter(pk=slot.pk, booked__lt=F("capacity"))
    full = SlotFull("All places are taken.", field="slot", slot_id=str(slot.pk))
    claim(free, otherwise=full, booked=F("booked") + 1)
    # The slot before the stock, in every order alike: two buyers never wait for each other in a circle.
    _promise(lines, slot)
    purchase.save(force_insert=True)
    _write(purchase, lines, prices)
    record_event(events.PLACED, at=at, purchase_id=str(purchase.pk), number=purchase.number)
    return purchase


@write_tx()
def check_out(
    *, secret: str, market: PublicMarket, slot_id: UUID, delivery: Delivery, seal: str, buyer: User | None, at: datetime
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
    )
    # In the same transaction: a basket that was ordered cannot be ordered again.
    Basket.objects.filter(pk=rows[0].basket_id).delete()
    return purchase


@write_tx()
def cancel_order(*, purchase: Purchase, reason: str, at: datetime) -> Purchase:
    """Cancel a whole purchase before shopping begins: stock and slot are free again. Raises TooLate afterwards."""
    move(PURCHASE, purchase, CANCEL, cancelled_at=at, cancel_reason=reason)
    # Behind the move above, so that cancelling twice frees one place and not two.
    DeliverySlot.objects.filter(pk=purchase.slot_id).update(booked=F("booked") - 1)
    lines = OrderLine.objects.filter(order__purchase=purchase)
    give_back_stock(lines=lines.values_list("pk", flat=True), reason="cancelled", day=purchase.day.date)
    lines.update(state=LineState.CANCELLED, final_rp=0)
    record_event(events.CANCELLED, at=at, purchase_id=str(purchase.pk), reason=reason)
    purchase.cancelled_at, purchase.cancel_reason = at, reason
    return purchase


@write_tx()
def close_unclaimed(*, purchase: Purchase, reason: str, at: datetime) -> Purchase:
    """End a weighed purchase that nobody took. Its goods are gone, so its stock and its lines stay as they are.

    Raises TooLate once it is over or before everything is weighed.
    """
    move(PURCHASE, purchase, WRITE_OFF, cancelled_at=at, cancel_reason=reason)
    DeliverySlot.objects.filter(pk=purchase.slot_id).update(booked=F("booked") - 1)
    record_event(events.UNCLAIMED, at=at, purchase_id=str(purchase.pk), reason=reason)
    purchase.cancelled_at, purchase.cancel_reason = at, reason
    return purchase


@dataclass(frozen=True, slots=True)
class _Terms:
    """What the city decides, as it holds on the day on which an order is placed."""

    tolerance_bp: int
    cash_multiple_rp: int


def _slot(slot_id: UUID, market: PublicMarket, at: datetime, needed: Sequence[Switch]) -> tuple[DeliverySlot, _Terms]:
    slots = DeliverySlot.objects.filter(pk=slot_id, day__market=market, day__is_closed=False, cutoff_at__gt=at)
    # Read along with the slot: placing an order takes as many statements as if nothing were decided by row.
    slots = slots.annotate(
        tolerance_bp=value_on(TOLERANCE, day_of(at)), cash_multiple_rp=value_on(CASH_MULTIPLE, day_of(at))
    )
    slots = slots.annotate(**{f"is_on_{n}": on_column(switch) for n, switch in enumerate(needed)})
    slot = slots.select_related("day").first()
    if slot is None:
        raise SlotPast("No such slot, or too late for it.", field="slot")
    for n, switch in enumerate(needed):
        guard(switch, on=vars(slot)[f"is_on_{n}"])
    return slot, _Terms(slot.tolerance_bp, slot.cash_multiple_rp)


def _fee(market: PublicMarket, village: str) -> DeliveryFee:
    # PostgreSQL cannot even be asked about a code with NUL in it.
    fees = DeliveryFee.objects.filter(market=market, district__villages=village) if village.isprintable() else None
    fee = fees.first() if fees is not None else None
    if fee is None:
        raise NoDelivery("No delivery there.", field="village")
    return fee


def _prices(wishes: Sequence[LineWish], slot: DeliverySlot, seal: str | None) -> dict[UUID, CurrentPrice]:
    if not wishes:
        raise EmptyBasket("Nothing to order.", field="lines")
    # The same offer twice would be two bags from one scale, and nobody knew which is which.
    if len(wishes) > MOST_LINES or len({wish.offer for wish in wishes}) != len(wishes):
        raise BasketFull(f"At most {MOST_LINES} lines, each offer once.", most=MOST_LINES)
    rows = on_sale([slot.day]).filter(offer__in=[wish.offer for wish in wishes])
    prices = {row.offer_id: row for row in rows}
    # All that is gone is named at once, so that a buyer corrects the basket once.
    gone = [str(wish.offer) for wish in wishes if wish.offer not in prices]
    if gone:
        raise OfferGone("Not sold on that day.", offers=gone)
    for wish in wishes:
        check_amount(prices[wish.offer].offer, steps=wish.steps, money_rp=wish.money_rp)
    # Asked last: "a price changed" would be a riddle where in truth goods are gone.
    if seal is not None and seal != price_seal([str(row.price_id) for row in prices.values()]):
        raise PriceChanged("A price changed since the page was shown.")
    return prices


def _line(wish: LineWish, current: CurrentPrice, tolerance_bp: int) -> OrderLine:
    offer, price = current.offer, current.price
    line = OrderLine(
        offer=offer,
        price=price,
        # Copied and not looked up: a new name or grade must not change what was ordered.
        good_name=str(offer),
        mode=offer.mode,
        unit=offer.unit,
        price_rp=price.amount_rp,
        price_steps=price.per_steps,
        nominal_g=offer.nominal_g,
        tolerance_bp=tolerance_bp,
        ordered_steps=wish.steps,
        ordered_rp=wish.money_rp,
        note=wish.note,
    )
    line.estimate_rp = line.estimate.amount
    return line


def _promise(lines: Sequence[OrderLine], slot: DeliverySlot) -> None:
    wishes = [
        Wish(
            line.pk,
            line.offer_id,
            line.sold_by.stock_steps(line.asked, price=line.unit_price, nominal_g=line.nominal_g),
        )
        for line in lines
    ]
    stock = list(StockDay.objects.filter(day=slot.day, offer__in=[wish.offer for wish in wishes]))
    take_stock(wishes=wishes, stock=stock, day=slot.day.date)


def _write(purchase: Purchase, lines: Sequence[OrderLine], prices: dict[UUID, CurrentPrice]) -> None:
    """One order per stall, in walking order; lines keep their order within a stall."""
    # Numbered along the walk, so that the first slip is for the first stall.
    by_stall = sorted(lines, key=lambda line: _walk(prices[line.offer_id]))
    orders = []
    for n, (_, part) in enumerate(groupby(by_stall, key=lambda line: _walk(prices[line.offer_id])), start=1):
        own = list(part)
        stall = prices[own[0].offer_id].offer.stall
        total = sum(line.estimate_rp for line in own)
        orders.append(StallOrder(purchase=purchase, stall=stall, number=f"{purchase.number}-{n}", estimate_rp=total))
        for position, line in enumerate(own):
            line.order, line.position = orders[-1], position
    StallOrder.objects.bulk_create(orders)
    OrderLine.objects.bulk_create(by_stall)


def _walk(current: CurrentPrice) -> tuple[int, UUID]:
    # Two stalls may share a place in the walk; the id keeps their lines apart.
    return current.offer.stall.walk_position, current.offer.stall_id


def _free_number() -> str:
    # Short enough to be said on the telephone, so two may be drawn alike; the column is unique too.
    number = new_code(8)
    while Purchase.objects.filter(number=number).exists():
        number = new_code(8)
    return number
