"""Pages are read and forms are sent: every other method is answered 405, by whomever, and changes nothing."""

import pytest
from django.test import Client

from scripts.every_page import FORMS_ONLY
from tests.factories.routes import address_of, pages

WORDS = {"slug": "oro-oro-dowo", "stall": "lapak", "secret": "x", "number": "x", "kind": "stall_payable", "name": "x"}


@pytest.mark.django_db
@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "PROPFIND"])
def test_no_page_takes_other_methods(method: str):
    client = Client()
    answers = {route.name: client.generic(method, address_of(route, WORDS)) for route in pages()}
    assert {name for name, answer in answers.items() if answer.status_code != 405} == set()
    assert all({"GET", "POST"} & set(answer["Allow"].split(", ")) for answer in answers.values())


@pytest.mark.django_db
def test_what_is_only_sent_cannot_be_opened():
    routes = {route.name: route for route in pages()}
    statuses = {name: Client().get(address_of(routes[name], WORDS)).status_code for name in FORMS_ONLY}
    # The basket's addresses are opened when a page is reloaded after a refusal; they lead back to the basket.
    assert {name for name, status in statuses.items() if status != 405} == {
        "buyer:basket:put", "buyer:basket:remove", "buyer:basket:place", "buyer:purchases:cancel",
        "buyer:purchases:again", "buyer:purchases:consent", "buyer:purchases:prove", "buyer:purchases:send-code",
        "buyer:purchases:other-phone",
    }  # fmt: skip
