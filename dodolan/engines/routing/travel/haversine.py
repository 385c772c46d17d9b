"""Roads guessed from straight lines: the great circle, a detour and a speed, each by the hour of the day."""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field

from dodolan.engines.routing.model.values import Place

# The mean radius of the earth, in metres (IUGG).
EARTH = 6_371_008.8
DAY = 86_400


@dataclass(frozen=True, slots=True)
class HourBand:
    """From this second of the day until the next band: speed, and road metres per 100 of straight line."""

    begins: int = 0
    kmh: int = 22
    detour_percent: int = 140


USUAL = (HourBand(),)


def great_circle(a: Place, b: Place) -> float:
    """Metres between two points of the globe as the crow flies."""
    north, south = math.radians(a.y), math.radians(b.y)
    half = math.sin((south - north) / 2) ** 2
    half += math.cos(north) * math.cos(south) * math.sin(math.radians(b.x - a.x) / 2) ** 2
    # Rounding can push antipodes a hair above one.
    return 2 * EARTH * math.asin(min(1.0, math.sqrt(half)))


@dataclass(frozen=True, slots=True)
class Haversine:
    """Needs no map and no internet. bands: by the second they begin, the first at 0; times count from midnight."""

    bands: Sequence[HourBand] = USUAL
    # Doors come back at every replan of a day.
    known: dict[tuple[float, float, float, float], float] = field(default_factory=dict, compare=False, repr=False)

    def __post_init__(self) -> None:
        """Refuses bands that do not cover the day in order, and speeds or detours that no road has."""
        begins = [band.begins for band in self.bands]
        if not begins or begins[0] != 0 or begins != sorted(set(begins)) or begins[-1] >= DAY:
            raise ValueError(f"Hour bands must begin at 0 and rise below {DAY}, got {begins}.")
        for band in self.bands:
            if band.kmh < 1 or band.detour_percent < 100:
                raise ValueError(f"A band needs a speed of 1 km/h and a detour of 100% at least, got {band}.")

    def band(self, at: int) -> int:
        """The hour band of a moment; the second day has the hours of the first."""
        # Called for every leg of a search.
        if len(self.bands) == 1:
            return 0
        return bisect_right([band.begins for band in self.bands], at % DAY) - 1

    def seconds(self, a: Place, b: Place, band: int) -> int:
        """Road metres of the band at its speed, rounded up."""
        hours = self.bands[band]
        return -(-self._road(a, b, hours.detour_percent) * 36 // (hours.kmh * 10))

    def metres(self, a: Place, b: Place) -> int:
        """Road metres of the first band, rounded up."""
        return self._road(a, b, self.bands[0].detour_percent)

    def _road(self, a: Place, b: Place, percent: int) -> int:
        ends = (a.x, a.y, b.x, b.y)
        line = self.known.get(ends)
        if line is None:
            line = self.known[ends] = great_circle(a, b)
        return math.ceil(line * percent / 100)
