"""What is served: a city that was opened, under its own number, and a demo only where strangers cannot reach it."""

import pytest
from pytest_django.fixtures import Settings

from dodolan.operations.opening.serving import public_demo, why_not_served
from dodolan.people.places.models import City

pytestmark = pytest.mark.django_db
PUBLIC = ["localhost", "pasar.malangkota.go.id"]


def _city(*, is_demo: bool) -> None:
    City.objects.create(code="3573", name="Kota Malang", is_demo=is_demo)


def test_another_city_is_not_served():
    _city(is_demo=False)
    assert why_not_served("3573") == ""
    assert why_not_served("3404").endswith(
        "belongs to Kota Malang (3573), but CITY is 3404. "
        "Set DODOLAN_DATA or DATABASE_URL to another place, or CITY back."
    )


def test_without_a_number_whichever_city_is_here_is_served():
    _city(is_demo=False)
    assert why_not_served("") == ""


@pytest.mark.parametrize(
    ("is_demo", "hosts", "served"), [(True, PUBLIC[:1], True), (True, PUBLIC, False), (False, PUBLIC, True)]
)
def test_a_demo_has_no_public_name(settings: Settings, is_demo: bool, hosts: list[str], served: bool):
    _city(is_demo=is_demo)
    settings.ALLOWED_HOSTS = hosts
    assert (public_demo() == "") is served
    assert (why_not_served("3573") == "") is served
    if not served:
        assert "pasar.malangkota.go.id" in public_demo()
