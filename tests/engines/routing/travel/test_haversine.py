"""Straight lines turned into roads: measured distances, whole figures, hours of the day."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.model.values import Place
from dodolan.engines.routing.travel.haversine import EARTH, Haversine, HourBand, great_circle

GATE = Place("gate", 112.62822, -7.96862)
POINTS = st.builds(Place, st.uuids().map(str), st.floats(112.56, 112.71), st.floats(-8.06, -7.90))


@pytest.mark.parametrize(
    ("lat", "lon", "metres"),
    [(-7.95986, 112.63128, 1_031), (-7.974963, 112.66075, 3_651), (-8.0234, 112.6300, 6_094)],
)
def test_distances_between_the_markets_of_malang(lat: float, lon: float, metres: int):
    assert round(great_circle(GATE, Place("market", lon, lat))) == metres


def test_half_around_the_world():
    assert great_circle(Place("a", 0, 0), Place("b", 180, 0)) == pytest.approx(EARTH * 3.141592653589793)


def test_the_road_is_a_detour_at_22_kmh():
    market = Place("tawangmangu", 112.63128, -7.95986)
    roads = Haversine()
    assert roads.metres(GATE, market) == 1_443
    assert roads.seconds(GATE, market, roads.band(0)) == 237


def test_speed_and_detour_follow_the_hour():
    roads = Haversine((HourBand(0, 30, 130), HourBand(6 * 3600, 15, 150)))
    market = Place("tawangmangu", 112.63128, -7.95986)
    assert [roads.band(at) for at in (0, 21_599, 21_600, 86_399, 86_400)] == [0, 0, 1, 1, 0]
    assert [roads.seconds(GATE, market, band) for band in (0, 1)] == [161, 372]
    assert roads.metres(GATE, market) == 1_340


@pytest.mark.parametrize(
    "bands",
    [
        (),
        (HourBand(60),),
        (HourBand(0), HourBand(0)),
        (HourBand(0), HourBand(86_400)),
        (HourBand(kmh=0),),
        (HourBand(detour_percent=99),),
    ],
)
def test_impossible_hours_are_refused(bands: tuple[HourBand, ...]):
    with pytest.raises(ValueError, match="band"):
        Haversine(bands)


@given(POINTS, POINTS)
def test_roads_are_whole_symmetric_and_never_shorter_than_the_line(a: Place, b: Place):
    roads = Haversine()
    assert roads.metres(a, b) == roads.metres(b, a) >= great_circle(a, b)
    assert roads.metres(a, a) == roads.seconds(a, a, 0) == 0
    # 22 km/h is 55 metres in 9 seconds.
    assert 0 <= roads.seconds(a, b, 0) * 55 - roads.metres(a, b) * 9 < 55
