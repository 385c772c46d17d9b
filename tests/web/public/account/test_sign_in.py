"""Signing in and out on the pages: by code, by app, in time, back to where one was; and the demo's shortcuts."""

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse

from dodolan.kernel.clock import clock_set_to
from dodolan.people.accounts.actions import code_of
from dodolan.people.accounts.models import RoleName, SignInCode, User
from dodolan.people.accounts.totp import code_at
from dodolan.people.places.models import City
from dodolan.web.kit.devices import COOKIE
from dodolan.web.public.account.pages import OFFICER_SECONDS
from tests.factories.market import MORNING, make_stall
from tests.factories.pages import text
from tests.factories.people import make_city, make_market, make_user
from tests.factories.screens import screen_of

PHONE = "+6281234567890"
IN, CODE, OFFICE_IN = "/masuk/", "/masuk/kode/", "/masuk/petugas/"
KEY = "pasar-pagi-contoh"


@pytest.fixture(autouse=True)
def _morning(db: None) -> Iterator[None]:
    make_city()
    with clock_set_to(lambda: MORNING):
        yield


@pytest.fixture
def phone() -> Client:
    client = Client()
    client.cookies["bahasa"] = "en"
    return client


@pytest.fixture
def rini() -> User:
    user = make_user("Bu Rini", RoleName.OFFICER, phone="+6281111111111")
    user.set_password(KEY)
    user.totp_seed = "cd" * 16
    user.save()
    return user


def newest_code() -> str:
    return code_of(SignInCode.objects.latest("pk"))


def sign_in(client: Client, back: str = "", typed: str = "0812 3456 7890") -> Any:
    client.post(IN, {"phone": typed, "next": back})
    return client.post(CODE, {"code": newest_code()})


@pytest.mark.parametrize(
    "typed", ["081234567890", "0812-3456-7890", "+62 812 3456 7890", "62812 34567890", "(0812) 34567890"]
)
def test_a_phone_is_read_however_it_is_written(phone: Client, typed: str):
    assert sign_in(phone, typed=typed)["Location"] == "/"
    assert User.objects.get().phone == PHONE


@pytest.mark.parametrize(
    ("role", "first"), [(None, "/"), ("trader", "/lapak/"), ("runner", "/kurir/"), ("treasurer", "/")]
)
def test_everybody_comes_to_their_own_page(phone: Client, role: str | None, first: str):
    market = make_market()
    make_user("Bu Ani", *([RoleName(role)] if role else []), market=market, phone=PHONE)
    assert sign_in(phone)["Location"] == first


def test_the_menu_names_the_person_and_their_rooms(phone: Client):
    owner = make_stall().business.owner
    User.objects.filter(pk=owner.pk).update(phone=PHONE)
    sign_in(phone)
    assert "Orders Prices Money Bu" in text(phone.get("/lapak/"))


def test_a_wrong_code_is_refused_and_the_sixth_try_waits(phone: Client):
    phone.post(IN, {"phone": PHONE})
    wrong = "000000" if newest_code() != "000000" else "111111"
    said = [phone.post(CODE, {"code": wrong}) for _ in range(6)]
    assert {response.status_code for response in said} == {422}
    assert "The code is wrong or too old." in text(said[4])
    assert "Too many tries. Please wait " in text(said[5])
    assert "Too many tries." in text(phone.post(CODE, {"code": newest_code()}))
    assert "_auth_user_id" not in phone.session


def test_a_code_lives_five_minutes(phone: Client):
    phone.post(IN, {"phone": PHONE})
    with clock_set_to(lambda: MORNING + timedelta(minutes=5)):
        assert phone.post(CODE, {"code": newest_code()}).status_code == 422


def test_a_code_works_once(phone: Client):
    sign_in(phone)
    other = Client()
    other.post(IN, {"phone": PHONE})
    SignInCode.objects.latest("pk").delete()
    assert other.post(CODE, {"code": newest_code()}).status_code == 422


def test_the_fourth_code_in_ten_minutes_waits(phone: Client):
    for _ in range(3):
        assert phone.post(IN, {"phone": PHONE}).status_code == 302
    response = phone.post(IN, {"phone": PHONE})
    assert response.status_code == 422
    assert "Too many tries. Please wait " in text(response)
    assert 'value="+6281234567890"' in response.content.decode()


def test_whoever_holds_a_code_needs_no_new_one(phone: Client):
    phone.post(IN, {"phone": PHONE})
    held = newest_code()
    for _ in range(4):
        Client().post(IN, {"phone": PHONE})
    said = phone.post(IN, {"phone": PHONE})
    assert (said.status_code, 'name="have"' in said.content.decode()) == (422, True)
    count = SignInCode.objects.count()
    other = Client()
    assert other.post(IN, {"phone": PHONE, "have": "1"})["Location"] == CODE
    assert SignInCode.objects.count() == count
    page = other.get(CODE).content.decode()
    assert "Ketik kode yang Anda punya untuk 0812-3456-7890." in page
    assert "Kode belum dikirim" not in page
    assert other.post(CODE, {"code": held}).status_code == 302


def test_a_device_that_signed_in_before_is_not_locked_out_by_strangers(phone: Client, rini: User):
    assert by_app(phone, rini).status_code == 302
    phone.post(reverse("public:account:sign-out"))
    for number in range(4):
        for _ in range(5):
            by_app(Client(REMOTE_ADDR=f"203.0.113.{number}"), rini, password="bukan")
    with clock_set_to(lambda: MORNING + timedelta(minutes=1)):
        later = {"totp": code_at(rini, MORNING + timedelta(minutes=1))}
        stranger = Client(REMOTE_ADDR="203.0.113.77")
        stranger.cookies["bahasa"] = "en"
        assert "Too many tries." in text(by_app(stranger, rini, **later))
        assert by_app(phone, rini, **later).status_code == 302


@pytest.mark.parametrize("cookie", ["", "x", "eyJrZXkiOiJhIn0:1abc:zzz"])
def test_a_cookie_that_is_not_ours_is_no_device(phone: Client, cookie: str):
    phone.cookies[COOKIE] = cookie
    assert sign_in(phone).status_code == 302
    assert phone.cookies[COOKIE].value != cookie
    assert PHONE[3:] not in signing.b64_decode(phone.cookies[COOKIE].value.split(":")[0].encode()).decode()


def test_known_and_unknown_phones_read_the_same(phone: Client):
    make_user("Bu Ani", phone=PHONE)
    pages = []
    for typed in (PHONE, "+6281234567891"):
        phone.post(IN, {"phone": typed})
        pages.append(text(phone.get(CODE)).replace("0812-3456-7891", "0812-3456-7890").rpartition("Reference")[0])
    assert pages[0] == pages[1]


def test_the_code_page_needs_a_phone_first(phone: Client):
    assert phone.get(CODE)["Location"] == IN


@pytest.mark.parametrize(
    ("back", "place"),
    [
        ("/pesanan/?page=2", "/pesanan/?page=2"),
        ("https://evil.example/", "/"),
        ("//evil.example", "/"),
        ("/\\evil.example", "/"),
        ("javascript:alert(1)", "/"),
        ("/\r\nSet-Cookie: a=b", "/"),
        ("\0", "/"),
    ],
)
def test_one_comes_back_to_our_pages_only(phone: Client, back: str, place: str):
    assert sign_in(phone, back)["Location"] == place
    assert Client().get(IN, {"lanjut": back}).content.decode().count('value="/pesanan/?page=2"') == (back == place)


def test_the_demo_alone_shows_codes(phone: Client, rini: User):
    make_city()
    phone.post(IN, {"phone": PHONE})
    for demo in (True, False):
        City.objects.update(is_demo=demo)
        assert (newest_code() in text(phone.get(CODE))) is demo
        assert (code_at(rini, MORNING) in text(phone.get(OFFICE_IN))) is demo


def test_a_demo_under_a_public_name_shows_no_code(phone: Client, rini: User, settings: Any):
    make_city()
    City.objects.update(is_demo=True)
    phone.post(IN, {"phone": PHONE})
    settings.ALLOWED_HOSTS = ["testserver", "pasar.malangkota.go.id"]
    assert newest_code() not in text(phone.get(CODE))
    assert code_at(rini, MORNING) not in text(phone.get(OFFICE_IN))


def by_app(client: Client, user: User, **more: str) -> Any:
    return client.post(OFFICE_IN, {"phone": user.phone, "password": KEY, "totp": code_at(user, MORNING), **more})


def test_an_officer_comes_in_by_password_and_app_for_twelve_hours(phone: Client, rini: User):
    assert by_app(phone, rini)["Location"] == "/petugas/"
    assert phone.session.get_expiry_age() == OFFICER_SECONDS
    assert phone.get("/petugas/").status_code == 200


@pytest.mark.parametrize("wrong", [{"password": "bukan"}, {"totp": "000000"}, {"phone": "081299999999"}])
def test_which_of_three_was_wrong_is_not_said(phone: Client, rini: User, wrong: dict[str, str]):
    response = by_app(phone, rini, **wrong)
    assert response.status_code == 422
    assert "Phone, password or code is wrong." in text(response)
    assert KEY not in response.content.decode()


def test_a_code_of_the_app_works_once(phone: Client, rini: User):
    by_app(phone, rini)
    assert by_app(Client(), rini).status_code == 422


def test_a_sixth_try_at_the_office_waits(phone: Client, rini: User):
    for _ in range(5):
        by_app(phone, rini, password="bukan")
    assert "Too many tries." in text(by_app(phone, rini))


def test_a_new_session_begins_with_signing_in(phone: Client):
    phone.post(IN, {"phone": PHONE})
    before = phone.session.session_key
    sign_in(phone)
    assert phone.session.session_key != before


def test_signing_out_ends_the_session(phone: Client):
    sign_in(phone)
    assert phone.post("/keluar/")["Location"] == "/"
    assert phone.get("/akun/")["Location"] == "/masuk/?lanjut=%2Fakun%2F"


def test_a_name_is_kept_and_stands_in_the_menu():
    user = make_user("")
    client = screen_of(user)
    response = client.post("/akun/", {"name": "  Bu   Anik \u202e"}, follow=True)
    assert "Your name was saved." in text(response)
    assert User.objects.get(pk=user.pk).name == "Bu Anik"
    assert "My orders Bu" in text(response)


@pytest.mark.parametrize(("language", "words"), [("id", "Masuk"), ("jv", "Mlebet"), ("en", "Sign in")])
def test_a_language_is_kept_and_the_page_stays(phone: Client, language: str, words: str):
    response = phone.post(reverse("public:account:language"), {"language": language, "next": "/masuk/?lanjut=/akun/"})
    assert response["Location"] == "/masuk/?lanjut=/akun/"
    assert response.cookies["bahasa"]["max-age"] == 365 * 24 * 3600
    page = phone.get(IN)
    assert page["Content-Language"] == language
    assert f'<html lang="{language}">' in page.content.decode()
