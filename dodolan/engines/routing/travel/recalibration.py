"""The detour of a city, learnt each week from the trips its runners closed."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from statistics import median

FEWEST_TRIPS = 30
LEAST_PERCENT, MOST_PERCENT = 110, 250


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


def measured_detour(trips: Iterable[ClosedTrip]) -> Detour:
    """The median of tracked over straight, rounded to a percent; trips of no length do not count.

    Accepted from 30 trips and between 110% and 250%: below lies a broken phone, above a runner's errands. The median
    holds while fewer than half of the trips are wrong.
    """
    # A phone left at home tracks nothing; it must not teach that roads are short.
    shares = [trip.tracked * 100 / trip.straight for trip in trips if trip.straight > 0 and trip.tracked > 0]
    percent = round(median(shares)) if shares else 0
    if len(shares) < FEWEST_TRIPS:
        return Detour(percent, len(shares), Verdict.TOO_FEW_TRIPS)
    likely = LEAST_PERCENT <= percent <= MOST_PERCENT
    return Detour(percent, len(shares), Verdict.ACCEPTED if likely else Verdict.UNLIKELY)
