"""One purchase from the basket to the ledger, by everybody who has a part in it, on real screens."""

from collections.abc import Callable
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page

from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from dodolan.people.accounts.models import RoleName, User
from tests.factories.books import broken_promises
from tests.factories.market import MORNING, make_counted_offer, make_day, make_offer, make_slot, make_stall
from tests.factories.people import make_market, make_user
from tests.journeys.conftest import OFFICE
from tests.journeys.people import PASSWORD, Buyer, Officer, Runner, Trader

Screen = Callable[..., Page]


@dataclass(frozen=True, slots=True)
class Town:
    """Who lives here."""

    rudi: User
    rini: User
    tutik: User
    yanti: User


@pytest.fixture
def town(site: str) -> Town:
    """Four stalls, two of them with traders who look at their phones; a runner, and an officer with an app."""
    market = make_market()
    make_slot(make_day(market))
    tutik, yanti = make_user("Bu Tutik", RoleName.TRADER), make_user("Bu Yanti", RoleName.TRADER)
    make_offer(make_stall(market, owner=tutik), good="Cabai rawit merah", price_rp=38_000)
    make_offer(make_stall(market), good="Wortel", price_rp=12_000)
    tempe_stall = make_stall(market, owner=yanti)
    make_counted_offer(tempe_stall, good="Tempe", price_rp=4_000)
    make_counted_offer(tempe_stall, good="Kangkung", price_rp=2_500)
    hens = make_stall(market)
    make_offer(hens, good="Ayam kampung", price_rp=40_000, mode=EACH_BY_WEIGHT.code, increment=1, nominal_g=900)
    rini = make_user("Bu Rini", RoleName.OFFICER, RoleName.TREASURER)
    rini.set_password(PASSWORD)
    rini.totp_seed = "ab" * 16
    rini.save()
    return Town(make_user("Cak Rudi", RoleName.RUNNER, market=market), rini, tutik, yanti)


def test_from_the_basket_to_the_ledger(site: str, town: Town, open_page: Screen, *, scripts: bool):
    ani = Buyer(open_page(address=site, scripts=scripts))
    number = she_orders(ani)
    the_traders_pack(Trader(open_page(address=site, scripts=scripts)), Trader(open_page(address=site)), town, number)
    rudi = Runner(open_page(address=site, scripts=scripts))
    rudi.sign_in(town.rudi)
    he_shops(rudi, ani, number)
    he_brings_it(rudi, ani, number)
    the_office_closes_the_day(Officer(open_page(address=site, size=OFFICE, scripts=scripts)), town, number)
    assert broken_promises() == []


def she_orders(ani: Buyer) -> str:
    """Five lines of four stalls, each in its own way, without an account."""
    ani.open("/")
    ani.page.get_by_role("link", name="Pasar Oro Oro Dowo").first.click()
    ani.choose("Cabai rawit merah", "Rp5.000")
    ani.choose("Wortel", "½ kg")
    ani.choose("Tempe", "2")
    ani.choose("Kangkung", "1")
    ani.choose("Ayam kampung", "1 piece")
    ani.page.locator("#bar").get_by_role("link").click()
    assert "Goods, about ± Rp57.500 Delivery Rp10.000 Together, about ± Rp67.500" in ani.text()
    ani.fill_in()
    ani.send()
    ani.order = ani.page.url
    assert "Number not proved" in ani.text()
    ani.prove()
    assert "Number not proved" not in ani.text()
    assert len(ani.pin()) == 4
    return ani.number()


def the_traders_pack(tutik: Trader, yanti: Trader, town: Town, number: str) -> None:
    """One packs, the other has no more kangkung."""
    tutik.sign_in(town.tutik)
    assert f"{number}-1" in tutik.text()
    assert "Ayam" not in tutik.text()
    tutik.is_ready()
    assert f"Order {number}-1 is ready." in tutik.text()
    yanti.sign_in(town.yanti)
    yanti.has_none("Kangkung")
    assert "is marked sold out." in yanti.text()


def he_shops(rudi: Runner, ani: Buyer, number: str) -> None:
    """One list over four stalls; the carrots weigh a fifth more, and the buyer says yes."""
    rudi.start("500.000")
    rudi.take_everything()
    assert "1 order is yours now." in rudi.text()
    rudi.weigh("Cabai rawit merah", "135")
    rudi.weigh("Wortel", "605")
    assert "A is heavier than ordered. The buyer pays for 550 g at most." in rudi.text()
    rudi.press("Ask the buyer")
    ani.open(ani.order)
    assert "weighs 605 g. You asked for ½ kg. Without an answer by" in ani.text()
    ani.press("Yes, Rp7.260")
    assert "Thank you, the runner knows." in ani.text()
    rudi.count("Tempe", "2")
    rudi.weigh("Ayam kampung", "925")
    assert "The buyer says yes." in rudi.text()
    assert rudi.pay_every_stall() == 4
    assert "To pay at stalls Rp0" in rudi.text()
    assert "cash in hand Rp442.740" in rudi.text()


def he_brings_it(rudi: Runner, ani: Buyer, number: str) -> None:
    """Goods against PIN and cash; then the runner goes home and counts."""
    ani.open(ani.order)
    pin = ani.pin()
    rudi.hand_over(number, pin)
    assert f"{number} is handed over. Paid in cash: Rp67.200." in rudi.text()
    rudi.go_home("50.994")
    assert "Should be in the box" not in rudi.text()
    assert "That is not what should be there." in rudi.text()
    rudi.count_again("509.940")
    assert "Now the office counts with you." in rudi.text()
    ani.open(ani.order)
    assert ani.page.locator(".pin").count() == 0
    assert "Rp67.200" in ani.text()


def the_office_closes_the_day(rini: Officer, town: Town, number: str) -> None:
    """The officer counts the box, and reads in the ledger where every rupiah went."""
    rini.sign_in_with_app(town.rini, MORNING)
    rini.open("/petugas/kurir/")
    assert "Rp509.940" not in rini.page.locator("#boxes + div").inner_text()
    rini.write("You count", "509.900")
    rini.press("I counted this")
    assert "The runner counted another sum." in rini.text()
    rini.write("You count", "509.940")
    rini.press("I counted this")
    assert "The box of Cak Rudi is verified." in rini.text()
    rini.open("/petugas/buku/")
    rini.page.locator(".journal h3 a", has_text=f"Buyer paid {number}").click()
    rows = [" ".join(row.split()) for row in rini.page.locator("tbody tr").all_inner_texts()]
    assert sorted(row.rsplit(" ", 1)[-1] for row in rows) == sorted(
        ["Rp67.200", "Rp60", "Rp5.000", "Rp7.260", "Rp8.000", "Rp37.000", "Rp10.000"]
    )
    assert " ".join(rini.page.locator("tfoot").inner_text().split()) == "Sum Rp67.260 Rp67.260"
