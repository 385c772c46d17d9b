"""Everybody presses at once: exactly what there is gets sold, and the others hear "habis"."""

import threading

import pytest

from dodolan.market.ordering import place_order
from dodolan.market.ordering.models import DeliverySlot, OrderLine, Purchase
from dodolan.market.stalls.models import StockDay
from tests.factories.market import by_steps, make_counted_offer, make_delivery, make_order, make_slot, make_stock
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
