"""Coordinates as typed: taken, or refused with the one rule they break."""

import pytest

from dodolan.engines.routing.travel.box import MALANG, BadPoint, Wrong, read_point


@pytest.mark.parametrize(("lat", "lon"), [("-7.96859", "112.62821"), (" -8.06 ", "112.71"), ("-7.90", "112.56")])
def test_points_of_the_city_are_taken(lat: str, lon: str):
    assert read_point(lat, lon, MALANG) == (float(lat), float(lon))


@pytest.mark.parametrize(
    ("lat", "lon", "why"),
    [
        ("0", "0", Wrong.ZERO),
        ("112.62821", "-7.96859", Wrong.SWAPPED),
        ("-7.2575", "112.7521", Wrong.OUTSIDE),
        ("-8.0601", "112.6", Wrong.OUTSIDE),
        ("-7,96859", "112,62821", Wrong.DECIMAL_COMMA),
        ("-7,96859", "112.62821", Wrong.DECIMAL_COMMA),
        ("", "112.62821", Wrong.NOT_A_NUMBER),
        ("nan", "112.6", Wrong.NOT_A_NUMBER),
        ("-7.9e0", "112.6", Wrong.NOT_A_NUMBER),
        ("depan masjid", "gang 3", Wrong.NOT_A_NUMBER),
    ],
)
def test_everything_else_is_refused_with_its_rule(lat: str, lon: str, why: Wrong):
    with pytest.raises(BadPoint) as refusal:
        read_point(lat, lon, MALANG)
    assert refusal.value.why is why
