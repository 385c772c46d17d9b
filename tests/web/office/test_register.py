"""The business register: finding, entering, suspending."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.models import AuditEntry
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.businesses.models import Business
from dodolan.people.phones import show_phone
from tests.factories.market import make_stall
from tests.factories.people import make_business, make_user

PAGE = "/petugas/usaha/"
TYPED = {
    "name": "Tempe Bu Yati",
    "cluster": "culinary",
    "village": "35.73.02.1008",
    "nib": "1234 5678 90123",
    "phone": "0812 7777 8888",
    "owner": "Bu Yati",
}


def found(client: Client, **words: str) -> list[str]:
    """Names on the page."""
    response = client.get(PAGE, words)
    assert response.status_code == 200
    return [row.name for row in response.context["rows"]]


def test_finding_businesses(office: Client):
    make_business(make_user("Pak Slamet"), "Batik Celaket")
    make_business(make_user("Bu Sri"), "Sayur Bu Sri")
    assert found(office) == ["Batik Celaket", "Sayur Bu Sri"]
    assert found(office, cari="slamet") == ["Batik Celaket"]
    assert found(office, cari="%") == []
    assert found(office, sektor="fresh") == ["Batik Celaket", "Sayur Bu Sri"]
    assert found(office, sektor="ikm") == []


def test_a_business_with_its_stalls(office: Client):
    stall = make_stall()
    [row] = office.get(PAGE).context["rows"]
    assert [(own.name, own.status, own.sells) for own in row.stalls] == [(stall.name, "sells", True)]
    assert f"/petugas/usaha/lapak/{stall.pk}/".encode() in office.get(PAGE).content


def test_a_search_without_hits_says_how_to_go_on(office: Client):
    make_stall()
    content = office.get(PAGE, {"cari": "xyzzy"}).content.decode()
    assert "No business found" in content
    assert f'<a class="button" href="{PAGE}">Clear the filter</a>' in content


def test_telephone_numbers_stay_in_one_piece(office: Client):
    stall = make_stall()
    phone = show_phone(stall.business.owner.phone)
    assert f'<span class="quiet small num">{phone}</span>' in office.get(PAGE).content.decode()


@pytest.mark.parametrize(("field", "typed"), [("cari", "x" * 101), ("cari", "\0"), ("sektor", "mining")])
def test_bad_wishes_are_said(office: Client, field: str, typed: str):
    response = office.get(PAGE, {field: typed})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])


def test_enter_a_business_of_somebody_new(office: Client):
    assert office.post(f"{PAGE}baru/", TYPED)["Location"] == PAGE
    business = Business.objects.get()
    assert (business.name, business.cluster, business.nib) == ("Tempe Bu Yati", "culinary", "1234567890123")
    assert (business.owner.phone, business.owner.name) == ("+6281277778888", "Bu Yati")
    assert not business.owner.has_usable_password()
    assert Role.objects.get(user=business.owner).name == RoleName.TRADER
    actions = AuditEntry.objects.order_by("number").values_list("action", "actor_name")
    assert list(actions) == [("accounts.role_given", "Bu Rini"), ("businesses.registered", "Bu Rini")]


def test_enter_a_business_of_somebody_known(office: Client):
    owner = make_user("Bu Yatiningsih", RoleName.TRADER, phone="+6281277778888")
    # A slip of a digit must not enter a stranger's business: the name it belongs to is shown.
    refused = office.post(f"{PAGE}baru/", TYPED | {"nib": ""})
    assert refused.status_code == 422
    assert "Bu Yatiningsih" in refused.content.decode()
    assert not Business.objects.exists()
    office.post(f"{PAGE}baru/", TYPED | {"nib": "", "owner": "Bu Yatiningsih"})
    assert Business.objects.get().owner == owner
    assert User.objects.get(pk=owner.pk).name == "Bu Yatiningsih"
    assert AuditEntry.objects.values_list("action", flat=True).get() == "businesses.registered"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("name", "\u202e"),
        ("name", "x" * 121),
        ("name", "a\0b"),
        ("cluster", ""),
        ("cluster", "mining"),
        ("village", ""),
        ("village", "99.99.99.9999"),
        ("nib", "12345"),
        ("nib", "x" * 13),
        ("nib", "1" * 25),
        ("phone", ""),
        ("phone", "911"),
        ("phone", "1" * 60),
        ("owner", ""),
        ("owner", "x" * 81),
    ],
)
def test_bad_input_is_said_beside_its_field_and_nothing_is_lost(office: Client, field: str, typed: str):
    before = User.objects.count()
    response = office.post(f"{PAGE}baru/", TYPED | {field: typed})
    assert response.status_code == 422
    assert list(response.context["form"].errors) == [field]
    assert f'href="#id_{field}"'.encode() in response.content
    kept = TYPED["owner" if field == "name" else "name"]
    assert kept.encode() in response.content
    assert (Business.objects.count(), User.objects.count(), Role.objects.count()) == (0, before, 2)


def test_a_number_that_is_taken(office: Client):
    office.post(f"{PAGE}baru/", TYPED)
    response = office.post(f"{PAGE}baru/", TYPED | {"phone": "0812 1111 2222"})
    assert response.status_code == 422
    assert response.context["form"].errors["nib"] == ["Another business has this number."]
    assert not User.objects.filter(phone="+6281211112222").exists()


def test_suspend_a_stall_and_let_it_sell_again(office: Client):
    stall = make_stall()
    page = f"{PAGE}lapak/{stall.pk}/"
    for status in ("suspended", "active"):
        response = office.post(f"{page}keadaan/", {"status": status, "reason": "timbangan"})
        assert response["Location"] == page
        assert Stall.objects.get().status == status
    actions = AuditEntry.objects.order_by("number").values_list("before__status", "after__status", "after__reason")
    assert list(actions) == [("active", "suspended", "timbangan"), ("suspended", "active", "timbangan")]


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"status": "suspended"}, "reason"),
        ({"status": "suspended", "reason": "x" * 201}, "reason"),
        ({"status": "burnt", "reason": "x"}, "status"),
        ({"status": "draft", "reason": "x"}, "status"),
        ({"reason": "x"}, "status"),
    ],
)
def test_no_change_without_a_reason_or_to_another_state(office: Client, fields: dict[str, str], wrong: str):
    stall = make_stall()
    response = office.post(f"{PAGE}lapak/{stall.pk}/keadaan/", fields)
    assert (response.status_code, list(response.context["form"].errors)) == (422, [wrong])
    assert (Stall.objects.get().status, AuditEntry.objects.count()) == ("active", 0)


def test_a_stall_that_is_none(office: Client):
    assert office.get(f"{PAGE}lapak/{uuid4()}/").status_code == 404
    assert office.post(f"{PAGE}lapak/{uuid4()}/keadaan/", {"status": "active", "reason": "x"}).status_code == 404


def test_statements_do_not_grow_with_the_register(office: Client):
    def count() -> int:
        with CaptureQueriesContext(connection) as seen:
            office.get(PAGE)
        return len(seen)

    make_stall()
    before = count()
    for _stall in range(3):
        make_stall()
    assert count() == before <= 8
