"""One person on the office's page: another number, closing and opening, signing out everywhere."""

import pytest
from django.test import Client

from dodolan.people.accounts.models import Role, RoleName, User
from tests.factories.pages import text
from tests.factories.people import make_user
from tests.factories.screens import screen_of


@pytest.fixture
def trader() -> User:
    return make_user("Bu Tutik", RoleName.TRADER, phone="+6281200000001")


def address(person: User, part: str = "") -> str:
    return f"/petugas/orang/{person.pk}/{part}"


def test_everything_about_one_person(office: Client, trader: User):
    assert address(trader) in office.get("/petugas/orang/").content.decode()
    words = text(office.get(address(trader)))
    for part in ("Bu Tutik", "0812-0000-0001", "Roles Trader", "Signed in Nowhere"):
        assert part in words


def test_another_number(office: Client, trader: User):
    make_user("Bu Yanti", phone="+6281200000002")
    refused = office.post(address(trader, "nomor/"), {"phone": "0812 0000 0002"})
    assert (refused.status_code, "This number is that of Bu Yanti" in text(refused)) == (422, True)
    assert office.post(address(trader, "nomor/"), {"phone": "12"}).status_code == 422
    assert office.post(address(trader, "nomor/"), {"phone": "0812 0000 0003"})["Location"] == address(trader)
    trader.refresh_from_db()
    assert trader.phone == "+6281200000003"


def test_closed_and_opened(office: Client, trader: User):
    screen = screen_of(trader)
    assert screen.get("/lapak/").status_code == 200
    assert office.post(address(trader, "tutup/"), {"reason": ""}).status_code == 422
    assert office.post(address(trader, "tutup/"), {"reason": "pindah"}).status_code == 302
    assert screen.get("/lapak/").status_code == 302
    assert "closed" in text(office.get(address(trader)))
    assert office.post(address(trader, "buka/")).status_code == 302
    assert User.objects.get(pk=trader.pk).is_active


def test_nobody_closes_their_own_account_here(office: Client, rini: User):
    assert "Close the account" not in text(office.get(address(rini)))
    assert office.post(address(rini, "tutup/"), {"reason": "x"}).status_code == 422
    assert User.objects.get(pk=rini.pk).is_active


def test_a_role_of_the_office_is_not_taken_here_and_that_is_said(office: Client, rini: User):
    role = Role.objects.get(user=rini, name=RoleName.OFFICER)
    assert office.post(f"/petugas/orang/{role.pk}/cabut/").status_code == 403
    assert Role.objects.filter(pk=role.pk).exists()


def test_a_lost_phone_is_signed_out(office: Client, trader: User):
    assert office.post(address(trader, "keluar/")).status_code == 302


def test_nobody_has_this_page(office: Client):
    assert office.get("/petugas/orang/00000000-0000-0000-0000-000000000001/").status_code == 404
