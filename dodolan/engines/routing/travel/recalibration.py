"""The detour of a city, learnt each week from the trips its runners closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

from dodolan.engines.routing.model.parameters import USUAL, Parameters


class Verdict(StrEnum):
    """Whether a measured detour may be used."""

    ACCEPTED = "accepted"
    TOO_FEW_TRIPS = "too_few_trips"
    UNLIKELY = "unlikely"


@dataclass(frozen=True, slots=True)
class ClosedTrip:
    """Metres a phone tracked, and metres in straight lines between the same stops."""

    tracked: int
    straight: int


@dataclass(frozen=True, slots=True)
class Detour:
    """Road metres per 100 in a straight line, from so many trips; percent is 0 where no trip could be used."""

    percent: int
    trips: int
    verdict: Verdict


def measured_detour(trips: Iterable[ClosedTrip], parameters: Parameters = USUAL) -> Detour:
    """The median of tracked over straight, rounded to a percent; trips of no length do not count.

    Accepted from so many trips and between two bounds, by the parameters: below is a broken phone, above errands. The
    median holds while fewer than half of the trips are wrong.
    """
    # A phone left at home tracks nothing, and would make every road short.
    shares = [trip.tracked * 100 / trip.straight for trip in trips if trip.straight > 0 and trip.tracked > 0]
    percent = round(median(shares)) if shares else 0
    if len(shares) < parameters.fewest_detour_trips:
        return Detour(percent, len(shares), Verdict.TOO_FEW_TRIPS)
    likely = parameters.least_detour_percent <= percent <= parameters.most_detour_percent
    return Detour(percent, len(shares), Verdict.ACCEPTED if likely else Verdict.UNLIKELY)
