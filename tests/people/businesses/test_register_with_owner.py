"""Entering a business of somebody found or made by phone."""

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.people.accounts.errors import PhoneKnown
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.people.businesses.actions import register_with_owner
from dodolan.people.businesses.errors import BadBusiness
from dodolan.people.businesses.models import Business
from tests.factories.market import MORNING
from tests.factories.people import make_user, make_village

pytestmark = pytest.mark.django_db
PHONE = "+6281277778888"


def enter(name: str = "Tempe Bu Yati", owner_name: str = "Bu Yati") -> Business:
    """Enter a business of the person with that phone."""
    return register_with_owner(
        actor=SYSTEM,
        phone=PHONE,
        owner_name=owner_name,
        name=name,
        cluster="culinary",
        village=make_village(),
        nib=None,
        at=MORNING,
    )


def test_somebody_new_gets_an_account_and_becomes_a_trader():
    owner = enter().owner
    assert (owner.phone, owner.name, owner.joined_at) == (PHONE, "Bu Yati", MORNING)
    assert not owner.has_usable_password()
    assert list(Role.objects.values_list("user", "name")) == [(owner.pk, "trader")]


def test_the_phone_of_another_person_enters_nothing():
    enter("Satu")
    with pytest.raises(PhoneKnown):
        enter("Dua", owner_name="Bu Lain")
    assert Business.objects.count() == 1


def test_a_second_business_of_the_same_person():
    assert enter("Satu").owner == enter("Dua").owner
    assert User.objects.get().name == "Bu Yati"
    assert list(AuditEntry.objects.order_by("number").values_list("action", flat=True)) == [
        "accounts.role_given",
        "businesses.registered",
        "businesses.registered",
    ]


def test_a_buyer_becomes_a_trader_and_gets_a_name_if_they_had_none():
    buyer = make_user("", phone=PHONE)
    assert enter().owner == buyer
    assert User.objects.get().name == "Bu Yati"
    assert Role.objects.get().name == RoleName.TRADER


def test_a_bad_name_makes_nobody():
    with pytest.raises(BadBusiness):
        enter("\u202e")
    assert (User.objects.count(), Role.objects.count(), AuditEntry.objects.count()) == (0, 0, 0)
