"""What a market plugs into the planner: how long roads take, and how long picking takes."""

from collections.abc import Sequence
from typing import Protocol

from dodolan.engines.routing.model.values import Order, Place


class Travel(Protocol):
    """Distances between places; they need not be symmetric. All answers are whole and never negative."""

    def band(self, at: int) -> int:
        """The hour band of a moment: within one band, seconds() gives the same answer."""

    def seconds(self, a: Place, b: Place, band: int) -> int:
        """Driving time in a band."""

    def metres(self, a: Place, b: Place) -> int:
        """Driving distance."""


class Picking(Protocol):
    """The time between standing at a pickup place and leaving it loaded."""

    def parking(self, pickup: Place) -> int:
        """Seconds from arriving until the goods can be taken; goods that are ready later are waited for."""

    def seconds(self, orders: Sequence[Order]) -> int:
        """Seconds from then on until the trip leaves, for this list; independent of the order of the list."""
