"""Filling the basket: one line or many, with and without scripts, and taking out again."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from dodolan.market.ordering.models import Basket, BasketLine
from dodolan.market.stalls.models import Offer, Stall, StallStatus
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from dodolan.people.places.models import PublicMarket
from tests.factories.market import (
    make_counted_offer,
    make_day,
    make_offer,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.pages import BASKET, MARKET, PUT, REMOVE, kilobytes, put, text
from tests.factories.people import make_market
from tests.web.buyer.conftest import in_short, reading_english

HTMX = {"HX-Request": "true"}
Change = Callable[[Offer], None]


def in_baskets() -> list[tuple[int | None, int | None]]:
    return list(BasketLine.objects.order_by("pk").values_list("steps", "money_rp"))


def test_first_line_gives_the_phone_its_secret(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    response = phone.post(PUT, {"offer": str(offer.pk), "amount": "250", "next": f"{MARKET}?page=1"})
    assert response.status_code == 302
    assert response["Location"] == f"{MARKET}?page=1#g-{offer.pk}"
    cookie = response.cookies["keranjang"]
    assert (cookie["httponly"], cookie["samesite"], cookie["max-age"]) == (True, "Lax", 14 * 24 * 3600)
    assert Basket.objects.get().secret == cookie.value
    assert in_baskets() == [(250, None)]


def test_second_put_of_an_offer_changes_its_line(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    put(phone, (offer, "250"))
    put(phone, (offer, "rp5000"))
    assert in_baskets() == [(None, 5_000)]


def test_many_lines_in_one_request(phone: Client, market: PublicMarket):
    chilli, tempe = make_offer(make_stall(market)), make_counted_offer(make_stall(market))
    assert put(phone, (chilli, "rp5000"), (tempe, "2"))["Location"].startswith(BASKET)
    words = text(phone.get(BASKET))
    assert "worth Rp5.000 · Rp38.000 / kg Rp5.000" in words
    assert "2 boards · Rp4.000 / board ± Rp8.000" in words
    assert "Goods, about ± Rp13.000 Delivery Rp10.000 Together, about ± Rp23.000" in words
    assert "The sum may change a little after weighing." in words


def test_each_market_has_its_own_basket(phone: Client, market: PublicMarket):
    other = make_market("blimbing")
    make_slot(make_day(other))
    put(phone, (make_offer(make_stall(market)), "250"))
    phone.post("/pasar/blimbing/keranjang/isi/", {"line": f"{make_offer(make_stall(other)).pk}:500"})
    assert Basket.objects.count() == 2
    assert len(set(Basket.objects.values_list("secret", flat=True))) == 1
    assert "¼ kg" in text(phone.get(BASKET))
    assert "½ kg" not in text(phone.get(BASKET))


def test_another_phone_sees_nothing_of_it(phone: Client, market: PublicMarket):
    put(phone, (make_offer(make_stall(market)), "250"))
    assert "Your basket is empty" in text(reading_english(Client()).get(BASKET))


def test_htmx_gets_the_row_and_the_bar_alone(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    response = phone.post(PUT, {"offer": str(offer.pk), "amount": "250", "next": MARKET}, headers=HTMX)
    body = response.content.decode()
    assert response.status_code == 200
    assert body.startswith("\n<li") or "<li" in body[:200]
    assert f'id="g-{offer.pk}"' in body
    assert 'id="bar"' in body
    assert 'hx-swap-oob="true"' in body
    assert "<html" not in body
    assert "In the basket: ¼ kg" in text(response)
    assert "keranjang" in response.cookies


def test_htmx_in_the_search_keeps_the_name_of_the_market(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    words = {"offer": str(offer.pk), "amount": "250"}
    assert "· Pasar Oro" in text(phone.post(PUT, {**words, "next": "/cari/?q=cabai"}, headers=HTMX))
    assert "· Pasar Oro" not in text(phone.post(PUT, {**words, "next": MARKET}, headers=HTMX))


def test_htmx_is_told_why_an_amount_is_refused(phone: Client, market: PublicMarket):
    response = phone.post(PUT, {"offer": str(uuid4()), "amount": "250"}, headers=HTMX)
    assert response.status_code == 404
    assert "This is not sold any more." in text(response)
    assert "<html" not in response.content.decode()


@pytest.mark.parametrize(
    "page",
    ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)", "\0", "/" + "x" * 600],
    ids=in_short,
)
def test_put_goes_back_to_our_pages_only(phone: Client, market: PublicMarket, page: str):
    offer = make_offer(make_stall(market))
    response = phone.post(PUT, {"offer": str(offer.pk), "amount": "250", "next": page})
    assert response["Location"] == f"{BASKET}#g-{offer.pk}"


@pytest.mark.parametrize(
    ("amount", "status"),
    [
        ("", 400),
        ("0", 400),
        ("-250", 400),
        ("333", 400),
        ("1,5", 400),
        ("250.0", 400),
        ("\uff12\uff15\uff10", 400),
        ("250\0", 400),
        ("\u202e250", 400),
        ("9" * 18, 400),
        ("9" * 5000, 400),
        ("10000000000000", 400),
        ("2000050", 400),
        ("rp", 400),
        ("rp0", 400),
        ("rp499", 400),
        ("rp99999999", 400),
        ("rp-5000", 400),
        ("abc", 400),
    ],
    ids=in_short,
)
def test_bad_amounts_change_nothing(phone: Client, market: PublicMarket, amount: str, status: int):
    offer = make_offer(make_stall(market))
    response = phone.post(PUT, {"offer": str(offer.pk), "amount": amount})
    assert response.status_code == status
    assert "<h1>" in response.content.decode()
    assert in_baskets() == []


@pytest.mark.parametrize("key", ["", "x", "\0", "1" * 5000, "g" * 36], ids=in_short)
def test_bad_keys_are_refused(phone: Client, market: PublicMarket, key: str):
    assert phone.post(PUT, {"offer": key, "amount": "250"}).status_code == 400
    assert phone.post(PUT, {"line": f"{key}:250"}).status_code == 400
    assert phone.post(REMOVE, {"offer": key}).status_code == 400


def test_nothing_and_too_much_are_refused(phone: Client, market: PublicMarket):
    assert phone.post(PUT).status_code == 400
    offer = make_offer(make_stall(market))
    response = put(phone, *[(offer, "250")] * 201)
    assert response.status_code == 409
    assert "A basket holds at most 200 kinds of goods." in text(response)
    assert put(phone, *[(offer, "250")] * 700).status_code == 400


def _without_price(offer: Offer) -> None:
    offer.current.delete()


def _inactive(offer: Offer) -> None:
    Offer.objects.filter(pk=offer.pk).update(is_active=False)


def _suspended(offer: Offer) -> None:
    Stall.objects.filter(pk=offer.stall_id).update(status=StallStatus.SUSPENDED)


@pytest.mark.parametrize("change", [_without_price, _inactive, _suspended])
def test_what_is_not_sold_cannot_be_put_in(phone: Client, market: PublicMarket, change: Change):
    offer = make_offer(make_stall(market))
    change(offer)
    response = put(phone, (offer, "250"))
    assert response.status_code == 404
    assert "This is not sold any more." in text(response)
    assert in_baskets() == []


def test_offers_of_another_market_cannot_be_put_in(phone: Client, market: PublicMarket):
    assert put(phone, (make_offer(make_stall(make_market("blimbing"))), "250")).status_code == 404


@pytest.mark.parametrize("change", [_inactive, _suspended])
def test_what_was_sold_before_can_be_removed(phone: Client, market: PublicMarket, change: Change):
    offer = make_offer(make_stall(market))
    put(phone, (offer, "250"))
    change(offer)
    words = text(phone.get(BASKET))
    assert "This is not sold any more. Please remove it." in words
    assert "Goods, about ± Rp0" in words
    response = phone.post(REMOVE, {"offer": str(offer.pk)}, follow=True)
    assert "Your basket is empty" in text(response)
    assert in_baskets() == []


def test_removing_what_is_not_in_it_changes_nothing(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    put(phone, (offer, "250"))
    assert phone.post(REMOVE, {"offer": str(uuid4())}).status_code == 302
    assert Client().post(REMOVE, {"offer": str(offer.pk)}).status_code == 302
    assert in_baskets() == [(250, None)]


@pytest.mark.parametrize("secret", ["", "x", "a" * 23, "a" * 5000, "../../../../etc/passw"], ids=in_short)
def test_a_cookie_we_did_not_make_is_replaced(phone: Client, market: PublicMarket, secret: str):
    phone.cookies["keranjang"] = secret
    assert phone.get(MARKET).status_code == 200
    assert put(phone, (make_offer(make_stall(market)), "250")).cookies["keranjang"].value != secret


@pytest.mark.parametrize("address", [PUT, REMOVE])
def test_other_methods_lead_back_to_the_basket(phone: Client, market: PublicMarket, address: str):
    assert phone.get(address)["Location"] == BASKET
    assert phone.put(address).status_code == 405
    assert phone.delete(address).status_code == 405


def test_a_basket_of_ten_lines_is_light(phone: Client, market: PublicMarket, django_assert_num_queries: Any):
    stalls = [make_stall(market) for _ in range(4)]
    lines = [(make_offer(stalls[n % 4], good=f"Barang {n}"), "250") for n in range(10)]
    put(phone, lines[0])
    with django_assert_num_queries(5):
        phone.get(BASKET)
    put(phone, *lines)
    with django_assert_num_queries(5):
        page = phone.get(BASKET)
    assert page.content.count(b'class="card"') == 4
    assert kilobytes(page) <= 14
    assert page["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"


def test_bar_without_scripts_and_after_stock_ran_out(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    put(phone, (offer, "250"))
    make_stock(offer, 0)
    response = phone.post(PUT, {"offer": str(offer.pk), "amount": "500", "next": MARKET}, headers=HTMX)
    assert "sold out today" in text(response)


def test_pieces_priced_by_weight_are_counted_in_pieces(phone: Client, market: PublicMarket):
    hen = make_offer(
        make_stall(market), good="Ayam", mode=EACH_BY_WEIGHT.code, increment=1, nominal_g=900, price_rp=40_000
    )
    put(phone, (hen, "2"))
    assert "2 pieces · Rp40.000 / kg ± Rp72.000" in text(phone.get(BASKET))
    assert "1 piece 2 pieces 3 pieces Rp5.000 other" in text(phone.get(MARKET))
