"""The front page, search, and the price lists of markets and stalls."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client

from dodolan.kernel.clock import at_wib, clock_set_to
from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.stalls.models import MarketDay, Stall, StallClosure, StallStatus
from dodolan.people.places.models import PublicMarket
from tests.factories.market import (
    DAY,
    MORNING,
    make_counted_offer,
    make_day,
    make_good,
    make_offer,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.pages import MARKET, kilobytes, put, text
from tests.factories.people import make_market, make_user
from tests.web.buyer.conftest import in_short

NIGHT = at_wib(DAY, time(20))


def test_front_page_shows_markets_with_stalls_and_next_slot(phone: Client, market: PublicMarket):
    make_stall(market)
    make_stall(market)
    make_market("blimbing")
    page = phone.get("/")
    assert page.status_code == 200
    words = text(page)
    assert "Pasar Oro Oro Dowo 2 stalls Next delivery today 09.00-11.00" in words
    assert "Pasar Blimbing 0 stalls Nothing is sold here for now" in words


def test_front_page_of_an_empty_city(phone: Client, db: None):
    assert "No market is here yet" in text(phone.get("/"))


def test_price_list_row_has_price_stall_freshness_and_amounts(phone: Client, market: PublicMarket):
    stall = make_stall(market)
    offer = make_offer(stall)
    page = phone.get(MARKET)
    words = text(page)
    assert f"{offer} Rp38.000 / kg {stall.name} , {stall.place} price at 05.00" in words
    assert "100 g ¼ kg ½ kg Rp5.000 other" in words
    assert "delivery today 09.00-11.00 (20 places left)" in words


def test_price_list_of_counted_goods_says_the_unit_in_the_price(phone: Client, market: PublicMarket):
    offer = make_counted_offer(make_stall(market))
    words = text(phone.get(MARKET))
    assert f"{offer} Rp4.000 / board" in words
    assert " 1 2 3 other" in words


def test_price_list_shows_what_is_left_and_what_is_sold_out(phone: Client, market: PublicMarket):
    make_stock(make_offer(make_stall(market), good="Bayam"), 300)
    make_stock(make_offer(make_stall(market), good="Terong"), None, is_out=True)
    page = phone.get(MARKET)
    words = text(page)
    assert "300 g left" in words
    assert "100 g ¼ kg Rp5.000 other" in words
    assert "sold out today" in words
    assert page.content.count(b'name="amount"') == 3


def test_price_list_shows_how_the_price_moved_in_a_week(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market), price_rp=40_000, at=MORNING - timedelta(days=8))
    set_prices(stall=offer.stall, prices={offer.pk: 44_000}, source=PriceSource.TRADER, by=offer.pk, at=MORNING)
    page = phone.get(MARKET)
    assert "▲ up 10% this week" in text(page)
    assert b"<polyline" in page.content


def test_price_list_of_an_older_price_names_the_day(phone: Client, market: PublicMarket):
    make_offer(make_stall(market), at=MORNING - timedelta(days=2))
    assert "price of Thursday 12 November 2020" in text(phone.get(MARKET))


def test_price_list_marks_what_is_in_the_basket(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    put(phone, (offer, "500"))
    page = phone.get(MARKET)
    assert "In the basket: ½ kg" in text(page)
    assert page.content.count(b'aria-pressed="true">\xc2\xbd kg') == 1
    assert "1 kind · 1 stall ± Rp19.000, exact after weighing" in text(page)


def test_chips_choose_a_cluster_and_keep_the_search(phone: Client, market: PublicMarket):
    make_offer(make_stall(market), good="Bayam")
    assert "Bayam" in text(phone.get(MARKET, {"kelompok": "fresh"}))
    page = phone.get(MARKET, {"kelompok": "ikm", "q": "bayam"})
    assert "Nothing found" in text(page)
    assert f'{MARKET}?q=bayam&amp;kelompok=fresh"'.encode() in page.content


@pytest.mark.parametrize("query", ["bayam", "BAYAM", "bayem", "  bay ", "\uff42\uff41\uff59\uff41\uff4d"])
def test_search_finds_by_name_and_market_words(phone: Client, market: PublicMarket, query: str):
    make_good("Bayam")
    make_offer(make_stall(market), good="Bayam")
    make_offer(make_stall(market), good="Terong")
    for address in (MARKET, "/cari/"):
        page = phone.get(address, {"q": query})
        assert "Bayam" in text(page)
        assert "Terong" not in text(page)


def test_search_covers_all_markets_of_the_next_day_and_names_them(phone: Client, market: PublicMarket):
    other = make_market("blimbing")
    make_slot(make_day(other))
    make_offer(make_stall(market), good="Bayam")
    make_offer(make_stall(other), good="Bayam")
    words = text(phone.get("/cari/", {"q": "bayam"}))
    assert "2 offers found" in words
    assert "Pasar Blimbing" in words
    assert "Pasar Oro Oro Dowo" in words
    assert "Your basket is empty" in words


def test_search_shows_the_basket_that_was_filled_last(phone: Client, market: PublicMarket):
    other = make_market("blimbing")
    make_slot(make_day(other))
    put(phone, (make_offer(make_stall(market)), "500"))
    offer = make_offer(make_stall(other), good="Bayam")
    with clock_set_to(lambda: MORNING + timedelta(minutes=1)):
        phone.post("/pasar/blimbing/keranjang/isi/", {"line": f"{offer.pk}:250"})
        page = phone.get("/cari/", {"q": "bayam"})
    assert "Pasar Blimbing 1 kind in the basket Basket" in text(page)
    assert "In the basket: ¼ kg" in text(page)


def test_search_without_words_and_without_hits_says_what_to_do(phone: Client, market: PublicMarket):
    assert "Write what you need" in text(phone.get("/cari/"))
    assert "Try a shorter word" in text(phone.get("/cari/", {"q": "zzz"}))


def test_after_the_last_cutoff_the_price_list_is_that_of_tomorrow(phone: Client, market: PublicMarket):
    make_offer(make_stall(market))
    with clock_set_to(lambda: NIGHT):
        assert "The market is closed for now" in text(phone.get(MARKET))
        make_slot(make_day(market, on=DAY + timedelta(days=1)))
        words = text(phone.get(MARKET))
    assert "Prices for Sunday 15 November 2020" in words
    assert "delivery tomorrow 09.00-11.00" in words


def test_full_slots_do_not_hide_the_price_list(phone: Client, market: PublicMarket):
    make_offer(make_stall(market))
    DeliverySlot.objects.update(booked=20)
    words = text(phone.get(MARKET))
    assert "All delivery times are full" in words
    assert "Rp38.000 / kg" in words


def test_suspended_and_closed_stalls_are_not_on_the_price_list(phone: Client, market: PublicMarket):
    away, suspended = make_stall(market), make_stall(market)
    make_offer(away, good="Bayam")
    make_offer(suspended, good="Terong")
    StallClosure.objects.create(stall=away, date=DAY)
    Stall.objects.filter(pk=suspended.pk).update(status=StallStatus.SUSPENDED)
    assert "Nothing is sold here for now" in text(phone.get(MARKET))
    assert "Nothing found" in text(phone.get(f"{MARKET}?q=bayam"))
    assert "This stall is closed" in text(phone.get(f"{MARKET}lapak/{away.slug}/"))


def test_stall_page_shows_its_goods(phone: Client, market: PublicMarket):
    stall = make_stall(market)
    make_offer(stall, good="Bayam")
    make_offer(make_stall(market), good="Terong")
    words = text(phone.get(f"{MARKET}lapak/{stall.slug}/"))
    assert "Bayam" in words
    assert "Terong" not in words


def test_stall_page_of_another_market_or_of_nothing_is_404(phone: Client, market: PublicMarket):
    stall = make_stall(make_market("blimbing"))
    assert phone.get(f"{MARKET}lapak/{stall.slug}/").status_code == 404
    assert phone.get(f"{MARKET}lapak/tidak-ada/").status_code == 404
    assert phone.get("/pasar/tidak-ada/").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        {"page": "0"},
        {"page": "-1"},
        {"page": "abc"},
        {"page": "9" * 30},
        {"page": "999999999"},
        {"page": "\uff11"},
        {"q": "a\0b"},
        {"q": "\u202ebayam"},
        {"q": "%_'\"<script>"},
        {"q": "x" * 5000},
        {"kelompok": "nothing"},
        {"kelompok": "\0"},
    ],
    ids=in_short,
)
def test_odd_addresses_are_answered(phone: Client, market: PublicMarket, query: dict[str, str]):
    make_offer(make_stall(market), good="Bayam")
    for address in (MARKET, "/cari/"):
        page = phone.get(address, query)
        assert page.status_code == 200
        assert b"\0" not in page.content
        assert b"<script>" not in page.content


@pytest.mark.parametrize("address", ["/", "/cari/", MARKET])
def test_pages_to_read_refuse_other_methods(phone: Client, market: PublicMarket, address: str):
    assert phone.post(address).status_code == 405


def _fill(market: PublicMarket, rows: int) -> None:
    stall = make_stall(market)
    for number in range(rows):
        make_stock(make_offer(stall, good=f"Barang {number}"), 9_000)


@pytest.mark.parametrize("rows", [1, 30])
def test_statements_do_not_grow_with_the_rows(
    phone: Client, market: PublicMarket, rows: int, django_assert_num_queries: Any
):
    _fill(market, rows)
    stall = Stall.objects.get()
    offer = make_offer(stall, good="Bayam")
    put(phone, (offer, "500"))
    phone.force_login(make_user())
    with django_assert_num_queries(5):
        phone.get(MARKET)
    with django_assert_num_queries(4):
        phone.get("/cari/", {"q": "b"})
    with django_assert_num_queries(4):
        phone.get("/")
    with django_assert_num_queries(6):
        phone.get(f"{MARKET}lapak/{stall.slug}/")


def test_a_full_price_list_is_light(phone: Client, market: PublicMarket):
    _fill(market, 30)
    page = phone.get(MARKET)
    assert page.content.count(b'class="good"') == 24
    assert "Page 1 of 2" in text(page)
    assert kilobytes(page) <= 14
    assert phone.get(MARKET, {"page": "2"}).content.count(b'class="good"') == 6


def test_closed_market_days_are_skipped(phone: Client, market: PublicMarket):
    make_offer(make_stall(market))
    MarketDay.objects.update(is_closed=True)
    assert "The market is closed for now" in text(phone.get(MARKET))
    assert "Nothing found" in text(phone.get("/cari/", {"q": "cabai"}))
