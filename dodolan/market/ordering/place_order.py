"""Placing an order: one purchase with an order per stall, or a refusal and no trace."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

from dodolan.kernel.gate import write_tx
from dodolan.kernel.ids import new_code, new_pin
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.switches.values import Switch
from dodolan.market.ordering import events
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.models import Channel, DeliverySlot, OrderLine, Proof, Purchase, StallOrder
from dodolan.market.ordering.orderable import fee_to, prices_agreed, slot_to_fill
from dodolan.market.ordering.places import take_place
from dodolan.market.ordering.proving import ask_for_proof
from dodolan.market.ordering.switches import GUEST_PURCHASES
from dodolan.market.prices.models import CurrentPrice
from dodolan.market.stalls.models import StockDay
from dodolan.market.stalls.stock import Wish, take_stock
from dodolan.people.accounts.models import User
from dodolan.people.places.models import PublicMarket


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
    proof: Proof = Proof.NONE,
    switches: Sequence[Switch] = (),
) -> Purchase:
    """Place one purchase with an order per stall, at the prices of this moment, or refuse and change nothing.

    wishes name each offer once. seal is the fingerprint of the prices the buyer saw (rules.price_seal), None if
    they accept those of the moment. switches are what must be on for it, beside GUEST_PURCHASES for who has no account;
    they are read along with the slot. proof says how a guest's phone is known to be theirs; that of who has an account
    is. Without one it is to be proved by prove_by, and what such phones may take is bounded (proving). Raises Off,
    EmptyBasket, BasketFull, OfferGone, BadAmount, PriceChanged, SlotPast, SlotFull, SlotKept, ProveFirst, NotEnough or
    NoDelivery. The number of statements does not depend on the number of lines.
    """
    # Everything that can be refused by reading is refused before the first row is written.
    needed = (*switches, *(() if buyer else (GUEST_PURCHASES,)))
    slot, terms = slot_to_fill(slot_id, market, at, needed)
    prices = prices_agreed(wishes, slot, seal)
    fee = fee_to(market, delivery.village)
    lines = [_line(wish, prices[wish.offer], terms.tolerance_bp) for wish in wishes]
    purchase = _purchase(delivery, slot, lines, buyer=buyer, channel=channel, at=at)
    purchase.delivery_fee_rp, purchase.cash_multiple_rp = fee.amount_rp, terms.cash_multiple_rp
    purchase.proof = Proof.ACCOUNT if buyer else proof
    if purchase.proof == Proof.NONE:
        ask_for_proof(purchase, slot, terms.proof_waits, at)
    take_place(slot, purchase.proof, terms.unproved_bp)
    # The slot before the stock, in every order alike, so two buyers never wait for each other's rows.
    _promise(lines, slot)
    purchase.save(force_insert=True)
    _write(purchase, lines, prices)
    record_event(events.PLACED, at=at, purchase_id=str(purchase.pk), number=purchase.number)
    return purchase


def _purchase(
    delivery: Delivery,
    slot: DeliverySlot,
    lines: Sequence[OrderLine],
    *,
    buyer: User | None,
    channel: Channel,
    at: datetime,
) -> Purchase:
    return Purchase(
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
        placed_at=at,
    )


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
