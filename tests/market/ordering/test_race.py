"""Everybody presses at once: exactly what there is gets sold, and the others hear "habis"."""

import threading
from dataclasses import replace

import pytest

from dodolan.market.ordering import place_order
from dodolan.market.ordering.models import Channel, DeliverySlot, OrderLine, Proof, Purchase
from dodolan.market.ordering.proving import end_unproved, prove_by_device
from dodolan.market.stalls.models import StockDay
from tests.factories.market import (
    MORNING,
    by_steps,
    make_counted_offer,
    make_delivery,
    make_order,
    make_slot,
    make_stock,
)
from tests.factories.people import make_market
from tests.factories.races import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(("buyers", "stock"), [(30, 5), (30, 20)])
def test_exactly_the_stock_is_sold(buyers: int, stock: int) -> None:
    offer, slot = make_counted_offer(), make_slot(capacity=1_000)
    make_stock(offer, stock)
    make_delivery(), make_market()
    outcomes = all_at_once(buyers, lambda: make_order(by_steps(offer, 1), slot=slot))
    assert outcomes == {"done": stock, "stalls.not_enough": buyers - stock}
    assert StockDay.objects.get().allocated == stock == OrderLine.objects.count()
    slot.refresh_from_db()
    assert slot.booked == stock


def test_exactly_the_places_of_a_slot_are_taken() -> None:
    offer, slot = make_counted_offer(), make_slot(capacity=7)
    make_delivery(), make_market()
    outcomes = all_at_once(30, lambda: make_order(by_steps(offer, 1), slot=slot))
    assert outcomes == {"done": 7, "ordering.slot_full": 23}
    assert DeliverySlot.objects.get().booked == Purchase.objects.count() == 7


def test_unproved_guests_take_exactly_their_share() -> None:
    offer, slot = make_counted_offer(), make_slot(capacity=9)
    market, delivery = make_market(), make_delivery()
    phones = iter(f"+62812345678{n:02}" for n in range(30))

    def order() -> None:
        place_order.place_order(
            market=market,
            wishes=[by_steps(offer, 1)],
            slot_id=slot.pk,
            delivery=replace(delivery, phone=next(phones)),
            seal=None,
            buyer=None,
            channel=Channel.WEB,
            at=MORNING,
        )

    assert all_at_once(30, order) == {"done": 5, "ordering.slot_kept": 25}
    slot.refresh_from_db()
    assert (slot.booked, slot.unproved) == (5, 5)


def test_a_proof_and_the_end_of_its_time_never_both_win() -> None:
    slot = make_slot()
    purchase = make_order(slot=slot)
    Purchase.objects.update(proof="", prove_by=MORNING)
    DeliverySlot.objects.update(unproved=1)
    turn = iter(range(20))

    def prove_or_end() -> None:
        if next(turn) % 2:
            prove_by_device(purchase=Purchase.objects.get(pk=purchase.pk))
        else:
            end_unproved(purchase=purchase.pk, at=MORNING)

    all_at_once(20, prove_or_end)
    purchase.refresh_from_db()
    slot.refresh_from_db()
    was_proved = purchase.proof == Proof.DEVICE
    assert was_proved == (purchase.cancelled_at is None)
    assert (slot.booked, slot.unproved) == (int(was_proved), 0)


def test_two_goods_in_opposite_order_never_lock_each_other_out() -> None:
    first, second, slot = make_counted_offer(), make_counted_offer(good="Tahu"), make_slot(capacity=1_000)
    make_stock(first, 15)
    make_stock(second, 15)
    make_delivery(), make_market()
    turn = iter(range(1_000))

    def buy() -> None:
        wishes = [by_steps(first, 1), by_steps(second, 1)]
        make_order(*(wishes if next(turn) % 2 else reversed(wishes)), slot=slot)

    assert all_at_once(25, buy) == {"done": 15, "stalls.not_enough": 10}
    assert {stock.allocated for stock in StockDay.objects.all()} == {15}


def test_without_the_guard_the_same_buyers_oversell(monkeypatch: pytest.MonkeyPatch) -> None:
    """The control: looking first and taking later, as shops often do, sells more than there is."""
    offer, slot = make_counted_offer(), make_slot(capacity=1_000)
    make_stock(offer, 10)
    make_delivery(), make_market()
    looked = threading.Barrier(40)
    monkeypatch.setattr(place_order, "take_stock", lambda **_facts: None)

    def look_then_take() -> None:
        left = 10 - OrderLine.objects.count()
        looked.wait()
        if left > 0:
            make_order(by_steps(offer, 1), slot=slot)

    all_at_once(40, look_then_take)
    assert OrderLine.objects.count() > 10
