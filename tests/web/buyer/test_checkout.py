"""Ordering what is in the basket: three requests, one transaction, and every refusal beside its cause."""

from datetime import time, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import at_wib, clock_set_to
from dodolan.kernel.switches.actions import turn
from dodolan.market.ordering.models import BasketLine, DeliveryFee, DeliverySlot, OrderLine, Purchase
from dodolan.market.ordering.switches import GUEST_PURCHASES
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.stalls.models import Offer, StallClosure, StockDay
from dodolan.people.places.models import District, PublicMarket
from tests.factories.market import (
    DAY,
    MORNING,
    make_counted_offer,
    make_offer,
    make_order,
    make_stall,
    make_stock,
)
from tests.factories.pages import BASKET, PLACE, checkout, hidden, known_here, order, placed, put, text
from tests.factories.people import make_user, make_village
from tests.web.buyer.conftest import in_short, reading_english


@pytest.fixture
def chilli(market: PublicMarket) -> Offer:
    return make_offer(make_stall(market))


@pytest.fixture
def filled(phone: Client, chilli: Offer) -> Client:
    """A phone with half a kilogram of chilli in its basket."""
    put(phone, (chilli, "500"))
    return phone


def test_guest_buys_from_two_stalls_in_three_requests(phone: Client, market: PublicMarket, chilli: Offer):
    tempe = make_counted_offer(make_stall(market))
    assert put(phone, (chilli, "rp5000"), (tempe, "2")).status_code == 302
    form = {**hidden(phone), **checkout(market)}
    response = phone.post(PLACE, form)
    purchase = Purchase.objects.get()
    assert response["Location"] == f"/pesanan/{purchase.secret}/"
    assert (purchase.buyer_name, purchase.phone, purchase.village_id) == ("Bu Ani", "+6281234567890", market.village_id)
    assert (purchase.street, purchase.note, purchase.buyer) == ("Jalan Contoh 7", "pagar hijau", None)
    assert (purchase.goods_estimate_rp, purchase.delivery_fee_rp) == (13_000, 10_000)
    assert purchase.orders.count() == 2
    assert list(OrderLine.objects.order_by("order__number").values_list("ordered_steps", "ordered_rp")) == [
        (None, 5_000),
        (2, None),
    ]
    assert BasketLine.objects.count() == 0
    assert DeliverySlot.objects.get().booked == 1


def test_sent_twice_it_is_one_order(filled: Client, market: PublicMarket):
    form = {**hidden(filled), **checkout(market)}
    first, second = filled.post(PLACE, form), filled.post(PLACE, form)
    assert first["Location"] == second["Location"]
    assert Purchase.objects.count() == 1
    assert DeliverySlot.objects.get().booked == 1


def test_the_same_key_with_other_words_is_refused(filled: Client, market: PublicMarket):
    form = {**hidden(filled), **checkout(market)}
    filled.post(PLACE, form)
    response = filled.post(PLACE, {**form, "street": "Jalan Lain 9"})
    assert response.status_code == 422
    assert "This form was already sent with other contents." in text(response)
    assert Purchase.objects.count() == 1


def test_a_key_of_another_phone_orders_nothing_of_it(filled: Client, market: PublicMarket):
    form = {**hidden(filled), **checkout(market)}
    filled.post(PLACE, form)
    response = reading_english(Client()).post(PLACE, form)
    assert response.status_code == 400
    assert "Your basket is empty" in text(response)


def test_buyer_with_account_finds_name_phone_and_last_address(market: PublicMarket, chilli: Offer):
    buyer = make_user("Bu Sri", phone="+6281298765432")
    make_order(buyer=buyer)
    phone = reading_english(Client())
    phone.force_login(buyer)
    put(phone, (chilli, "500"))
    page = phone.get(BASKET).content.decode()
    for value in ("Bu Sri", "0812-9876-5432", "Jalan Contoh 7", "pagar hijau"):
        assert f'value="{value}"' in page
    assert f'<option value="{market.village_id}" selected>' in page
    order(phone, market)
    assert Purchase.objects.filter(buyer=buyer).count() == 2


@pytest.mark.parametrize("lines", [1, 20])
def test_placing_takes_few_statements_whatever_the_lines(phone: Client, market: PublicMarket, lines: int):
    known_here(phone)
    stalls = [make_stall(market) for _ in range(4)]
    offers = [make_offer(stalls[n % 4], good=f"Barang {n}") for n in range(lines)]
    for offer in offers:
        make_stock(offer, 10_000)
    put(phone, *[(offer, "500") for offer in offers])
    form = {**hidden(phone), **checkout(market)}
    with CaptureQueriesContext(connection) as sent:
        assert phone.post(PLACE, form).status_code == 302
    words = [row["sql"].split()[0] for row in sent]
    # PostgreSQL locks the stock in one statement more.
    locks = int(connection.features.has_select_for_update)
    assert len([word for word in words if word not in ("SAVEPOINT", "RELEASE")]) == 21 + locks
    # Savepoints stand for the transactions of real life; the market's row and the limit come before the big one.
    assert len(words) == 31 + locks
    assert words.index("RELEASE") == 4


def test_the_page_of_the_basket_takes_eight_statements_signed_in(
    market: PublicMarket, chilli: Offer, django_assert_num_queries: Any
):
    buyer = make_user()
    make_order(buyer=buyer)
    phone = Client()
    phone.force_login(buyer)
    put(phone, (chilli, "500"))
    with django_assert_num_queries(8):
        phone.get(BASKET)


@pytest.mark.parametrize(
    ("field", "typed", "sentence"),
    [
        ("name", "", "Name of who receives: "),
        ("name", " \u200b ", "Name of who receives: "),
        ("name", "x" * 81, "At most 80 letters."),
        ("name", "Bu\0Ani", "There is a sign in it that we cannot read."),
        ("phone", "", "Mobile number: "),
        ("phone", "12", "Write a number like 0812 3456 7890."),
        ("phone", "abc", "Write a number like 0812 3456 7890."),
        ("phone", "+1 202 555 0143", "Write a number like 0812 3456 7890."),
        ("phone", "0" * 31, "Mobile number: "),
        ("phone", "0812\0345", "Mobile number: "),
        ("village", "", "Please choose a village."),
        ("village", "x" * 14, "At most 13 letters."),
        ("village", "99.99.99.9999", "We do not deliver there from this market."),
        ("village", "\0", "There is a sign in it that we cannot read."),
        ("street", "", "Street and number: "),
        ("street", "x" * 201, "At most 200 letters."),
        ("note", "x" * 201, "At most 200 letters."),
        ("note", "a\0b", "There is a sign in it that we cannot read."),
        ("slot", "", "Please choose a time."),
        ("slot", "x", "Please choose a time."),
        ("slot", "\0", "Please choose a time."),
        ("slot", "01a20025-a989-7715-859c-5cb52ed3ca96", "It is too late for that time. Please choose another."),
    ],
    ids=in_short,
)
def test_bad_fields_are_explained_and_everything_typed_is_kept(
    filled: Client, market: PublicMarket, field: str, typed: str, sentence: str
):
    response = order(filled, market, **{field: typed})
    assert response.status_code in (400, 409, 422)
    assert sentence in text(response)
    assert f'href="#id_{field}"' in response.content.decode()
    page = response.content.decode()
    for name, value in checkout(market).items():
        if name not in (field, "village", "slot"):
            assert f'value="{value}"' in page, name
    assert Purchase.objects.count() == 0
    assert BasketLine.objects.count() == 1


def test_missing_fields_all_at_once(filled: Client):
    response = filled.post(PLACE, {})
    assert response.status_code == 422
    assert response.content.count(b'<a href="#id_') == 5


def test_direction_marks_are_taken_out_and_full_width_digits_read(filled: Client, market: PublicMarket):
    order(
        filled,
        market,
        name="\u202eBu  Ani",
        phone="\uff10\uff18\uff11\uff12 \uff13\uff14\uff15\uff16 \uff17\uff18\uff19\uff10",
    )
    purchase = Purchase.objects.get()
    assert (purchase.buyer_name, purchase.phone) == ("Bu Ani", "+6281234567890")


def test_markup_in_a_name_stays_text(filled: Client, market: PublicMarket):
    order(filled, market, name="<script>alert(1)</script>")
    page = filled.get(f"/pesanan/{Purchase.objects.get().secret}/").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_a_village_without_fee_is_not_offered_and_refused(filled: Client, market: PublicMarket):
    far = make_village("35.73.05.1001", "Jauh")
    District.objects.filter(pk=far.district_id).update(name="Lowokwaru")
    page = filled.get(BASKET).content.decode()
    assert market.village_id in page
    assert far.code not in page
    assert order(filled, market, village=far.code).status_code == 400
    DeliveryFee.objects.create(market=market, district=far.district, amount_rp=15_000)
    words = text(filled.get(BASKET))
    assert "Delivery Rp10.000-Rp15.000 Together, from ± Rp29.000" in words


def test_a_changed_price_is_shown_before_it_is_paid(filled: Client, market: PublicMarket, chilli: Offer):
    form = {**hidden(filled), **checkout(market)}
    set_prices(stall=chilli.stall, prices={chilli.pk: 40_000}, source=PriceSource.TRADER, by=chilli.pk, at=MORNING)
    response = filled.post(PLACE, form)
    assert response.status_code == 409
    words = text(response)
    assert "A price has changed. Please look at the new sum and order again." in words
    assert "Rp40.000 / kg ± Rp20.000" in words
    assert order(filled, market).status_code == 302


@pytest.mark.parametrize("seal", ["", "0" * 16, "\0", "x" * 5000], ids=in_short)
def test_a_seal_we_did_not_make_is_a_changed_price(filled: Client, market: PublicMarket, seal: str):
    assert filled.post(PLACE, {**hidden(filled), **checkout(market), "seal": seal}).status_code == 409


@pytest.mark.parametrize("key", ["", "\0", "x" * 256, "a\nb"], ids=in_short)
def test_a_bad_key_is_refused(filled: Client, market: PublicMarket, key: str):
    response = filled.post(PLACE, {**hidden(filled), **checkout(market), "key": key})
    assert response.status_code == 400
    assert "Something in the form is not right." in text(response)


def test_too_little_left_names_the_goods_and_the_rest(filled: Client, market: PublicMarket, chilli: Offer):
    stock = make_stock(chilli, 300)
    response = order(filled, market)
    assert response.status_code == 409
    words = text(response)
    assert f"{chilli}: only 300 g left." in words
    assert "Only 300 g left. Please change it." in words
    StockDay.objects.filter(pk=stock.pk).update(is_out=True)
    words = text(order(filled, market))
    assert f"{chilli} is sold out." in words
    assert "Sold out. Please remove it." in words
    assert DeliverySlot.objects.get().booked == 0


def test_a_stall_closed_meanwhile_is_named(filled: Client, market: PublicMarket, chilli: Offer):
    form = {**hidden(filled), **checkout(market)}
    StallClosure.objects.create(stall=chilli.stall, date=DAY)
    response = filled.post(PLACE, form)
    assert response.status_code == 404
    assert "This is not sold any more. Please remove it." in text(response)
    assert 'value="Bu Ani"' in response.content.decode()


def test_a_full_slot_is_marked_and_cannot_be_chosen(filled: Client, market: PublicMarket):
    form = {**hidden(filled), **checkout(market)}
    DeliverySlot.objects.update(booked=20)
    response = filled.post(PLACE, form)
    assert response.status_code == 409
    words = text(response)
    assert "That time is full. Please choose another." in words
    assert "09.00-11.00 full" in words
    assert b"disabled" in response.content


def test_a_slot_past_its_cutoff_is_refused(filled: Client, market: PublicMarket):
    form = {**hidden(filled), **checkout(market)}
    with clock_set_to(lambda: at_wib(DAY, time(8, 1))):
        response = filled.post(PLACE, form)
    assert response.status_code == 409
    assert "It is too late for that time." in text(response)
    assert "There is no time to choose now." in text(response)


def test_the_same_phone_orders_at_most_ten_times_a_minute(filled: Client, market: PublicMarket):
    form = {**hidden(filled), **checkout(market), "seal": "old"}
    answers = [filled.post(PLACE, form).status_code for _ in range(10)]
    assert answers == [409] * 10
    response = filled.post(PLACE, form)
    assert response.status_code == 429
    assert "Too many tries. Please wait 2 minutes." in text(response)
    assert response["Retry-After"] == "61"
    assert 'value="Bu Ani"' in response.content.decode()
    with clock_set_to(lambda: MORNING + timedelta(minutes=1)):
        assert order(filled, market).status_code == 302


def test_an_amount_that_is_no_longer_sold_is_refused(filled: Client, market: PublicMarket, chilli: Offer):
    Offer.objects.filter(pk=chilli.pk).update(increment=1000)
    response = order(filled, market)
    assert response.status_code == 400
    assert "This is not sold in that amount." in text(response)


def test_reloading_the_address_of_the_form_shows_the_basket(filled: Client):
    assert filled.get(PLACE)["Location"] == BASKET
    assert filled.put(PLACE).status_code == 405


def test_without_the_token_of_the_page_nothing_is_ordered(market: PublicMarket, chilli: Offer):
    phone = reading_english(Client(enforce_csrf_checks=True))
    response = phone.post(PLACE, checkout(market))
    assert response.status_code == 403
    assert "This page was open for too long." in text(response)


def test_two_markets_one_after_the_other(filled: Client, market: PublicMarket, chilli: Offer):
    first = placed(filled, market, (chilli, "250"))
    second = placed(filled, market, (chilli, "250"))
    assert first.number != second.number
    assert DeliverySlot.objects.get().booked == 2


def test_without_an_account_nothing_is_ordered_while_guests_are_off(filled: Client, market: PublicMarket):
    turn(switch=GUEST_PURCHASES, on=False, by=SYSTEM, at=MORNING)
    response = filled.post(PLACE, {**hidden(filled), **checkout(market)})
    assert (response.status_code, Purchase.objects.count(), DeliverySlot.objects.get().booked) == (403, 0, 0)
    assert "That is switched off in this city at the moment." in text(response)
    # Nobody's typing is lost: with an account the same basket can be ordered.
    filled.force_login(make_user("Bu Ani"))
    assert filled.post(PLACE, {**hidden(filled), **checkout(market)}).status_code == 302
    assert Purchase.objects.get().buyer is not None
