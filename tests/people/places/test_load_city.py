"""Loading a city: all its places, once, and never over what an officer has edited."""

import pytest

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.audit.queries import broken_links
from dodolan.kernel.clock import at_wib
from dodolan.people.places.actions import load_city
from dodolan.people.places.errors import OtherCity, UnknownCity
from dodolan.people.places.models import City, District, PublicMarket, Village
from tests.factories.market import DAY, MORNING

pytestmark = pytest.mark.django_db


def counts() -> tuple[int, ...]:
    """Cities, districts, villages, markets."""
    return tuple(model.objects.count() for model in (City, District, Village, PublicMarket))


@pytest.mark.parametrize(("code", "expected"), [("3573", (1, 5, 57, 6)), ("3404", (1, 17, 86, 4))])
def test_all_places_are_loaded(code: str, expected: tuple[int, ...]):
    city = load_city(code=code, is_demo=True, help_phone="", at=MORNING)
    assert city.code == code
    assert city.is_demo is True
    assert counts() == expected


def test_a_market_stands_where_its_facts_say():
    load_city(code="3573", is_demo=False, help_phone="", at=MORNING)
    market = PublicMarket.objects.select_related("village__district").get(slug="oro-oro-dowo")
    assert (market.name, market.street) == ("Pasar Oro-oro Dowo", "Jl. Guntur")
    assert (market.village.name, market.village.district.name) == ("Oro-oro Dowo", "Klojen")
    assert (market.latitude_e6, market.longitude_e6) == (-7_969_300, 112_626_600)
    assert market.coordinate_quality == "approximate"


def test_loading_again_changes_nothing():
    load_city(code="3573", is_demo=True, help_phone="", at=MORNING)
    before = (list(City.objects.values()), list(Village.objects.values()), list(PublicMarket.objects.values()))
    load_city(code="3573", is_demo=True, help_phone="", at=at_wib(DAY, MORNING.time()))
    after = (list(City.objects.values()), list(Village.objects.values()), list(PublicMarket.objects.values()))
    assert after == before
    assert AuditEntry.objects.count() == 6


def test_what_an_officer_edited_stays():
    load_city(code="3573", is_demo=False, help_phone="", at=MORNING)
    City.objects.update(name="Malang", help_phone="+62341555555")
    PublicMarket.objects.filter(slug="bareng").update(latitude_e6=-7_978_111, coordinate_quality="surveyed")
    Village.objects.filter(code="35.73.02.1009").update(postcode="65199")
    load_city(code="3573", is_demo=True, help_phone="", at=MORNING)
    city = City.objects.get()
    assert (city.name, city.help_phone, city.is_demo) == ("Malang", "+62341555555", False)
    assert PublicMarket.objects.get(slug="bareng").latitude_e6 == -7_978_111
    assert Village.objects.get(code="35.73.02.1009").postcode == "65199"


def test_what_is_missing_is_added_again():
    load_city(code="3573", is_demo=True, help_phone="", at=MORNING)
    PublicMarket.objects.filter(slug="mergan").delete()
    Village.objects.filter(code="35.73.05.1012").delete()
    load_city(code="3573", is_demo=True, help_phone="", at=MORNING)
    assert counts() == (1, 5, 57, 6)


def test_each_new_market_is_in_the_audit_trail():
    load_city(code="3404", is_demo=True, help_phone="", at=MORNING)
    actions = AuditEntry.objects.order_by("number")
    assert [entry.after["slug"] for entry in actions] == ["godean", "pakem", "prambanan", "sleman"]
    assert {(entry.action, entry.at) for entry in actions} == {("places.market_added", MORNING)}
    assert broken_links() == []


def test_an_unknown_city_loads_nothing():
    with pytest.raises(UnknownCity):
        load_city(code="9999", is_demo=True, help_phone="", at=MORNING)
    assert counts() == (0, 0, 0, 0)


def test_a_database_serves_one_city():
    load_city(code="3573", is_demo=True, help_phone="", at=MORNING)
    with pytest.raises(OtherCity) as refusal:
        load_city(code="3404", is_demo=True, help_phone="", at=MORNING)
    assert refusal.value.facts == {"name": "Kota Malang", "code": "3404"}
    assert counts() == (1, 5, 57, 6)
