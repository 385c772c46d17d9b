"""The shop that is laid out, and the control that oversells."""

import importlib
import sys
from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection

from benchmarks.scenery import MARKET, OFFERS, PLENTY, STALLS, Stage, lay_out, take_walls_down, what_is_sold
from dodolan.kernel.clock import at_wib, clock_set_to
from dodolan.kernel.ids import new_id
from dodolan.market.ordering import place_order
from dodolan.market.ordering.baskets import LineWish, put_in_basket
from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.stalls.errors import NotEnough
from dodolan.market.stalls.models import Offer, StockDay
from dodolan.market.stalls.stock import Wish
from dodolan.people.places.queries import market_by_slug
from dodolan.web.buyer.basket import pages
from rehearsal.city.seeding import seed_demo_city
from tests.factories.market import DAY, MORNING

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _city() -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        seed_demo_city(code="3573", seed=1, at=MORNING, stalls_per_market=6)
        yield


def test_the_shop_has_forty_goods_of_four_stalls_and_one_of_few():
    facts = lay_out(stock=10, places=20)
    chosen = [offer for offer, _steps in facts["offers"]]
    assert len(set(chosen)) == OFFERS
    assert Offer.objects.filter(pk__in=chosen[:STALLS]).values("stall").distinct().count() == STALLS
    assert facts["counted"] not in chosen
    slot = DeliverySlot.objects.select_related("day__market").get(pk=facts["slot"])
    assert (slot.capacity, slot.day.market.slug) == (20, MARKET)
    assert slot.starts_at == at_wib(DAY + timedelta(days=2), time(13))
    assert StockDay.objects.get(offer=facts["counted"]).on_hand == 10
    assert set(StockDay.objects.filter(offer__in=chosen, day=slot.day).values_list("on_hand", flat=True)) == {PLENTY}
    assert what_is_sold(counted=facts["counted"], slot=facts["slot"]) == {
        "ordered": 0,
        "allocated": 0,
        "purchases": 0,
        "booked": 0,
    }


def test_a_stage_has_a_runner_with_orders_in_hand():
    stage = Stage()
    stage.order(10)
    stage.order(3, in_hand=False)
    client = stage.screen(stage.runner)
    assert client.get("/kurir/belanja/").status_code == 200
    assert stage.shift.assignments.count() == 1


@pytest.mark.django_db(transaction=True)
def test_without_its_wall_a_table_lets_oversell():
    row = lay_out(stock=2)
    stock = StockDay.objects.filter(offer=row["counted"])
    with pytest.raises(IntegrityError):
        stock.update(allocated=3)
    walls = StockDay._meta.constraints
    take_walls_down()
    try:
        assert stock.update(allocated=3) == 1
        stock.update(allocated=0)
    finally:
        StockDay._meta.constraints = walls
        with connection.schema_editor() as editor:
            editor.add_constraint(StockDay, next(rule for rule in walls if rule.name == "stock_never_oversold"))
    with pytest.raises(IntegrityError):
        stock.update(allocated=3)


def test_the_control_looks_and_then_takes_unasked(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(pages, "answer_once", vars(pages)["answer_once"])
    monkeypatch.setattr(place_order, "take_stock", vars(place_order)["take_stock"])
    monkeypatch.delitem(sys.modules, "benchmarks.unguarded", raising=False)
    control: Any = importlib.import_module("benchmarks.unguarded")
    assert (vars(pages)["answer_once"], vars(place_order)["take_stock"]) == (control.look_first, control.take_unasked)
    facts = lay_out(stock=1)
    row = StockDay.objects.get(offer=facts["counted"])
    wishes = [LineWish(row.offer_id, steps=2)]
    put_in_basket(secret="s" * 22, market=market_by_slug(MARKET), wishes=wishes, at=MORNING)
    with pytest.raises(NotEnough):
        control.look_first(actor="s" * 22, route="r", key="k", body=b"", at=MORNING, work=dict)
    StockDay.objects.filter(pk=row.pk).update(on_hand=2)
    control.take_unasked(wishes=[Wish(new_id(), row.offer_id, 2)], stock=[row], day=DAY)
    assert StockDay.objects.get(pk=row.pk).allocated == 2
