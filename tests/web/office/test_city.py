"""The city's own numbers, delivery fees, and the places of delivery slots."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import today
from dodolan.kernel.terms.models import TermValue
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot
from dodolan.people.places.queries import city_with_terms
from tests.factories.market import make_order, make_slot

PAGE = "/petugas/kota/"
TYPED = {"cash_multiple": "500", "tolerance": "15", "help_phone": "0812 3000 0001"}


def test_change_the_citys_numbers(office: Client):
    assert office.post(PAGE, TYPED)["Location"] == PAGE
    held = city_with_terms(today())
    assert (held.cash_multiple_rp, held.tolerance_bp, held.city.help_phone) == (500, 1500, "+6281230000001")
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.actor_name) == ("places.city_terms_set", "Bu Rini")
    assert entry.before == {"cash_multiple_rp": 100, "tolerance_bp": 1000, "help_phone": "+6281230000000"}


def as_shown(office: Client) -> dict[str, str]:
    """What a browser sends back of the form as the page shows it."""
    return {field.html_name: field.value() for field in office.get(PAGE).context["form"]}


def test_the_same_again_leaves_no_trace(office: Client):
    assert as_shown(office) == {"cash_multiple": 100, "tolerance": "10", "help_phone": "0812-3000-0000"}
    assert office.post(PAGE, as_shown(office)).status_code == 302
    assert not AuditEntry.objects.exists()


def test_decimals_that_nobody_touched_stay(office: Client):
    office.post(PAGE, TYPED | {"tolerance": "12,5"})
    assert as_shown(office)["tolerance"] == "12,5"
    assert office.post(PAGE, as_shown(office) | {"help_phone": "0812 3000 0002"}).status_code == 302
    assert city_with_terms(today()).tolerance_bp == 1_250
    entry = AuditEntry.objects.latest("number")
    assert entry.before["tolerance_bp"] == entry.after["tolerance_bp"] == 1_250


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("cash_multiple", ""),
        ("cash_multiple", "0"),
        ("cash_multiple", "-100"),
        ("cash_multiple", "100,5"),
        ("cash_multiple", "10001"),
        ("cash_multiple", str(10**18)),
        ("tolerance", "51"),
        ("tolerance", "x"),
        ("tolerance", ""),
        ("help_phone", "12"),
        ("help_phone", ""),
    ],
)
def test_bad_numbers_are_said_beside_their_field(office: Client, field: str, typed: str):
    response = office.post(PAGE, TYPED | {field: typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert f'href="#id_{field}"'.encode() in response.content
    assert not TermValue.objects.exists()


def test_change_a_fee(office: Client):
    fee = DeliveryFee.objects.get()
    assert office.post(f"{PAGE}ongkos/", {str(fee.pk): "12.500"})["Location"] == f"{PAGE}ongkos/"
    assert DeliveryFee.objects.get().amount_rp == 12_500
    entry = AuditEntry.objects.get()
    assert entry.before == {"amount_rp": 10_000}
    assert entry.after == {"market": "Pasar Oro Oro Dowo", "district": "Klojen", "amount_rp": 12_500}


@pytest.mark.parametrize("typed", ["", "x", "-1", "1.000.001", "10,5", "\0", str(10**18)])
def test_a_fee_that_is_none(office: Client, typed: str):
    fee = DeliveryFee.objects.get()
    response = office.post(f"{PAGE}ongkos/", {str(fee.pk): typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [str(fee.pk)])
    assert DeliveryFee.objects.get().amount_rp == 10_000


def test_change_the_places_of_a_slot(office: Client):
    slot = DeliverySlot.objects.get()
    response = office.post(f"{PAGE}jam/?hari=2020-11-14", {str(slot.pk): "25"})
    assert response["Location"] == f"{PAGE}jam/?hari=2020-11-14"
    assert DeliverySlot.objects.get().capacity == 25
    assert (AuditEntry.objects.get().before, AuditEntry.objects.get().after) == ({"capacity": 20}, {"capacity": 25})


def test_never_fewer_places_than_are_taken(office: Client):
    make_order()
    make_order()
    slot = DeliverySlot.objects.get()
    response = office.post(f"{PAGE}jam/", {str(slot.pk): "1"})
    assert response.status_code == 422
    assert response.context["form"].errors[str(slot.pk)] == ["2 orders are booked already."]
    assert DeliverySlot.objects.get().capacity == 20
    assert office.post(f"{PAGE}jam/", {str(slot.pk): "2"}).status_code == 302


@pytest.mark.parametrize("typed", ["", "x", "-1", "1001", "2,5"])
def test_places_that_are_none(office: Client, typed: str):
    slot = DeliverySlot.objects.get()
    response = office.post(f"{PAGE}jam/", {str(slot.pk): typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [str(slot.pk)])


def test_one_wrong_place_changes_no_other(office: Client):
    first, second = DeliverySlot.objects.get(), make_slot(hour=11)
    response = office.post(f"{PAGE}jam/", {str(first.pk): "5", str(second.pk): "1001"})
    assert response.status_code == 422
    assert set(DeliverySlot.objects.values_list("capacity", flat=True)) == {20}
    assert not AuditEntry.objects.exists()


def test_a_day_without_a_market(office: Client):
    assert b"No market is open on this day." in office.get(f"{PAGE}jam/?hari=2020-11-13").content
    assert office.get(f"{PAGE}jam/?hari=x").status_code == 422


@pytest.mark.parametrize("page", ["ongkos/", "jam/"])
def test_statements(office: Client, page: str):
    make_slot(hour=11)
    make_slot(hour=13)
    with CaptureQueriesContext(connection) as seen:
        assert office.get(PAGE + page).status_code == 200
    assert len(seen) <= 8
