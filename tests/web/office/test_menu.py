"""The menu of the office: on every page one entry is marked, as the page itself or as the page above it."""

import re

import pytest
from django.test import Client

from dodolan.kernel.ledger.models import Account, Journal
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.models import User
from dodolan.people.accounts.queries import roles_of
from dodolan.web.public.account.pages import nav_of
from tests.factories.days import delivered_order

ABOVE = {
    "pesanan/{order}/": "pesanan/",
    "buku/jenis/runner_cash/": "buku/",
    "buku/akun/{account}/": "buku/",
    "buku/{journal}/": "buku/",
    "usaha/baru/": "usaha/",
    "usaha/{business}/lapak/": "usaha/",
    "usaha/lapak/{stall}/": "usaha/",
    "orang/": "usaha/",
    "kota/": "usaha/",
    "kota/ongkos/": "usaha/",
    "kota/jam/": "usaha/",
}
THEMSELVES = ["", "pesanan/", "kurir/", "uang/", "buku/", "usaha/", "jejak/"]


@pytest.fixture
def office(office: Client, rini: User) -> Client:
    """The office with the menu of somebody who signed in by hand."""
    session = office.session
    session["nav"] = nav_of(rini, roles_of(rini))
    session.save()
    return office


def marked(client: Client, address: str) -> list[tuple[str, str]]:
    """(address, mark) of the marked entries of the menu."""
    page = client.get(f"/petugas/{address}")
    assert page.status_code == 200
    menu = page.content.decode().partition('<nav class="menu"')[2].partition("</nav>")[0]
    return re.findall(r'<a href="/petugas/([^"]*)" aria-current="(\w+)"', menu)


def test_a_page_below_marks_the_page_above(office: Client):
    purchase, _shift = delivered_order()
    stall = Stall.objects.get()
    words = {
        "order": purchase.number,
        "account": Account.objects.get(kind="runner_cash").pk,
        "journal": Journal.objects.get(kind="sale").pk,
        "stall": stall.pk,
        "business": stall.business_id,
    }
    assert {address: marked(office, address.format(**words)) for address in ABOVE} == {
        address: [(above, "true")] for address, above in ABOVE.items()
    }


def test_a_page_of_the_menu_marks_itself(office: Client):
    assert {address: marked(office, address) for address in THEMSELVES} == {
        address: [(address, "page")] for address in THEMSELVES
    }


def test_a_table_that_may_be_wider_than_the_screen_can_be_reached_by_keyboard(office: Client):
    delivered_order()
    for address in ("", "pesanan/", "buku/", "buku/jenis/runner_cash/", "jejak/", "orang/", "uang/"):
        content = office.get(f"/petugas/{address}").content.decode()
        assert re.search(r'<body class="wide office">', content), address
        boxes = re.findall(r'<div class="scroll"[^>]*>', content)
        assert all('tabindex="0"' in box and "aria-label" in box for box in boxes), address
        assert len(boxes) >= content.count("<table"), address
