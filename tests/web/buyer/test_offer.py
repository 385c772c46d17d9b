"""One offer's page: the history of its price and an amount of one's own."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from dodolan.market.ordering.models import BasketLine
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.stalls.models import Offer
from dodolan.people.places.models import PublicMarket
from tests.factories.market import MORNING, make_counted_offer, make_offer, make_stall, make_stock
from tests.factories.pages import BASKET, MARKET, put, text
from tests.factories.people import make_market
from tests.web.buyer.conftest import in_short


def page_of(offer: Offer) -> str:
    return f"{MARKET}barang/{offer.pk}/"


def test_history_is_drawn_with_its_figures(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market), price_rp=30_000, at=MORNING - timedelta(days=3))
    for days, price in ((2, 36_000), (1, 33_000)):
        set_prices(
            stall=offer.stall,
            prices={offer.pk: price},
            source=PriceSource.TRADER,
            by=offer.pk,
            at=MORNING - timedelta(days=days),
        )
    page = phone.get(page_of(offer))
    words = text(page)
    assert "In 30 days: from Rp30.000 to Rp36.000 / kg." in words
    assert "Day Price 13/11 Rp33.000 12/11 Rp36.000 11/11 Rp30.000" in words
    assert b'points="80,190 276,16 472,103"' in page.content


def test_one_price_needs_no_chart(phone: Client, market: PublicMarket):
    assert b"<figure" not in phone.get(page_of(make_offer(make_stall(market)))).content


def test_amount_with_decimal_comma_and_note_goes_into_the_basket(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    response = phone.post(page_of(offer), {"amount": "1,25", "note": "yang merah"}, follow=True)
    assert response.redirect_chain == [(BASKET, 302)]
    assert "is in your basket." in text(response)
    line = BasketLine.objects.get()
    assert (line.steps, line.money_rp, line.note) == (1250, None, "yang merah")
    again = phone.get(page_of(offer)).content.decode()
    assert 'value="1,25 kg"' in again
    assert 'value="yang merah"' in again


def test_money_goes_into_the_basket(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    phone.post(page_of(offer), {"money": "Rp 7.500"})
    assert BasketLine.objects.get().money_rp == 7_500
    assert 'value="7500"' in phone.get(page_of(offer)).content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({}, "Write how much you want."),
        ({"amount": ""}, "Write how much you want."),
        ({"amount": "1", "money": "5000"}, "Write an amount or money, not both."),
        ({"amount": "0"}, "Order a little more, at least 50 g or Rp500."),
        ({"amount": "0,33"}, "Sold in steps of 50 g."),
        ({"amount": "-1"}, "Write an amount, like 1,5 or 250 gram."),
        ({"amount": "1,2345"}, "Write an amount, like 1,5 or 250 gram."),
        ({"amount": "1/0"}, "Write an amount, like 1,5 or 250 gram."),
        ({"amount": "1\0"}, "Write an amount, like 1,5 or 250 gram."),
        ({"amount": "\u202e1"}, "Write an amount, like 1,5 or 250 gram."),
        ({"amount": str(10**18)}, "Write an amount, like 1,5 or 250 gram."),
        ({"amount": "x" * 5000}, "Write an amount, like 1,5 or 250 gram."),
        ({"amount": "3000 kg"}, "That is more than we can carry."),
        ({"amount": "250"}, "Write it with its unit: 250 g or 250 kg?"),
        ({"money": "0"}, "Order a little more, at least 50 g or Rp500."),
        ({"money": "499"}, "Order a little more, at least 50 g or Rp500."),
        ({"money": "5000,50"}, "Write whole rupiah, like 5000 or 5.000."),
        ({"money": "-5000"}, "Write whole rupiah, like 5000 or 5.000."),
        ({"money": str(10**18)}, "Write whole rupiah, like 5000 or 5.000."),
        ({"money": "60000000"}, "That is more than we can carry."),
        ({"amount": "1", "note": "x" * 121}, "At most 120 letters."),
        ({"amount": "1", "note": "a\0b"}, "There is a sign in it that we cannot read."),
    ],
    ids=in_short,
)
def test_bad_input_is_explained_and_kept(phone: Client, market: PublicMarket, typed: dict[str, str], sentence: str):
    response = phone.post(page_of(make_offer(make_stall(market))), typed)
    assert response.status_code == 422
    assert text(response).count(sentence) == 2
    assert BasketLine.objects.count() == 0
    for value in typed.values():
        if value.isprintable() and len(value) < 200:
            assert f'value="{value}"' in response.content.decode() or not value


def test_full_width_digits_are_digits(phone: Client, market: PublicMarket):
    phone.post(page_of(make_offer(make_stall(market))), {"amount": "\uff12"})
    assert BasketLine.objects.get().steps == 2_000


def test_counted_goods_are_not_asked_for_money(phone: Client, market: PublicMarket):
    offer = make_counted_offer(make_stall(market))
    page = phone.get(page_of(offer)).content.decode()
    assert "How much, in board" in page
    assert 'name="money"' not in page
    assert phone.post(page_of(offer), {"amount": "1,5"}).status_code == 422


def test_sold_out_says_where_else_to_look(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    make_stock(offer, None, is_out=True)
    page = phone.get(page_of(offer))
    assert "This is sold out. Another stall may have it." in text(page)
    assert b'name="amount"' not in page.content


def test_stall_suspended_meanwhile(phone: Client, market: PublicMarket):
    offer = make_offer(make_stall(market))
    type(offer.stall).objects.filter(pk=offer.stall_id).update(status="suspended")
    response = phone.post(page_of(offer), {"amount": "1"})
    assert response.status_code == 422
    assert "This is not sold any more." in text(response)


def test_unknown_and_foreign_offers_are_404(phone: Client, market: PublicMarket):
    foreign = make_offer(make_stall(make_market("blimbing")))
    assert phone.get(page_of(foreign)).status_code == 404
    assert phone.get(f"{MARKET}barang/{uuid4()}/").status_code == 404
    assert phone.get(f"{MARKET}barang/1/").status_code == 404
    assert phone.put(page_of(foreign)).status_code == 405


def test_statements_are_few(phone: Client, market: PublicMarket, django_assert_num_queries: Any):
    offer = make_offer(make_stall(market))
    put(phone, (offer, "500"))
    with django_assert_num_queries(6):
        phone.get(page_of(offer))
