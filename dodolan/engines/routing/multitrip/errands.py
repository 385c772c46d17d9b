"""The problem of a day known beforehand: doors around one market, vehicles that come back to load again (MTVRPTWR)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

# The first place of every list is the market.
MARKET = 0


@dataclass(frozen=True, slots=True)
class Errands:
    """n places, the market first; every list has n entries, legs n x n, all whole numbers of one unit of time.

    opens and closes: when service at a place may begin; for the market, when the day begins and ends. released: when
    the goods can leave the market. Costs and times are the same legs, as on the instances this is measured with.
    """

    legs: Sequence[Sequence[int]]
    load: Sequence[int]
    service: Sequence[int]
    opens: Sequence[int]
    closes: Sequence[int]
    released: Sequence[int]
    capacity: int
    vehicles: int

    def __post_init__(self) -> None:
        """Refuses lists of different lengths, and a market that is no market."""
        sizes = {len(each) for each in (self.legs, self.load, self.service, self.opens, self.closes, self.released)}
        if len(sizes) != 1 or sizes == {0} or {len(row) for row in self.legs} != sizes:
            raise ValueError(f"Errands need lists of one length and square legs, got lengths {sorted(sizes)}.")
        if self.load[MARKET] or self.service[MARKET] or self.capacity < 0 or self.vehicles < 0:
            raise ValueError("The market has no load and no service, and limits are not below 0.")

    @property
    def doors(self) -> range:
        """Every place but the market."""
        return range(1, len(self.load))


Trip = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class DayPlan:
    """trips of each vehicle in the order they are driven; the doors on none of them; the length of all legs."""

    trips: tuple[tuple[Trip, ...], ...]
    left_out: tuple[int, ...]
    length: int


def length_of(errands: Errands, trips: Sequence[Trip]) -> int:
    """All legs of these trips, from the market and back."""
    stops = [(MARKET, *trip, MARKET) for trip in trips]
    return sum(errands.legs[a][b] for line in stops for a, b in pairwise(line))
