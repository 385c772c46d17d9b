"""Placing an order: one purchase, one order per stall, prices frozen, nothing promised twice, or nothing at all."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.ids import read_code
from dodolan.kernel.outbox.models import Event
from dodolan.market.ordering.baskets import LineWish, put_in_basket
from dodolan.market.ordering.check_out import check_out
from dodolan.market.ordering.errors import (
    BasketFull,
    EmptyBasket,
    NoDelivery,
    OfferGone,
    PriceChanged,
    SlotFull,
    SlotPast,
)
from dodolan.market.ordering.models import BasketLine, Channel, DeliverySlot, OrderLine, Proof, Purchase, StallOrder
from dodolan.market.ordering.place_order import Delivery, place_order
from dodolan.market.ordering.queries import basket, purchase_by_number, purchase_by_secret
from dodolan.market.ordering.rules import PurchaseState, price_seal, purchase_state
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import CurrentPrice, PriceSource
from dodolan.market.stalls.actions import close_stall
from dodolan.market.stalls.errors import BadAmount, NotEnough
from dodolan.market.stalls.models import MarketDay, StallStatus, StockDay
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from tests.factories.market import (
    DAY,
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_delivery,
    make_offer,
    make_order,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.people import make_market, make_user, make_village

pytestmark = pytest.mark.django_db


def _place(*wishes: LineWish, **other: Any) -> Purchase:
    facts: dict[str, Any] = {
        "market": make_market(),
        "wishes": list(wishes),
        "slot_id": other.pop("slot", None) or make_slot().pk,
        "delivery": make_delivery(),
        "seal": None,
        "buyer": None,
        "channel": Channel.WEB,
        "at": MORNING,
    }
    return place_order(**facts | other)


def test_one_order_for_each_stall_in_walking_order() -> None:
    first, second = make_stall(), make_stall()
    chilli, tempe, tofu = make_offer(second), make_counted_offer(first), make_counted_offer(first, good="Tahu")
    purchase = _place(by_money(chilli, 5_000), by_steps(tempe, 2), by_steps(tofu, 3))
    orders = list(StallOrder.objects.filter(purchase=purchase).order_by("number"))
    assert [order.stall for order in orders] == [first, second]
    assert [order.number for order in orders] == [f"{purchase.number}-1", f"{purchase.number}-2"]
    assert [order.estimate_rp for order in orders] == [20_000, 5_000]
    assert (purchase.goods_estimate_rp, purchase.delivery_fee_rp) == (25_000, 10_000)
    assert read_code(purchase.number) == purchase.number
    assert purchase_state(purchase) == PurchaseState.PLACED
    event = Event.objects.get(name="ordering.placed")
    assert event.facts == {"purchase_id": str(purchase.pk), "number": purchase.number}


def test_a_line_keeps_what_the_offer_was() -> None:
    offer = make_offer(price_rp=38_000)
    line = OrderLine.objects.get(order__purchase=_place(by_steps(offer, 500)))
    set_prices(stall=offer.stall, prices={offer.pk: 60_000}, source=PriceSource.TRADER, by=offer.pk, at=MORNING)
    line.refresh_from_db()
    assert (line.price_rp, line.price_steps, line.ordered_steps, line.ordered_rp) == (38_000, 1000, 500, None)
    assert (line.estimate_rp, line.tolerance_bp, line.good_name) == (19_000, 1000, str(offer))
    assert (line.picked_steps, line.weighed, line.final_rp, line.state) == (None, None, None, "requested")


def test_goods_by_the_piece_priced_by_weight() -> None:
    hen = make_offer(good="Ayam kampung", price_rp=60_000, mode=EACH_BY_WEIGHT.code, nominal_g=1_200, increment=1)
    stock = make_stock(hen, 3)
    purchase = _place(by_steps(hen, 2))
    assert purchase.goods_estimate_rp == 144_000
    stock.refresh_from_db()
    assert stock.allocated == 2


@pytest.mark.parametrize(("money", "allocated"), [(5_000, 132), (500, 13), (38_000, 1000)])
def test_stock_for_goods_by_money(money: int, allocated: int) -> None:
    offer = make_offer(price_rp=38_000)
    stock = make_stock(offer, 5_000)
    _place(by_money(offer, money))
    stock.refresh_from_db()
    assert stock.allocated == allocated


def _statements(lines: int, proof: Proof = Proof.DEVICE) -> list[str]:
    stalls = [make_stall() for _ in range(4)]
    offers = [make_counted_offer(stalls[n % 4], good=f"Barang {n}") for n in range(lines)]
    for offer in offers:
        make_stock(offer, 50)
    slot, delivery, market = make_slot(), make_delivery(), make_market()
    put_in_basket(secret=f"s{lines}", market=market, wishes=[by_steps(offer, 1) for offer in offers], at=MORNING)
    seal = basket(f"s{lines}", market).seal
    with CaptureQueriesContext(
        connection,
    ) as queries:
        check_out(
            secret=f"s{lines}",
            market=market,
            slot_id=slot.pk,
            delivery=delivery,
            seal=seal,
            buyer=None,
            at=MORNING,
            proof=proof,
        )
    return [query["sql"] for query in queries]


def test_statements_do_not_grow_with_lines() -> None:
    one, ten, forty = _statements(1), _statements(10), _statements(40)
    assert len(one) == len(ten) == len(forty)
    assert len(ten) <= 30
    # How many the phone has open is counted, and when they end is written down.
    assert len(_statements(20, Proof.NONE)) == len(ten) + 2


def test_a_basket_is_ordered_and_emptied() -> None:
    offer = make_offer()
    market, slot, delivery = make_market(), make_slot(), make_delivery()
    put_in_basket(secret="s", market=market, wishes=[by_money(offer, 5_000)], at=MORNING)
    view = basket("s", market)
    assert (len(view.lines), view.stalls, view.total.amount) == (1, 1, 5_000)
    facts: dict[str, Any] = {
        "secret": "s",
        "market": market,
        "slot_id": slot.pk,
        "delivery": delivery,
        "buyer": make_user(),
    }
    purchase = check_out(**facts, seal=view.seal, at=MORNING)
    assert not BasketLine.objects.exists()
    assert purchase_by_secret(purchase.secret) == purchase_by_number(purchase.number) == purchase
    with pytest.raises(EmptyBasket):
        check_out(**facts, seal=view.seal, at=MORNING)


def _nothing_happened(slot: DeliverySlot) -> None:
    slot.refresh_from_db()
    assert slot.booked == 0
    assert not Purchase.objects.exists()
    assert not StockDay.objects.exclude(allocated=0).exists()
    assert not Event.objects.filter(name="ordering.placed").exists()


def test_a_full_slot_is_refused() -> None:
    slot, offer = make_slot(capacity=1), make_offer()
    make_order(by_steps(offer, 50), slot=slot)
    with pytest.raises(SlotFull):
        _place(by_steps(offer, 50), slot=slot.pk)
    slot.refresh_from_db()
    assert slot.booked == 1
    assert Purchase.objects.count() == 1


def test_a_slot_is_taken_until_its_cutoff() -> None:
    slot, offer = make_slot(), make_offer()
    with pytest.raises(SlotPast):
        _place(by_steps(offer, 50), slot=slot.pk, at=slot.cutoff_at)
    _nothing_happened(slot)
    assert _place(by_steps(offer, 50), slot=slot.pk, at=slot.cutoff_at - timedelta(seconds=1)).slot == slot


def test_slots_of_closed_days_and_other_markets_are_refused() -> None:
    slot, offer = make_slot(), make_offer()
    with pytest.raises(SlotPast):
        _place(by_steps(offer, 50), slot=uuid4())
    with pytest.raises(SlotPast):
        _place(by_steps(offer, 50), slot=slot.pk, market=make_market("bareng"))
    MarketDay.objects.update(is_closed=True)
    with pytest.raises(SlotPast):
        _place(by_steps(offer, 50), slot=slot.pk)
    _nothing_happened(slot)


def test_too_little_stock_is_refused_and_the_slot_stays_free() -> None:
    slot, plenty, scarce = make_slot(), make_counted_offer(), make_counted_offer(good="Tahu")
    make_stock(plenty, 100)
    make_stock(scarce, 1)
    with pytest.raises(NotEnough) as refusal:
        _place(by_steps(plenty, 5), by_steps(scarce, 2))
    assert refusal.value.facts == {"short": [(str(scarce.pk), 1)]}
    _nothing_happened(slot)


def test_offers_that_are_not_sold_are_named() -> None:
    slot = make_slot()
    closed, suspended, elsewhere, inactive = (
        make_offer(),
        make_offer(),
        make_offer(make_stall(make_market("bareng"))),
        make_offer(),
    )
    close_stall(stall=closed.stall, on=DAY, closed=True, at=MORNING)
    suspended.stall.status = StallStatus.SUSPENDED
    suspended.stall.save()
    inactive.is_active = False
    inactive.save()
    gone = [closed, suspended, elsewhere, inactive]
    with pytest.raises(OfferGone) as refusal:
        _place(by_steps(make_offer(), 50), *(by_steps(offer, 50) for offer in gone), LineWish(uuid4(), steps=1))
    assert refusal.value.facts["offers"][:4] == [str(offer.pk) for offer in gone]
    assert len(refusal.value.facts["offers"]) == 5
    _nothing_happened(slot)


def test_a_price_that_changed_is_shown_first() -> None:
    offer = make_offer()
    seen = price_seal([str(CurrentPrice.objects.get(offer=offer).price_id)])
    assert _place(by_steps(offer, 50), seal=seen).goods_estimate_rp == 1_900
    set_prices(stall=offer.stall, prices={offer.pk: 39_000}, source=PriceSource.TRADER, by=offer.pk, at=MORNING)
    with pytest.raises(PriceChanged):
        _place(by_steps(offer, 50), seal=seen)
    assert Purchase.objects.count() == 1


@pytest.mark.parametrize("village", ["35.73.99.9999", "", "\0", "35.73.05.1001"])
def test_only_where_the_market_delivers(village: str) -> None:
    slot, offer = make_slot(), make_offer()
    make_village("35.73.05.1001", "Tlogomas")
    with pytest.raises(NoDelivery):
        _place(by_steps(offer, 50), delivery=replace(make_delivery(), village=village))
    _nothing_happened(slot)


@pytest.mark.parametrize(
    "amount",
    [
        {"steps": 0},
        {"steps": 30},
        {"steps": 10**18},
        {"money_rp": 1},
        {"money_rp": -5},
        {},
        {"steps": 50, "money_rp": 5_000},
    ],
)
def test_bad_amounts_are_refused(amount: dict[str, int]) -> None:
    slot, offer = make_slot(), make_offer()
    with pytest.raises(BadAmount):
        _place(LineWish(offer.pk, **amount))  # type: ignore[arg-type]
    _nothing_happened(slot)


def test_no_lines_too_many_lines_and_doubles() -> None:
    slot, offer = make_slot(), make_offer()
    with pytest.raises(EmptyBasket):
        _place()
    with pytest.raises(BasketFull):
        _place(by_steps(offer, 50), by_steps(offer, 100))
    with pytest.raises(BasketFull):
        _place(*(LineWish(uuid4(), steps=1) for _ in range(201)))
    _nothing_happened(slot)


def test_buyer_and_channel_are_kept() -> None:
    buyer, offer = make_user(), make_offer()
    purchase = _place(
        by_steps(offer, 50),
        buyer=buyer,
        channel=Channel.API,
        delivery=Delivery("X", "+6281234567890", make_village().code, "Y"),
    )
    assert (purchase.buyer, purchase.channel, purchase.buyer_name, purchase.note) == (buyer, "api", "X", "")
    assert len(purchase.pin) == 4
