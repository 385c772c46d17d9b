"""The facts a city starts with are whole: codes fit together, neighbours agree, markets lie in their city."""

import pytest

from dodolan.people.places.errors import UnknownCity
from dodolan.people.places.facts import CityFacts, facts_of

MALANG_MARKETS = ["bareng", "gadang-lama", "mergan", "oro-oro-dowo", "sawojajar", "tawangmangu"]


@pytest.fixture(params=["3573", "3404"])
def city(request: pytest.FixtureRequest) -> CityFacts:
    """Each city we hold facts about."""
    return facts_of(request.param)


@pytest.mark.parametrize(
    ("code", "name", "districts", "villages", "markets"),
    [("3573", "Kota Malang", 5, 57, 6), ("3404", "Kabupaten Sleman", 17, 86, 4)],
)
def test_counts(code: str, name: str, districts: int, villages: int, markets: int):
    facts = facts_of(code)
    assert facts.name == name
    assert (len(facts.districts), len(facts.villages), len(facts.markets)) == (districts, villages, markets)


def test_the_six_markets_of_malang():
    assert [market.slug for market in facts_of("3573").markets] == MALANG_MARKETS


@pytest.mark.parametrize("code", ["", "9999", "35", "35.73", "\uff13\uff15\uff17\uff13", "3573 ", "3573\0"])
def test_an_unknown_city_is_refused(code: str):
    with pytest.raises(UnknownCity) as refusal:
        facts_of(code)
    assert refusal.value.code == "places.unknown_city"
    assert refusal.value.facts == {"known": ["3573", "3404"]}


def test_codes_are_written_once_and_hang_together(city: CityFacts):
    districts = {district.code for district in city.districts}
    villages = {village.code for village in city.villages}
    assert (len(districts), len(villages)) == (len(city.districts), len(city.villages))
    assert {village.district for village in city.villages} == districts
    assert {market.village for market in city.markets} <= villages


def test_postcodes_have_five_digits(city: CityFacts):
    wrong = [v.name for v in city.villages if not (v.postcode.isdigit() and len(v.postcode) == 5)]
    assert wrong == []


def test_neighbours_are_neighbours_of_each_other(city: CityFacts):
    beside = {district.code: district.neighbours for district in city.districts}
    for code, neighbours in beside.items():
        assert neighbours
        assert code not in neighbours
        assert all(code in beside[other] for other in neighbours)


def test_markets_lie_in_java_and_open_before_they_close(city: CityFacts):
    for market in city.markets:
        assert -8_100_000 < market.latitude_e6 < -7_500_000
        assert 110_200_000 < market.longitude_e6 < 112_700_000
        assert market.quality == "approximate"
        assert 3 <= market.opens_at.hour <= 5
        assert 13 <= market.closes_at.hour <= 16
