"""After too many wrong PINs the page says whom to call, with a button for it."""

from collections.abc import Iterator

import pytest
from django.urls import reverse

from dodolan.kernel.clock import clock_set_to
from dodolan.people.places.models import City
from tests.factories.days import fresh, lock_pin, weighed_order
from tests.factories.market import MORNING
from tests.factories.screens import screen_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _morning() -> Iterator[None]:
    with clock_set_to(lambda: MORNING):
        yield


def test_a_locked_pin_shows_whom_to_call():
    purchase, shift = weighed_order()
    page = reverse("runner:stops:show", args=[purchase.number])
    phone = screen_of(shift.runner)
    assert 'name="pin"' in phone.get(page).content.decode()
    lock_pin(purchase, shift)
    locked = phone.get(page).content.decode()
    assert 'name="pin"' not in locked
    assert 'href="tel:+6281230000000"' in locked
    assert "Call the office 0812-3000-0000" in " ".join(locked.split())
    assert phone.post(page, {"pin": fresh(purchase).pin}).status_code == 422
    City.objects.update(help_phone="")
    assert "Call the office" not in phone.get(page).content.decode()


def test_blanks_between_the_digits_are_no_wrong_pin():
    purchase, shift = weighed_order()
    page = reverse("runner:stops:show", args=[purchase.number])
    phone = screen_of(shift.runner)
    refused = phone.post(page, {"pin": purchase.pin[:3]})
    assert refused.status_code == 422
    assert "Type the 4 digits of the code." in refused.content.decode()
    assert fresh(purchase).pin_tries_left == 5
    assert phone.post(page, {"pin": " ".join(purchase.pin)}).status_code == 302
    assert fresh(purchase).delivered_at == MORNING
