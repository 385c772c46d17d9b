"""A trader's phone: orders to pack, "siap" and "habis", and his money."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.outbox.models import Event
from dodolan.market.ordering.actions import cancel_order
from dodolan.market.ordering.models import Order, OrderLine
from dodolan.market.stalls.models import Mode, Stall
from dodolan.people.accounts.models import RoleName
from tests.factories.days import delivered_order
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_day,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
)
from tests.factories.pages import text
from tests.factories.people import make_user
from tests.web.officer.conftest import screen_of

ORDERS, MONEY = "/lapak/", "/lapak/uang/"


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        yield


@pytest.fixture
def stall(db: None) -> Stall:
    make_slot(make_day())
    return make_stall()


@pytest.fixture
def trader(stall: Stall) -> Client:
    return screen_of(stall.business.owner)


def test_orders_stand_by_the_time_they_are_handed_over(stall: Stall, trader: Client):
    chilli, hen = (
        make_offer(stall),
        make_offer(stall, good="Ayam", mode=Mode.EACH_BY_WEIGHT, increment=1, nominal_g=900, price_rp=40_000),
    )
    late = make_order(by_steps(hen, 2), slot=make_slot(hour=11))
    early = make_order(by_money(chilli, 5_000), slot=make_slot(hour=9))
    words = text(trader.get(ORDERS))
    assert words.index("09.00-11.00") < words.index(early.number) < words.index("11.00-13.00")
    assert words.index("11.00-13.00") < words.index(late.number)
    assert "Rp5.000" in words
    assert "2 pieces" in words
    assert "± Rp72.000" in words


def test_a_buyers_name_and_address_are_not_the_traders_business(stall: Stall, trader: Client):
    make_order(by_steps(make_offer(stall), 500))
    page = trader.get(ORDERS).content.decode()
    assert not [word for word in ("Bu Ani", "Jalan Contoh", "81234567890", "pagar hijau") if word in page]


def test_orders_that_are_over_are_gone(stall: Stall, trader: Client):
    group = make_order(by_steps(make_offer(stall), 500))
    cancel_order(group=group, reason="by the buyer", at=MORNING)
    assert "No orders yet Keep your prices fresh: buyers look at them first." in text(trader.get(ORDERS))


def test_ready_is_said_once(stall: Stall, trader: Client):
    order = make_order(by_steps(make_offer(stall), 500)).orders.get()
    for at in (MORNING, MORNING + timedelta(minutes=5)):
        with clock_set_to(partial(datetime.astimezone, at)):
            response = trader.post(reverse("web:trader-ready", args=[order.pk]), follow=True)
    assert f"Order {order.number} is ready." in text(response)
    assert "Ready 06.10" in text(response)
    assert Order.objects.get(pk=order.pk).ready_at == MORNING
    assert Event.objects.filter(name="ordering.ready").count() == 1


def test_sold_out_costs_nothing_and_the_rest_goes_on(stall: Stall, trader: Client):
    group = make_order(by_steps(make_offer(stall), 500), by_steps(make_counted_offer(stall), 2))
    line = OrderLine.objects.filter(order__group=group, mode=Mode.EACH).get()
    words = text(trader.post(reverse("web:trader-out", args=[line.pk]), follow=True))
    assert "Tempe is marked sold out." in words.replace(f" {line.offer.label}", "")
    assert "sold out" in words
    assert OrderLine.objects.filter(order__group=group).values_list("final_rp", flat=True).order_by("pk")[1] == 0
    assert group.orders.get().final_rp is None


@pytest.mark.parametrize("route", ["trader-ready", "trader-out"])
def test_too_late_says_so(stall: Stall, trader: Client, route: str):
    group = make_order(by_steps(make_offer(stall), 500))
    order = group.orders.get()
    cancel_order(group=group, reason="by the buyer", at=MORNING)
    key = order.pk if route == "trader-ready" else order.lines.get().pk
    response = trader.post(reverse(f"web:{route}", args=[key]))
    assert response.status_code == 409
    assert "Too late: this was already done, paid or cancelled." in text(response)


def test_money_says_where_each_sum_comes_from(db: None):
    make_slot(make_day())
    group, _shift = delivered_order(pay="payout")
    words = text(screen_of(group.orders.get().stall.business.owner).get(MONEY))
    assert "Waiting for you Rp19.000 last 14 days" in words
    assert "Sold Rp19.000 Paid to you Rp0 Waiting Rp19.000" in words
    assert group.number in words


def test_money_paid_in_cash_does_not_wait(db: None):
    make_slot(make_day())
    group, _shift = delivered_order()
    words = text(screen_of(group.orders.get().stall.business.owner).get(MONEY))
    assert "Waiting for you Rp0" in words
    assert "Sold Rp19.000 Paid to you Rp19.000 Waiting Rp0" in words
    assert "Cash from the runner" in words


def test_no_money_yet(trader: Client):
    assert "No money yet Sold goods appear here as soon as they are paid." in text(trader.get(MONEY))


def test_a_trader_without_stall_has_no_orders_and_is_told(db: None):
    assert "No orders yet" in text(screen_of(make_user("Pak Slamet", RoleName.TRADER)).get(ORDERS))


def test_the_pages_cost_the_same_for_many_orders(stall: Stall, trader: Client, django_assert_max_num_queries: Any):
    offers = [make_offer(stall, good=f"Barang {n}") for n in range(3)]
    for _ in range(8):
        group = make_order(*(by_steps(offer, 500) for offer in offers))
    make_shift(group)
    for page in (ORDERS, MONEY):
        with django_assert_max_num_queries(8):
            trader.get(page)
