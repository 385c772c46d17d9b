"""One form for the whole price page: whatever is pressed, what was typed in other rows stays or is saved."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.market.prices.models import CurrentPrice
from dodolan.market.stalls.models import Offer, Stall, StallClosure, StockDay
from tests.factories.market import make_counted_offer, make_offer, make_stall, make_stock
from tests.web.trader.test_prices import PRICES, price_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def goods(stall: Stall) -> tuple[Offer, Offer]:
    """Chilli by weight and tempe by the board."""
    return make_offer(stall), make_counted_offer(stall)


def value_of(trader: Client, field: str) -> str:
    page = trader.get(PRICES).content.decode()
    found = re.search(rf'name="{field}"\s+(?:id="[^"]*"\s+)?value="([^"]*)"', page)
    assert found, field
    return found[1]


def test_enter_saves_the_new_prices_and_not_the_old_ones(trader: Client, goods: tuple[Offer, Offer]):
    page = trader.get(PRICES).content.decode()
    form = page[page.index('id="prices"') : page.index("</form>", page.index('id="prices"'))]
    first = re.search(r"<button[^>]*>", form)
    assert first
    assert 'name="save"' in first[0]
    # No button before the form belongs to it.
    assert 'form="prices"' not in page[: page.index('id="prices"')]


def test_as_before_means_the_others(trader: Client, goods: tuple[Offer, Offer]):
    chilli, tempe = goods
    trader.post(PRICES, {str(chilli.pk): "39000", "same": ""})
    assert (price_of(chilli), price_of(tempe)) == (39_000, 4_000)
    assert set(CurrentPrice.objects.values_list("price__source", flat=True)) == {"trader"}


@pytest.mark.parametrize("press", ["out", "left", "off", "closure"])
def test_another_press_keeps_what_was_typed(trader: Client, goods: tuple[Offer, Offer], stall: Stall, press: str):
    chilli, tempe = goods
    typed = {str(chilli.pk): "39.000", f"c-{chilli.pk}": "2,5", f"c-{tempe.pk}": "7"}
    address, button = {
        "out": (reverse("trader:prices:stock", args=[tempe.pk]), {"state": "out"}),
        "left": (reverse("trader:prices:stock", args=[tempe.pk]), {}),
        "off": (reverse("trader:prices:off", args=[tempe.pk]), {}),
        "closure": (reverse("trader:prices:closure", args=[stall.slug]), {"state": "closed"}),
    }[press]
    assert trader.post(address, typed | button).status_code == 302
    assert value_of(trader, str(chilli.pk)) == "39.000"
    assert value_of(trader, f"c-{chilli.pk}") == "2,5"
    done = {
        "out": StockDay.objects.filter(offer=tempe, is_out=True).exists(),
        "left": StockDay.objects.filter(offer=tempe, on_hand=7).exists(),
        "off": not Offer.objects.get(pk=tempe.pk).is_active,
        "closure": StallClosure.objects.filter(stall=stall).exists(),
    }
    assert done[press]
    assert price_of(chilli) == 38_000
    trader.post(PRICES, {str(chilli.pk): "39.000", f"c-{chilli.pk}": "2,5", "save": ""})
    assert price_of(chilli) == 39_000
    assert StockDay.objects.get(offer=chilli).on_hand == 2_500
    assert value_of(trader, str(chilli.pk)) == ""


def test_a_count_that_is_refused_keeps_the_page(trader: Client, goods: tuple[Offer, Offer]):
    chilli, tempe = goods
    make_stock(tempe, 5)
    response = trader.post(PRICES, {str(chilli.pk): "39000", f"c-{tempe.pk}": "5rb", "save": ""})
    assert response.status_code == 422
    page = response.content.decode()
    assert 'value="39000"' in page
    assert 'value="5rb"' in page
    assert price_of(chilli) == 38_000
    assert StockDay.objects.get(offer=tempe).on_hand == 5


def test_a_press_without_its_field_counts_nothing(trader: Client, goods: tuple[Offer, Offer]):
    tempe = goods[1]
    make_stock(tempe, 5)
    trader.post(reverse("trader:prices:stock", args=[tempe.pk]), {})
    assert StockDay.objects.get(offer=tempe).on_hand == 5


def test_what_is_kept_belongs_to_one_stall(trader: Client, goods: tuple[Offer, Offer], stall: Stall):
    other = make_stall(owner=stall.business.owner)
    wortel = make_offer(other, good="Wortel")
    typed = {str(wortel.pk): "9.000", "state": "closed"}
    trader.post(reverse("trader:prices:closure", args=[other.slug]), typed)
    assert "9.000" not in trader.get(f"{PRICES}?lapak={stall.slug}").content.decode()
    assert 'value="9.000"' in trader.get(f"{PRICES}?lapak={other.slug}").content.decode()
