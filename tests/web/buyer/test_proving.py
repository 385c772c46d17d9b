"""A newcomer proves the phone on the page of the order: once on a device, with every wrong thing on the way."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django.fixtures import Settings

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.ordering.proving import confirm_phone, end_unproved
from dodolan.market.stalls.models import Offer
from dodolan.people.accounts.actions import code_of
from dodolan.people.accounts.models import SignInCode
from dodolan.people.places.models import City, PublicMarket
from dodolan.web.kit.devices import COOKIE
from tests.factories.market import MORNING, make_offer, make_stall
from tests.factories.pages import PLACE, checkout, hidden, known_here, order, placed, put, text
from tests.web.buyer.conftest import reading_english


@pytest.fixture
def chilli(market: PublicMarket) -> Offer:
    return make_offer(make_stall(market))


@pytest.fixture
def demo(market: PublicMarket) -> None:
    City.objects.filter(pk=market.village.district.city_id).update(is_demo=True)


@pytest.fixture
def _codes_go_out(settings: Settings) -> None:
    settings.WHATSAPP_TOKEN, settings.WHATSAPP_PHONE_ID = "token", "1"


def page(client: Client, purchase: Purchase) -> str:
    return text(client.get(f"/pesanan/{purchase.secret}/"))


def send(client: Client, purchase: Purchase, part: str = "", **fields: str) -> Any:
    return client.post(f"/pesanan/{purchase.secret}/bukti/{part}", fields)


@pytest.mark.usefixtures("_codes_go_out")
def test_a_code_is_sent_typed_and_never_asked_again(phone: Client, market: PublicMarket, chilli: Offer):
    purchase = placed(phone, market, (chilli, "500"))
    code = code_of(SignInCode.objects.get(phone=purchase.phone))
    words = page(phone, purchase)
    assert "Number not proved" in words
    assert "Waiting for your number" in words
    assert "A code went to 0812-3456-7890" in words
    # A real city shows no code.
    assert code not in words
    wrong = "000000" if code != "000000" else "000001"
    refused = send(phone, purchase, code=wrong)
    assert (refused.status_code, "The code is wrong or too old." in text(refused)) == (422, True)
    assert "Type the 6 digits of the code." in text(send(phone, purchase, code="12"))
    assert send(phone, purchase, code=f"{code[:3]}-{code[3:]}").status_code == 302
    words = page(phone, purchase)
    assert "The number is proved" in words
    assert "Number not proved" not in words
    again = placed(phone, market, (chilli, "500"))
    assert again.proof == Proof.DEVICE
    assert SignInCode.objects.count() == 1


@pytest.mark.usefixtures("_codes_go_out")
def test_pressed_twice_one_code_goes_out(phone: Client, market: PublicMarket, chilli: Offer):
    put(phone, (chilli, "500"))
    form = {**hidden(phone), **checkout(market)}
    assert phone.post(PLACE, form)["Location"] == phone.post(PLACE, form)["Location"]
    assert SignInCode.objects.count() == Purchase.objects.count() == 1


@pytest.mark.usefixtures("_codes_go_out")
def test_another_code_and_another_number(phone: Client, market: PublicMarket, chilli: Offer):
    purchase = placed(phone, market, (chilli, "500"))
    assert send(phone, purchase, "kirim/").status_code == 302
    assert SignInCode.objects.filter(phone=purchase.phone).count() == 2
    refused = send(phone, purchase, "nomor/", phone="12")
    assert refused.status_code == 422
    assert "Write a number like" in text(refused)
    # What was typed stands there, and the fold is open around it.
    assert re.search(r"<details open>.*value=\"12\"", refused.content.decode(), re.DOTALL)
    assert send(phone, purchase, "nomor/", phone="0813 1111 2222").status_code == 302
    assert "A code went to 0813-1111-2222" in page(phone, purchase)
    code = code_of(SignInCode.objects.get(phone="+6281311112222"))
    assert send(phone, purchase, code=code).status_code == 302
    assert Purchase.objects.get().proof == Proof.CODE


def test_a_known_device_needs_one_press(phone: Client, market: PublicMarket, chilli: Offer):
    purchase = placed(phone, market, (chilli, "500"))
    # Signed in meanwhile, in another tab: the device knows the phone now.
    known_here(phone)
    assert "This device knows 0812-3456-7890" in page(phone, purchase)
    assert send(phone, purchase).status_code == 302
    assert Purchase.objects.get().proof == Proof.DEVICE


@pytest.mark.parametrize("number", ["0812 3456 7890", "0341 123456"])
def test_where_no_message_goes_the_office_calls(phone: Client, market: PublicMarket, chilli: Offer, number: str):
    put(phone, (chilli, "500"))
    assert order(phone, market, phone=number).status_code == 302
    purchase = Purchase.objects.get()
    words = page(phone, purchase)
    assert "The market office calls" in words
    assert "Code of six digits" not in words
    assert not SignInCode.objects.exists()
    confirm_phone(purchase=purchase, by=SYSTEM, at=MORNING)
    assert "The market office calls" not in page(phone, purchase)


@pytest.mark.usefixtures("demo")
def test_a_demo_shows_the_code(phone: Client, market: PublicMarket, chilli: Offer):
    purchase = placed(phone, market, (chilli, "500"))
    assert f"Demo: {code_of(SignInCode.objects.get())}" in page(phone, purchase)


@pytest.mark.usefixtures("_codes_go_out")
def test_what_ended_unproved_says_so(phone: Client, market: PublicMarket, chilli: Offer):
    purchase = placed(phone, market, (chilli, "500"))
    assert purchase.prove_by
    end_unproved(purchase=purchase.pk, at=purchase.prove_by)
    words = page(phone, purchase)
    assert "Nobody proved the number in time" in words
    assert "It is my number" not in words
    refused = send(phone, purchase, code="123456")
    assert refused.status_code == 422


def test_a_stranger_with_a_third_order_is_asked_to_prove(market: PublicMarket, chilli: Offer):
    for _ in range(2):
        placed(reading_english(Client()), market, (chilli, "500"))
    phone = reading_english(Client())
    put(phone, (chilli, "500"))
    refused = order(phone, market)
    assert refused.status_code == 409
    assert "Prove this number first: 2 orders wait for it already." in text(refused)
    # Nothing that was typed is lost.
    assert 'value="pagar hijau"' in refused.content.decode()


@pytest.mark.usefixtures("_codes_go_out")
def test_a_newcomer_costs_eighteen_statements_more(phone: Client, market: PublicMarket, chilli: Offer):
    put(phone, (chilli, "500"))
    form = {**hidden(phone), **checkout(market)}
    with CaptureQueriesContext(connection) as sent:
        assert phone.post(PLACE, form).status_code == 302
    words = [row["sql"].split()[0] for row in sent]
    # Turns by network and phone, the code and its message; once on a device (test_checkout counts the others).
    assert len([word for word in words if word not in ("SAVEPOINT", "RELEASE")]) == 21 + 18


def test_an_order_proved_otherwise_makes_no_device_known(phone: Client, market: PublicMarket, chilli: Offer):
    """Somebody signed in orders for another's phone; no code was typed here, so the device is not known for it."""
    purchase = placed(phone, market, (chilli, "500"))
    Purchase.objects.update(proof=Proof.ACCOUNT)
    assert send(phone, purchase, code="123456").status_code == 302
    assert COOKIE not in phone.cookies
    assert "This device knows" not in page(phone, purchase)
