"""Seconds at a stall, learnt as a clipped median of past visits, so that one odd morning changes little."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from statistics import median_low


@dataclass(frozen=True, slots=True)
class Bounds:
    """What may be learnt: from how many visits, and how few or many seconds a visit may take."""

    fewest: int = 8
    least: int = 20
    most: int = 900


def learnt_seconds(visits: Mapping[str, Sequence[int]], bounds: Bounds = Bounds()) -> dict[str, int]:
    """Seconds for each stall with enough visits; stalls with fewer are left out and keep the usual time.

    Each visit is first clipped to the bounds, so a forgotten tap counts as one slow visit and no more. The lower
    median is a visit that happened; it stays within the bounds of the honest visits while they are the majority.
    Raises ValueError unless 1 <= fewest and 0 <= least <= most.
    """
    if bounds.fewest < 1 or not 0 <= bounds.least <= bounds.most:
        raise ValueError(f"Bounds need one visit and 0 <= least <= most, got {bounds}.")
    return {
        stall: median_low([min(max(seconds, bounds.least), bounds.most) for seconds in seen])
        for stall, seen in visits.items()
        if len(seen) >= bounds.fewest
    }
