"""Coordinates as people type them, held against the box their city lies in."""

import re
from dataclasses import dataclass
from enum import StrEnum

_NUMBER = re.compile(r"[+-]?\d{1,3}(\.\d+)?", re.ASCII)


class Wrong(StrEnum):
    """What is wrong with a pair of coordinates."""

    NOT_A_NUMBER = "not_a_number"
    DECIMAL_COMMA = "decimal_comma"
    ZERO = "zero"
    SWAPPED = "swapped"
    OUTSIDE = "outside"


class BadPoint(ValueError):
    """Coordinates that are no place in the city; why says which rule they break."""

    def __init__(self, why: Wrong, lat: str, lon: str) -> None:
        """Keeps the rule for the surface to word."""
        super().__init__(f"Latitude {lat!r}, longitude {lon!r}: {why}.")
        self.why = why


@dataclass(frozen=True, slots=True)
class Box:
    """The degrees a city lies between."""

    south: float
    north: float
    west: float
    east: float

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in it, border included."""
        return self.south <= lat <= self.north and self.west <= lon <= self.east


MALANG = Box(south=-8.06, north=-7.90, west=112.56, east=112.71)


def read_point(lat: str, lon: str, box: Box) -> tuple[float, float]:
    """Latitude and longitude as numbers; raises BadPoint rather than guess, even for a pair that is only swapped."""
    lat, lon = lat.strip(), lon.strip()
    if not (_NUMBER.fullmatch(lat) and _NUMBER.fullmatch(lon)):
        # A decimal comma has a code of its own: it is the commonest slip and easily put right.
        comma = all(_NUMBER.fullmatch(text.replace(",", ".", 1)) for text in (lat, lon))
        raise BadPoint(Wrong.DECIMAL_COMMA if comma else Wrong.NOT_A_NUMBER, lat, lon)
    north, east = float(lat), float(lon)
    if north == east == 0:
        raise BadPoint(Wrong.ZERO, lat, lon)
    if not box.holds(north, east):
        raise BadPoint(Wrong.SWAPPED if box.holds(east, north) else Wrong.OUTSIDE, lat, lon)
    return north, east
