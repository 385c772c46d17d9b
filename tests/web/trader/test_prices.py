"""A trader's price page: new prices, all as before, stock, days off."""

import re
from datetime import time, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.kernel.clock import at_wib, clock_set_to
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.stalls.models import Offer, Stall, StallClosure, StockDay
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED
from dodolan.people.accounts.models import RoleName
from tests.factories.market import (
    DAY,
    by_steps,
    make_counted_offer,
    make_day,
    make_offer,
    make_order,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.pages import text
from tests.factories.people import make_user

PRICES = "/lapak/harga/"


def price_of(offer: Offer) -> int:
    return CurrentPrice.objects.get(offer=offer).price.amount_rp


def test_filled_in_prices_change_and_empty_ones_stay(stall: Stall, trader: Client):
    chilli, carrot = make_offer(stall), make_offer(stall, good="Wortel", price_rp=12_000)
    response = trader.post(PRICES, {str(chilli.pk): "39.500", str(carrot.pk): "", "save": ""}, follow=True)
    assert "Your prices are on the price list." in text(response)
    assert (price_of(chilli), price_of(carrot)) == (39_500, 12_000)
    assert "Rp39.500 / kg price at 06.10" in text(response)
    assert "Rp12.000 / kg price at 05.00" in text(response)


def test_all_as_before_makes_every_price_fresh(stall: Stall, trader: Client):
    offers = [make_offer(stall), make_offer(stall, good="Wortel", price_rp=12_000)]
    words = text(trader.post(PRICES, {"same": ""}, follow=True))
    assert words.count("price at 06.10") == 2
    assert list(map(price_of, offers)) == [38_000, 12_000]


def test_a_price_ten_times_as_high_is_asked_about_first(stall: Stall, trader: Client):
    chilli = make_offer(stall)
    response = trader.post(PRICES, {str(chilli.pk): "380000", "save": ""})
    assert response.status_code == 422
    assert "Rp38.000 → Rp380.000" in text(response)
    assert 'value="380000"' in response.content.decode()
    assert price_of(chilli) == 38_000
    trader.post(PRICES, {str(chilli.pk): "380000", "sure": "on", "save": ""})
    assert price_of(chilli) == 380_000


def test_only_prices_of_the_own_stall_count(stall: Stall, trader: Client):
    foreign = make_offer(make_stall(owner=make_user("Pak Slamet", RoleName.TRADER)))
    assert trader.post(PRICES, {str(foreign.pk): "1000", "save": ""}).status_code == 302
    assert OfferPrice.objects.filter(offer=foreign).count() == 1


def test_a_trader_with_two_stalls_chooses_one(stall: Stall, trader: Client):
    other = make_stall(owner=stall.business.owner)
    make_offer(other, good="Wortel")
    assert "Wortel" not in text(trader.get(f"{PRICES}?lapak={stall.slug}"))
    assert "Wortel" in text(trader.get(f"{PRICES}?lapak={other.slug}"))
    assert trader.get(f"{PRICES}?lapak=orang-lain").status_code == 200


@pytest.mark.parametrize(
    ("mode", "typed", "on_hand"),
    [(WEIGHED.code, "1,5", 1_500), (EACH.code, "12", 12), (EACH_BY_WEIGHT.code, "3", 3), (EACH.code, "", None)],
)
def test_stock_is_counted_in_what_is_sold(stall: Stall, trader: Client, mode: str, typed: str, on_hand: int | None):
    unit = "board" if mode == EACH.code else "kg"
    nominal = 900 if mode == EACH_BY_WEIGHT.code else None
    offer = make_offer(stall, mode=mode, unit=unit, increment=50 if mode == WEIGHED.code else 1, nominal_g=nominal)
    response = trader.post(reverse("trader:prices:stock", args=[offer.pk]), {f"c-{offer.pk}": typed})
    assert response["Location"] == f"{PRICES}?lapak={stall.slug}#o{offer.pk}"
    assert StockDay.objects.get(offer=offer).on_hand == on_hand


def test_out_and_there_again(stall: Stall, trader: Client):
    offer = make_offer(stall)
    address = reverse("trader:prices:stock", args=[offer.pk])
    assert "There again" in text(trader.post(address, {"state": "out"}, follow=True))
    assert "There again" not in text(trader.post(address, {"state": "there"}, follow=True))


def test_less_than_was_promised_is_refused(stall: Stall, trader: Client):
    offer = make_counted_offer(stall)
    make_stock(offer, 5)
    make_order(by_steps(offer, 4))
    response = trader.post(reverse("trader:prices:stock", args=[offer.pk]), {f"c-{offer.pk}": "3"}, follow=True)
    assert "Buyers were already promised 4." in text(response)
    assert "Left: 1 board" in text(response)


def test_a_day_off_and_back(stall: Stall, trader: Client):
    address = reverse("trader:prices:closure", args=[stall.slug])
    assert "Your stall is closed on this day." in text(trader.post(address, {"state": "closed"}, follow=True))
    assert StallClosure.objects.count() == 1
    assert "Open after all" not in text(trader.post(address, {"state": "open"}, follow=True))
    assert StallClosure.objects.count() == 0


def test_every_box_says_what_belongs_in_it(stall: Stall, trader: Client):
    offer = make_offer(stall)
    make_stock(offer, 1_500)
    page = trader.get(PRICES)
    labels = dict(re.findall(r'<label[^>]* for="([^"]+)"[^>]*>(.*?)</label>', page.content.decode()))
    said = {name: " ".join(re.sub(r"<[^>]+>", "", words).split()) for name, words in labels.items()}
    assert said == {f"id_{offer.pk}": f"New price: {offer}", f"id_c-{offer.pk}": f"Left: 1½ kg: {offer}"}
    assert "Save what is left" in text(page)


@pytest.mark.parametrize(("hour", "said"), [(6, "I stay at home today"), (21, "I stay at home that day")])
def test_the_day_off_is_that_of_the_prices(stall: Stall, trader: Client, hour: int, said: str):
    # In the evening the page is already that of tomorrow's market.
    make_slot(make_day(stall.market, DAY + timedelta(days=1)))
    with clock_set_to(lambda: at_wib(DAY, time(hour))):
        assert said in text(trader.get(PRICES))


def test_one_form_of_words_for_the_age_of_a_price(stall: Stall, trader: Client):
    make_offer(stall)
    trader.cookies["bahasa"] = "id"
    words = text(trader.get(PRICES))
    assert "harga jam 05.00" in words
    assert [
        word for word in ("Semua harga tetap", "Harga baru", "Simpan sisa", "Hari ini saya libur") if word not in words
    ] == []


def test_forty_goods_cost_no_more_statements_than_one(stall: Stall, trader: Client, django_assert_max_num_queries: Any):
    for number in range(40):
        make_offer(stall, good=f"Barang {number}")
    with django_assert_max_num_queries(8):
        trader.get(PRICES)
