"""A role of the office works only where its person showed password and second key, by whatever way the role arrived."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import reverse

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import clock_set_to
from dodolan.people.accounts.actions import add_officer, code_of, give_role_by_phone
from dodolan.people.accounts.models import SECOND_KEY, RoleName, SignInCode, User
from dodolan.people.accounts.totp import code_at
from dodolan.people.places.models import PublicMarket
from tests.factories.market import MORNING
from tests.factories.people import make_user
from tests.factories.routes import address_of, pages
from tests.web.office.test_access import WORDS

PHONE, PASSWORD = "+6281234567890", "pasar-pagi-contoh"
OFFICE_IN = "/masuk/petugas/"


@pytest.fixture(autouse=True)
def _morning(market: PublicMarket) -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        yield


def with_key(role: RoleName) -> User:
    return add_officer(phone=PHONE, name="Bu Rini", role=role, password=PASSWORD, by=SYSTEM, at=MORNING)


def by_code(client: Client) -> Client:
    client.post("/masuk/", {"phone": PHONE})
    client.post("/masuk/kode/", {"code": code_of(SignInCode.objects.latest("pk"))})
    return client


def by_second_key(client: Client, user: User) -> Client:
    words = {"phone": PHONE, "password": PASSWORD, "totp": code_at(user, MORNING)}
    assert client.post(OFFICE_IN, words)["Location"] == "/petugas/"
    return client


def _held_before(role: RoleName) -> Client:
    with_key(role)
    return by_code(Client())


def _held_without_a_key(role: RoleName) -> Client:
    make_user("Bu Rini", role, phone=PHONE)
    User.objects.filter(phone=PHONE).update(totp_seed="")
    return by_code(Client())


def _given_to_somebody_signed_in(role: RoleName) -> Client:
    client = by_code(Client())
    give_role_by_phone(phone=PHONE, name="Bu Rini", role=role, market=None, by=SYSTEM, at=MORNING)
    return client


def _given_with_a_key_to_somebody_signed_in(role: RoleName) -> Client:
    client = by_code(Client())
    with_key(role)
    # The new password ended the session, so they come by a code once more.
    return by_code(client)


def _by_a_code_where_the_key_was_shown(role: RoleName) -> Client:
    return by_code(by_second_key(Client(), with_key(role)))


def _made_anew_elsewhere(role: RoleName) -> Client:
    user = with_key(role)
    client = by_second_key(Client(), user)
    seed = User.objects.get(pk=user.pk).totp_seed
    User.objects.filter(pk=user.pk).update(totp_seed=seed[::-1])
    return client


WAYS = [
    _held_before,
    _held_without_a_key,
    _given_to_somebody_signed_in,
    _given_with_a_key_to_somebody_signed_in,
    _by_a_code_where_the_key_was_shown,
    _made_anew_elsewhere,
]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__.strip("_"))
@pytest.mark.parametrize("role", SECOND_KEY)
def test_without_it_every_page_of_the_office_asks_for_it(role: RoleName, way: Callable[[RoleName], Client]):
    client = way(role)
    assert client.get(reverse("public:account:show")).status_code == 200
    answers = {
        (address, response.get("Location", "").split("?")[0])
        for route in pages("office")
        for address in (address_of(route, WORDS),)
        for send, roles in ((client.get, route.allowed), (client.post, route.senders))
        if role in roles and (response := send(address)).status_code != 405
    }
    assert {place for _, place in answers} == {OFFICE_IN}, answers
    assert len({address for address, _ in answers}) >= 20


@pytest.mark.parametrize("role", SECOND_KEY)
def test_with_it_the_office_opens_and_its_menu_stands_there(role: RoleName):
    client = by_second_key(Client(), with_key(role))
    assert client.get("/petugas/").status_code == 200
    assert 'href="/petugas/jejak/"' in client.get("/petugas/").content.decode()


@pytest.mark.parametrize("role", SECOND_KEY)
def test_a_code_says_where_the_office_opens(role: RoleName):
    with_key(role)
    client = Client()
    client.cookies["bahasa"] = "en"
    page = by_code(client).get("/").content.decode()
    assert "The office opens only with password and code of the app." in page
    assert 'href="/petugas/' not in page


def test_an_officer_who_also_trades_keeps_the_stall_with_a_code():
    user = with_key(RoleName.OFFICER)
    give_role_by_phone(phone=PHONE, name="", role=RoleName.TRADER, market=None, by=SYSTEM, at=MORNING)
    client = by_code(Client())
    assert client.get(reverse("trader:orders:list")).status_code == 200
    assert client.get("/petugas/")["Location"].startswith(OFFICE_IN)
    assert by_second_key(client, user).get("/petugas/").status_code == 200
