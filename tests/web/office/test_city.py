"""The city's own numbers, delivery fees, and the places of delivery slots."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import today
from dodolan.kernel.plugs import plugged
from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.queries import terms_on
from dodolan.kernel.terms.values import Term
from dodolan.market.fulfilment.terms import CONSENT_WAITS
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot
from dodolan.people.places.models import City
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE
from tests.factories.market import make_order, make_slot
from tests.factories.pages import text

PAGE = "/petugas/kota/"
TYPED = {
    "places.cash_multiple": "500",
    "places.tolerance": "15",
    "ordering.proof_waits": "60",
    "ordering.unproved_share": "50",
    "fulfilment.consent_waits": "10",
    "help_phone": "0812 3000 0001",
}


def test_change_the_citys_numbers(office: Client):
    assert office.post(PAGE, TYPED)["Location"] == PAGE
    held = terms_on(today())
    assert (held.number(CASH_MULTIPLE), held.number(TOLERANCE)) == (500, 1500)
    assert City.objects.get().help_phone == "+6281230000001"
    told = [(entry.action, entry.actor_name, entry.before) for entry in AuditEntry.objects.order_by("number")]
    assert told == [
        ("places.term_set", "Bu Rini", {"rupiah": 100}),
        ("places.term_set", "Bu Rini", {"basis_points": 1000}),
        ("places.help_phone_set", "Bu Rini", {"help_phone": "+6281230000000"}),
    ]
    words = text(office.get("/petugas/jejak/"))
    assert "setting Limit for heavier goods" in words
    assert "amount Rp500" in words
    assert "share 15%" in words


def test_every_term_has_a_field(office: Client):
    assert {*plugged(Term), "help_phone"} == set(as_shown(office)) == set(TYPED)


def test_a_term_of_another_room_is_decided_here_too(office: Client):
    assert office.post(PAGE, TYPED | {"fulfilment.consent_waits": "25"}).status_code == 302
    assert terms_on(today())[CONSENT_WAITS] == timedelta(minutes=25)


def as_shown(office: Client) -> dict[str, str]:
    """What a browser sends back of the form as the page shows it."""
    return {field.html_name: field.value() for field in office.get(PAGE).context["form"]}


def test_the_same_again_leaves_no_trace(office: Client):
    assert as_shown(office)["places.tolerance"] == "10"
    assert office.post(PAGE, as_shown(office)).status_code == 302
    assert not AuditEntry.objects.exists()


def test_decimals_that_nobody_touched_stay(office: Client):
    office.post(PAGE, TYPED | {"places.tolerance": "12,5"})
    assert as_shown(office)["places.tolerance"] == "12,5"
    assert office.post(PAGE, as_shown(office) | {"help_phone": "0812 3000 0002"}).status_code == 302
    assert terms_on(today()).number(TOLERANCE) == 1_250
    assert AuditEntry.objects.latest("number").action == "places.help_phone_set"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("places.cash_multiple", ""),
        ("places.cash_multiple", "0"),
        ("places.cash_multiple", "-100"),
        ("places.cash_multiple", "100,5"),
        ("places.cash_multiple", "10001"),
        ("places.cash_multiple", str(10**18)),
        ("places.tolerance", "51"),
        ("places.tolerance", "x"),
        ("places.tolerance", ""),
        ("fulfilment.consent_waits", "4"),
        ("help_phone", "12"),
        ("help_phone", ""),
    ],
)
def test_bad_numbers_are_said_beside_their_field(office: Client, field: str, typed: str):
    response = office.post(PAGE, TYPED | {field: typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert f'href="#id_{field}"'.encode() in response.content
    if typed in ("10001", "51"):
        assert f"From {'Rp1 to Rp10.000' if typed == '10001' else '0% to 50%'}." in text(response)
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
    # Whoever typed too much is told how much would do.
    if typed == "1.000.001":
        assert "From Rp0 to Rp1.000.000." in text(response)


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
