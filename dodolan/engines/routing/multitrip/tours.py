"""One vehicle's day in time: how early each stop can be left, how late it may be reached, and where a door fits.

Bounds from both ends make it cheap to check an insertion (Savelsbergh, The vehicle routing problem with time windows:
minimizing route duration, 1992).
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from dodolan.engines.routing.multitrip.errands import MARKET, Errands, Trip, length_of


class Spot(NamedTuple):
    """A door put into a trip before its stop number `position`; or as a trip of its own before that trip."""

    added: int
    trip: int
    position: int
    alone: bool


class Tour:
    """Trips of one vehicle, never changed; they break no window and no load. Stops hold the market at both ends."""

    __slots__ = ("backs", "departs", "ends", "errands", "latest", "length", "loads", "starts", "stops", "trips")

    def __init__(self, errands: Errands, trips: tuple[Trip, ...]) -> None:
        self.errands, self.trips = errands, trips
        self.length = length_of(errands, trips)
        self.stops = [(MARKET, *trip, MARKET) for trip in trips]
        self.loads = [sum(errands.load[door] for door in trip) for trip in trips]
        self._forward()
        self._backward()

    def _forward(self) -> None:
        errands = self.errands
        self.starts: list[int] = []
        self.departs: list[list[int]] = []
        # When the vehicle is back before each trip, and after the last.
        self.backs = [errands.opens[MARKET]]
        for trip, stops in zip(self.trips, self.stops, strict=True):
            start = max([self.backs[-1], *(errands.released[door] for door in trip)])
            self.starts.append(start)
            self.departs.append(departures(errands, stops, start))
            self.backs.append(self.departs[-1][-1])

    def _backward(self) -> None:
        errands, latest = self.errands, self.errands.closes[MARKET]
        self.latest: list[list[int]] = []
        # How late the vehicle may be back before each trip, and after the last.
        self.ends = [latest]
        for stops in reversed(self.stops):
            times = [latest]
            for here, after in zip(stops[-2::-1], stops[:0:-1], strict=True):
                times.append(min(errands.closes[here], times[-1] - errands.legs[here][after] - errands.service[here]))
            latest = times[-1]
            self.latest.append(times[::-1])
            self.ends.append(latest)
        self.latest.reverse()
        self.ends.reverse()

    def best_spot(self, door: int, below: int, skips: Sequence[bool]) -> Spot | None:
        """The spot that adds least, None if all add `below` or more; a True among `skips` passes a spot over."""
        best = self._inside(door, below, skips)
        return self._alone(door, below if best is None else best.added) or best

    def _inside(self, door: int, below: int, skips: Sequence[bool]) -> Spot | None:
        errands, best = self.errands, None
        legs, there, released = errands.legs, errands.legs[door], errands.released[door]
        opens, closes, service = errands.opens[door], errands.closes[door], errands.service[door]
        for number, stops in enumerate(self.stops):
            if self.loads[number] + errands.load[door] > errands.capacity or released > self.ends[number]:
                continue
            departs, latest = self.departs[number], self.latest[number]
            if released > self.starts[number]:
                departs = departures(errands, stops, released)
            before = stops[0]
            for position in range(1, len(stops)):
                after = stops[position]
                added = legs[before][door] + there[after] - legs[before][after]
                if added < below and not skips[position % len(skips)]:
                    begins = departs[position - 1] + legs[before][door]
                    # Every later stop is reached later still.
                    if begins > closes:
                        break
                    # A start that waits for the door's goods is also felt at the doors before it.
                    if max(begins, opens) + service + there[after] <= latest[position] and (
                        departs is self.departs[number] or _in_time(errands, stops, departs, latest, position)
                    ):
                        below, best = added, Spot(added, number, position, alone=False)
                before = after
        return best

    def _alone(self, door: int, below: int) -> Spot | None:
        errands = self.errands
        out, home = errands.legs[MARKET][door], errands.legs[door][MARKET]
        if out + home >= below or errands.load[door] > errands.capacity:
            return None
        for number, (back, end) in enumerate(zip(self.backs, self.ends, strict=True)):
            begins = max(max(back, errands.released[door]) + out, errands.opens[door])
            if begins <= errands.closes[door] and begins + errands.service[door] + home <= end:
                return Spot(out + home, number, 0, alone=True)
        return None

    def with_door(self, door: int, spot: Spot) -> "Tour":
        """The tour with a door at a spot."""
        trips = list(self.trips)
        if spot.alone:
            trips.insert(spot.trip, (door,))
        else:
            trip = trips[spot.trip]
            trips[spot.trip] = (*trip[: spot.position - 1], door, *trip[spot.position - 1 :])
        return Tour(self.errands, tuple(trips))

    def without(self, doors: set[int]) -> "Tour":
        """The tour without these doors; trips left empty are dropped."""
        left = (tuple(door for door in trip if door not in doors) for trip in self.trips)
        return Tour(self.errands, tuple(trip for trip in left if trip))


def departures(errands: Errands, stops: Sequence[int], start: int) -> list[int]:
    """When each stop can be left if the first is left at start; at the last, when it is reached."""
    times = [start]
    for before, here in pairwise(stops):
        times.append(max(times[-1] + errands.legs[before][here], errands.opens[here]) + errands.service[here])
    return times


def _in_time(
    errands: Errands, stops: Sequence[int], departs: Sequence[int], latest: Sequence[int], position: int
) -> bool:
    """Whether a trip that starts later still reaches every stop before this position."""
    return all(departs[stop] - errands.service[stops[stop]] <= latest[stop] for stop in range(1, position))
