"""A trader's phone: orders to pack, "siap" and "habis", and their money."""

import re
from datetime import datetime, timedelta
from functools import partial
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.picking import Reading, record_weights
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.models import OrderLine, Purchase, StallOrder
from dodolan.market.stalls.models import Stall
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT
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
from tests.factories.screens import screen_of

ORDERS, MONEY = "/lapak/", "/lapak/uang/"


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
        make_offer(stall, good="Ayam", mode=EACH_BY_WEIGHT.code, increment=1, nominal_g=900, price_rp=40_000),
    )
    late = make_order(by_steps(hen, 2), slot=make_slot(hour=11))
    early = make_order(by_money(chilli, 5_000), slot=make_slot(hour=9))
    words = text(trader.get(ORDERS))
    assert words.index("09.00-11.00") < words.index(early.number) < words.index("11.00-13.00")
    assert words.index("11.00-13.00") < words.index(late.number)
    assert "Rp5.000" in words
    assert "2 pieces" in words
    assert "± Rp72.000" in words


def test_many_orders_at_many_hours_take_seven_statements(stall: Stall, trader: Client, django_assert_num_queries: Any):
    chilli = make_offer(stall)
    for hour in (9, 11, 13):
        for _order in range(2):
            make_order(by_steps(chilli, 500), slot=make_slot(hour=hour))
    with django_assert_num_queries(7):
        words = text(trader.get(ORDERS))
    assert words.count("00-") == 3


def test_a_buyers_name_and_address_are_not_the_traders_business(stall: Stall, trader: Client):
    make_order(by_steps(make_offer(stall), 500))
    page = trader.get(ORDERS).content.decode()
    assert not [word for word in ("Bu Ani", "Jalan Contoh", "81234567890", "pagar hijau") if word in page]


def test_orders_that_are_over_are_gone(stall: Stall, trader: Client):
    purchase = make_order(by_steps(make_offer(stall), 500))
    cancel_order(purchase=purchase, reason="by the buyer", at=MORNING)
    assert "No orders yet Keep your prices fresh: buyers look at them first." in text(trader.get(ORDERS))


def test_nothing_is_packed_for_a_number_that_nobody_proved(stall: Stall, trader: Client):
    purchase = make_order(by_steps(make_offer(stall), 500))
    Purchase.objects.filter(pk=purchase.pk).update(proof="")
    assert purchase.number not in text(trader.get(ORDERS))


def test_ready_is_said_once(stall: Stall, trader: Client):
    order = make_order(by_steps(make_offer(stall), 500)).orders.get()
    for at in (MORNING, MORNING + timedelta(minutes=5)):
        with clock_set_to(partial(datetime.astimezone, at)):
            response = trader.post(reverse("trader:orders:ready", args=[order.pk]), follow=True)
    assert f"Order {order.number} is ready." in text(response)
    assert "Ready 06.10" in text(response)
    assert StallOrder.objects.get(pk=order.pk).ready_at == MORNING
    assert Event.objects.filter(name="ordering.ready").count() == 1


def test_sold_out_costs_nothing_and_the_rest_goes_on(stall: Stall, trader: Client):
    purchase = make_order(by_steps(make_offer(stall), 500), by_steps(make_counted_offer(stall), 2))
    line = OrderLine.objects.filter(order__purchase=purchase, mode=EACH.code).get()
    words = text(trader.post(reverse("trader:orders:out", args=[line.pk]), follow=True))
    assert "Tempe is marked sold out." in words.replace(f" {line.offer.label}", "")
    assert "sold out" in words
    assert OrderLine.objects.filter(order__purchase=purchase).values_list("final_rp", flat=True).order_by("pk")[1] == 0
    assert purchase.orders.get().final_rp is None


def buttons(response: Any) -> list[str]:
    """What stands on the buttons of the page, hidden words included."""
    found = re.findall(r"<button[^>]*>(.*?)</button>", response.content.decode(), re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", words).split()) for words in found]


def test_what_the_runner_has_taken_asks_for_nothing_more(stall: Stall, trader: Client):
    todo, taken = (make_order(by_steps(make_offer(stall), 500)) for _ in range(2))
    line = OrderLine.objects.get(order__purchase=taken)
    record_weights(shift=make_shift(taken), readings=[Reading(line.pk, 510, uuid4())], at=MORNING)
    page = trader.get(ORDERS)
    to_pack, _heading, over = text(page).partition("Nothing more to do here")
    assert (todo.number in to_pack, taken.number in to_pack) == (True, False)
    assert f"{taken.number}-1" in over
    assert "510 g · Rp19.380 Rp19.380 Taken by the runner" in over
    assert [words for words in buttons(page) if words.startswith("Ready")] == [f"Ready {todo.number}-1"]
    assert len([words for words in buttons(page) if words.startswith("Sold out")]) == 1


def test_with_everything_taken_or_sold_out_there_is_nothing_to_pack(stall: Stall, trader: Client):
    order = make_order(by_steps(make_offer(stall), 500)).orders.get()
    words = text(trader.post(reverse("trader:orders:out", args=[order.lines.get().pk]), follow=True))
    assert "Nothing to pack now. Nothing more to do here" in words
    assert words.rpartition(order.number)[2].count("Sold out") == 1
    assert "No orders yet" not in words


def test_each_good_of_several_has_its_own_button(stall: Stall, trader: Client):
    offers = make_offer(stall), make_counted_offer(stall)
    number = make_order(by_steps(offers[0], 500), by_steps(offers[1], 2)).orders.get().number
    said = [words for words in buttons(trader.get(ORDERS)) if words.startswith(("Ready", "Sold out"))]
    assert said == [f"Sold out : {offers[0]}", f"Sold out : {offers[1]}", f"Ready {number}"]


def test_a_stall_is_named_only_where_there_are_two(stall: Stall, trader: Client):
    make_order(by_steps(make_offer(stall), 500))
    assert stall.name not in text(trader.get(ORDERS))
    make_stall(owner=stall.business.owner)
    assert stall.name in text(trader.get(ORDERS))


def test_button_and_badge_say_different_things_in_javanese(stall: Stall, trader: Client):
    order = make_order(by_steps(make_offer(stall), 500)).orders.get()
    trader.cookies["bahasa"] = "jv"
    assert f"Cawisaken {order.number}" in buttons(trader.get(ORDERS))
    page = trader.post(reverse("trader:orders:ready", args=[order.pk]), follow=True)
    assert "Sampun siap 06.10" in text(page)
    assert not [words for words in buttons(page) if order.number in words]


@pytest.mark.parametrize("route", ["trader:orders:ready", "trader:orders:out"])
def test_too_late_says_so(stall: Stall, trader: Client, route: str):
    purchase = make_order(by_steps(make_offer(stall), 500))
    order = purchase.orders.get()
    cancel_order(purchase=purchase, reason="by the buyer", at=MORNING)
    key = order.pk if route == "trader:orders:ready" else order.lines.get().pk
    response = trader.post(reverse(route, args=[key]))
    assert response.status_code == 409
    assert "Too late: this was already done, paid or cancelled." in text(response)


def test_money_says_where_each_sum_comes_from(db: None):
    make_slot(make_day())
    purchase, _shift = delivered_order(pay="payout")
    words = text(screen_of(purchase.orders.get().stall.business.owner).get(MONEY))
    assert "Waiting for you Rp19.000 last 14 days" in words
    assert "Sold Rp19.000 Paid to you Rp0 Waiting Rp19.000" in words
    assert purchase.number in words


def test_money_paid_in_cash_does_not_wait(db: None):
    make_slot(make_day())
    purchase, _shift = delivered_order()
    words = text(screen_of(purchase.orders.get().stall.business.owner).get(MONEY))
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
        purchase = make_order(*(by_steps(offer, 500) for offer in offers))
    make_shift(purchase)
    for page in (ORDERS, MONEY):
        with django_assert_max_num_queries(8):
            trader.get(page)
