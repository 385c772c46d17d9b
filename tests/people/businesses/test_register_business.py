"""Entering a business in the register."""

from typing import Any

import pytest

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.audit.models import AuditEntry
from dodolan.people.businesses.actions import register_business
from dodolan.people.businesses.errors import BadBusiness, EnteredAlready, NibTaken
from dodolan.people.businesses.models import Business
from tests.factories.market import MORNING
from tests.factories.people import make_user, make_village

pytestmark = pytest.mark.django_db

NIB = "0000000000017"


def register(**given: Any) -> Business:
    """Register a business that is right in all but what is given."""
    facts: dict[str, Any] = {
        "actor": Actor(None, "Bu Kepala"),
        "owner": given.pop("owner", None) or make_user("Tutik Handayani"),
        "name": "Sayur Bu Tutik",
        "cluster": "fresh",
        "village": make_village(),
        "nib": NIB,
        "at": MORNING,
    }
    return register_business(**{**facts, **given})


def test_a_business_is_entered_with_its_action():
    owner = make_user("Tutik Handayani")
    business = register(owner=owner)
    assert Business.objects.get() == business
    assert (business.name, business.owner, business.cluster, business.nib) == ("Sayur Bu Tutik", owner, "fresh", NIB)
    assert business.registered_at == MORNING
    action = AuditEntry.objects.get()
    assert (action.action, action.subject, action.actor_name) == ("businesses.registered", business.pk, "Bu Kepala")
    told = {"name": "Sayur Bu Tutik", "cluster": "fresh", "village": "35.73.02.1008", "owner": str(owner.pk)}
    assert action.after == told


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (None, None),
        ("", None),
        ("   ", None),
        (NIB, NIB),
        ("0000 0000 00017", NIB),
        ("0000.0000.00017", NIB),
        ("\uff10" * 11 + "\uff11\uff17", NIB),
    ],
)
def test_a_nib_as_people_type_it(typed: str | None, kept: str | None):
    assert register(nib=typed).nib == kept


@pytest.mark.parametrize(
    "typed", ["1", "1" * 12, "1" * 14, "-000000000017", "00000000000,7", "000000000001x", "9" * 400]
)
def test_a_nib_that_is_none_is_refused(typed: str):
    with pytest.raises(BadBusiness) as refusal:
        register(nib=typed)
    assert refusal.value.facts == {"field": "nib"}
    assert refusal.value.status == 400
    assert not Business.objects.exists()


def test_a_nib_is_of_one_business():
    first = register()
    with pytest.raises(NibTaken) as refusal:
        register(name="Sayur Bu Tutik 2")
    assert refusal.value.code == "businesses.nib_taken"
    assert refusal.value.facts == {"field": "nib"}
    assert Business.objects.get() == first
    assert AuditEntry.objects.count() == 1


def test_many_businesses_have_no_nib():
    register(nib=None)
    register(nib="")
    assert Business.objects.filter(nib=None).count() == 2


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Sayur   Bu Tutik ", "Sayur Bu Tutik"),
        ("Sayur\t Bu\u202e Tutik", "Sayur Bu Tutik"),
        ("Keripik \u201cEnak\u201d & Co.", "Keripik \u201cEnak\u201d & Co."),
        ("x" * 120, "x" * 120),
    ],
)
def test_a_name_is_kept_as_it_is_seen(typed: str, kept: str):
    assert register(name=typed).name == kept


@pytest.mark.parametrize("typed", ["", "   ", "\0", "Sayur\0Tutik", "\u202e\u200b", "x" * 121])
def test_a_name_that_is_none_is_refused(typed: str):
    with pytest.raises(BadBusiness) as refusal:
        register(name=typed)
    assert refusal.value.facts == {"field": "name"}
    assert not Business.objects.exists()
    assert not AuditEntry.objects.exists()


@pytest.mark.parametrize("typed", ["", "pasar", "FRESH", "fresh "])
def test_an_unknown_cluster_is_refused(typed: str):
    with pytest.raises(BadBusiness) as refusal:
        register(cluster=typed)
    assert refusal.value.facts == {"field": "cluster"}
    assert not Business.objects.exists()


def test_pressed_twice_it_is_entered_once():
    owner = make_user("Bu Tutik")
    register(owner=owner, nib=None)
    with pytest.raises(EnteredAlready):
        register(owner=owner, nib=None)
    assert Business.objects.count() == 1
    # Another owner may call theirs the same.
    register(owner=make_user("Bu Yanti"), nib=None)
