"""Reading places: the city, its markets, and the villages an address may choose from."""

import pytest
from pytest_django import DjangoAssertNumQueries

from dodolan.kernel.errors import Missing
from dodolan.people.places.models import District, Village
from dodolan.people.places.queries import market_by_slug, markets, the_city, villages_by_district
from tests.factories.people import make_city, make_market, make_village

pytestmark = pytest.mark.django_db


def test_before_a_city_was_loaded_it_is_missing() -> None:
    with pytest.raises(Missing):
        the_city()
    assert villages_by_district() == []
    assert list(markets()) == []


def test_the_city_is_found() -> None:
    made = make_city()
    assert the_city() == made


def test_a_market_comes_with_its_city(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    made = make_market("blimbing")
    make_market("klojen")
    with django_assert_num_queries(1):
        found = market_by_slug("blimbing")
        assert found.village.district.city.code == "3573"
    assert found == made


@pytest.mark.parametrize("slug", ["", "nowhere", "x" * 500])
def test_a_market_that_is_not_is_missing(slug: str) -> None:
    make_market("blimbing")
    with pytest.raises(Missing) as refusal:
        market_by_slug(slug)
    assert refusal.value.facts == {"slug": slug[:40]}


def test_villages_stand_under_their_district(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for code, name in (("35.73.02", "Klojen"), ("35.73.01", "Blimbing")):
        District.objects.create(code=code, name=name, city=make_city())
    for code, name in (("35.73.02.1008", "Oro-oro Dowo"), ("35.73.02.1001", "Bareng"), ("35.73.01.1002", "Arjosari")):
        assert make_village(code, name) == Village.objects.get(code=code)
    with django_assert_num_queries(1):
        found = villages_by_district()
    assert [(district, [village.name for village in own]) for district, own in found] == [
        ("Blimbing", ["Arjosari"]),
        ("Klojen", ["Bareng", "Oro-oro Dowo"]),
    ]
