"""A real city on its first day: no stall, no order, no help number; every page opens and nothing is promised."""

import pytest
from django.test import Client

from dodolan.kernel.clock import now
from dodolan.operations.opening.city import open_city
from dodolan.people.accounts.models import RoleName
from dodolan.people.places.models import PublicMarket
from scripts.every_page import FORMS_ONLY
from tests.factories.people import make_user
from tests.factories.routes import address_of, pages
from tests.factories.screens import screen_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def fresh() -> None:
    """Sleman, opened a moment ago without a help number."""
    open_city(code="3404", help_phone="", at=now())


@pytest.fixture
def office(fresh: None) -> Client:
    """The screen of its only officer."""
    return screen_of(make_user("Bu Rini", RoleName.OFFICER))


def test_every_page_of_the_office_opens(office: Client):
    plain = [route for route in pages("office") if not route.converters and route.name not in FORMS_ONLY]
    opened = {route.name: office.get(address_of(route, {})).status_code for route in plain}
    assert len(opened) >= 12
    assert opened == dict.fromkeys(opened, 200)


def test_an_empty_help_number_is_shown_empty(office: Client):
    assert office.get("/petugas/kota/").context["form"]["help_phone"].value() == ""


def test_an_empty_hall_promises_nothing(fresh: None, client: Client):
    for address in ("/", "/pasar/" + PublicMarket.objects.values_list("slug", flat=True)[0] + "/"):
        page = client.get(address).content.decode()
        assert "Untuk saat ini belum ada yang dijual di sini" in page
        assert "Antar berikutnya" not in page
