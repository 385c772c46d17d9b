"""Who may sit at the office, and for how long."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.people.accounts.models import RoleName
from dodolan.people.places.models import PublicMarket
from dodolan.web.kit.access import IDLE_SECONDS, NOTED_EVERY_SECONDS
from tests.factories.market import MORNING
from tests.factories.people import make_user
from tests.factories.routes import address_of, pages
from tests.factories.screens import screen_of
from tests.web.office.conftest import clock_at

WORDS = {"number": "ABC", "kind": "stall_payable", "market_day": "2020-11-14"}
PAGES = [
    "office:today:show",
    "office:orders:list",
    "office:runners:list",
    "office:payouts:list",
    "office:ledger:list",
    "office:register:list",
    "office:city:terms",
    "office:city:fees",
    "office:city:slots",
    "office:trail:list",
]


@pytest.mark.parametrize("role", [None, RoleName.TRADER, RoleName.RUNNER])
def test_others_are_refused_everywhere(market: PublicMarket, role: RoleName | None):
    client = screen_of(make_user("Cak Rudi", *([role] if role else []), market=market))
    answers = {
        address: {send(address).status_code for send in (client.get, client.post)}
        for address in (address_of(route, WORDS) for route in pages("office"))
    }
    # A page that is only read, or only sent to, says so to whoever asks it the other way.
    assert {address: said for address, said in answers.items() if said - {405} != {403}} == {}


def test_nobody_is_sent_to_sign_in(market: PublicMarket):
    responses = map(Client().post, (address_of(route, WORDS) for route in pages("office")))
    answers = {(response.status_code, response.get("Location")) for response in responses}
    assert answers == {(302, "/masuk/petugas/"), (405, None)}


def test_nobody_comes_back_to_the_page(market: PublicMarket):
    response = Client().get("/petugas/buku/?hari=2020-11-14")
    assert response["Location"] == "/masuk/petugas/?lanjut=%2Fpetugas%2Fbuku%2F%3Fhari%3D2020-11-14"


@pytest.mark.parametrize("page", PAGES)
def test_officers_and_treasurers_see_every_page(office: Client, other_office: Client, page: str):
    assert office.get(reverse(page)).status_code == 200
    assert other_office.get(reverse(page)).status_code == 200


def test_half_an_hour_without_a_request_signs_out(office: Client):
    with clock_at(MORNING + timedelta(seconds=IDLE_SECONDS + 1)):
        response = office.get("/petugas/buku/")
        assert response["Location"] == "/masuk/petugas/?lanjut=%2Fpetugas%2Fbuku%2F"
        assert office.get("/petugas/").status_code == 302


def test_a_request_begins_the_half_hour_anew(office: Client):
    for minutes in (20, 40, 60):
        with clock_at(MORNING + timedelta(minutes=minutes)):
            assert office.get("/petugas/jejak/").status_code == 200


def test_the_session_is_not_written_with_every_request(office: Client):
    begin = int(MORNING.timestamp())
    for seconds, noted in ((NOTED_EVERY_SECONDS - 1, begin), (NOTED_EVERY_SECONDS, begin + NOTED_EVERY_SECONDS)):
        with clock_at(MORNING + timedelta(seconds=seconds)):
            office.get("/petugas/jejak/")
        assert office.session["seen"] == noted


def test_traders_do_not_time_out(market: PublicMarket):
    client = screen_of(make_user("Bu Tutik", RoleName.TRADER))
    with clock_at(MORNING + timedelta(days=3)):
        assert client.get(reverse("trader:orders:list")).status_code == 200
