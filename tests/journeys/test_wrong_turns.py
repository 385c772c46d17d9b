"""What goes wrong on a usual morning, on a real phone: each time a sentence, and nothing is lost or done twice."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.ordering.models import DeliverySlot, Purchase
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.stalls.actions import mark_out
from dodolan.market.stalls.models import MarketDay, Offer
from dodolan.people.accounts.actions import take_role
from dodolan.people.accounts.models import RoleName, User
from rehearsal.city.shopping import pay
from tests.factories.books import broken_promises
from tests.factories.days import weighed_order
from tests.factories.market import MORNING, make_day, make_offer, make_slot, make_stall
from tests.factories.people import make_market, make_user
from tests.journeys.people import PASSWORD, Buyer, Officer, Person, Runner

Screen = Callable[..., Page]


@pytest.fixture
def chilli(site: str) -> Offer:
    """A market with one stall, one good, and one time."""
    market = make_market()
    make_slot(make_day(market))
    return make_offer(make_stall(market))


@pytest.fixture
def ani(site: str, chilli: Offer, open_page: Screen, *, scripts: bool) -> Buyer:
    """A guest with half a kilo of chilli in their basket and the form filled in."""
    ani = Buyer(open_page(address=site, scripts=scripts))
    ani.open(ani.market)
    ani.choose("Cabai rawit merah", "½ kg")
    ani.fill_in()
    return ani


def kept(ani: Buyer) -> bool:
    """Whether everything they wrote still stands in the form."""
    return ani.page.get_by_label("Street and number").input_value() == "Jalan Contoh 7"


def test_sold_out_while_it_lay_in_the_basket(ani: Buyer, chilli: Offer):
    mark_out(offer=chilli, day=MarketDay.objects.get(), is_out=True, at=MORNING)
    ani.send()
    assert "is sold out." in ani.text()
    assert kept(ani)
    assert not Purchase.objects.exists()


def test_the_price_changed_while_they_wrote(ani: Buyer, chilli: Offer):
    set_prices(stall=chilli.stall, prices={chilli.pk: 42_000}, source=PriceSource.TRADER, by=chilli.pk, at=MORNING)
    ani.send()
    assert "A price has changed. Please look at the new sum and order again." in ani.text()
    assert "± Rp21.000" in ani.text()
    assert kept(ani)
    ani.send()
    assert Purchase.objects.get().goods_estimate_rp == 21_000


def test_the_last_place_went_to_somebody_else(ani: Buyer):
    later = make_slot(MarketDay.objects.get(), hour=11)
    DeliverySlot.objects.exclude(pk=later.pk).update(capacity=1, booked=1)
    ani.send()
    assert "That time is full. Please choose another." in ani.text()
    assert kept(ani)
    ani.page.locator(".slots .choice", has_text="13.00").click()
    ani.send()
    assert Purchase.objects.get().slot_id == later.pk


def test_pressing_twice_orders_once(ani: Buyer):
    ani.page.locator("main").get_by_role("button", name="Order now").dblclick()
    ani.page.locator(".pin").wait_for()
    assert Purchase.objects.count() == 1


def test_going_back_and_sending_again_leads_to_the_same_order(ani: Buyer):
    ani.send()
    number = ani.number()
    ani.page.go_back()
    if ani.page.get_by_role("button", name="Order now").count():
        ani.send()
    ani.page.goto(f"/pesanan/{Purchase.objects.get().secret}/")
    assert ani.number() == number


def test_a_form_with_nothing_in_it_says_what_is_missing(ani: Buyer):
    ani.open(f"{ani.market}keranjang/")
    ani.page.locator("main").get_by_role("button", name="Order now").click()
    summary = ani.page.locator(".errors")
    summary.wait_for()
    assert summary.get_by_role("link").count() == 5
    summary.get_by_role("link").first.click()
    assert ani.page.url.endswith("#id_name")
    assert ani.page.locator(".field.bad").count() == 5


def test_another_language_keeps_the_page(ani: Buyer):
    ani.open(f"{ani.market}?q=cabai")
    ani.page.locator("details.tongue summary").click()
    ani.page.get_by_role("button", name="Basa Jawa").click()
    ani.page.wait_for_load_state()
    assert ani.page.url.endswith(f"{ani.market}?q=cabai")
    assert ani.page.get_attribute("html", "lang") == "jv"
    assert ani.page.locator(".good").count() == 1


def test_a_wrong_code_and_then_the_right_one(site: str, open_page: Screen, *, scripts: bool):
    make_market()
    guest = Person(open_page(address=site, scripts=scripts))
    guest.open("/masuk/")
    guest.write("Mobile number", "0812 3456 7890")
    guest.press("Send me a code")
    right = guest.page.locator("main .banner p").inner_text().rsplit(" ", 1)[-1]
    guest.write("Code of six digits", "000000" if right != "000000" else "111111")
    guest.press("Sign in")
    assert "The code is wrong or too old." in guest.text()
    guest.write("Code of six digits", right)
    guest.press("Sign in")
    guest.open("/akun/")
    assert "My account" in guest.text()


def test_a_wrong_pin_at_the_door(site: str, open_page: Screen, *, scripts: bool):
    make_slot(make_day(make_market()))
    purchase, shift = weighed_order()
    rudi = Runner(open_page(address=site, scripts=scripts))
    rudi.sign_in(shift.runner)
    rudi.hand_over(purchase.number, "0000" if purchase.pin != "0000" else "1111")
    assert "Wrong PIN. 4 tries are left." in rudi.text()
    rudi.write("PIN of the buyer", purchase.pin)
    rudi.press("Handed over and paid")
    assert f"{purchase.number} is handed over." in rudi.text()


def test_a_runner_whose_role_was_taken_away(site: str, open_page: Screen, *, scripts: bool):
    market = make_market()
    make_slot(make_day(market))
    user: User = make_user("Cak Rudi", RoleName.RUNNER, market=market)
    rudi = Runner(open_page(address=site, scripts=scripts))
    rudi.sign_in(user)
    rudi.start("100.000")
    take_role(user=user, role=RoleName.RUNNER, by=SYSTEM, at=MORNING)
    rudi.press("End my shift")
    assert "This page is not for your account." in rudi.text()
    assert rudi.page.locator("h1").count() == 1


def test_an_order_that_nobody_ever_takes(site: str, open_page: Screen, *, scripts: bool):
    make_slot(make_day(make_market()))
    purchase, shift = weighed_order()
    pay(shift, [purchase], at=MORNING)
    rini = make_user("Bu Rini", RoleName.OFFICER, RoleName.TREASURER)
    rini.set_password(PASSWORD)
    rini.totp_seed = "5eed" * 8
    rini.save()
    office = Officer(open_page(address=site, scripts=scripts))
    office.sign_in_with_app(rini, MORNING)
    office.open(f"/petugas/pesanan/{purchase.number}/")
    office.press("Write it off")
    assert office.page.locator(".errors").get_by_role("link").count() == 1
    office.page.locator("#id_loss-reason").fill("pembeli pindah")
    office.press("Write it off")
    assert "Goods written off" in office.text()
    assert "pembeli pindah" in office.text()
    assert Purchase.objects.get().cancel_reason == "pembeli pindah"
    assert broken_promises() == []
