"""Three ways of shopping for a trip, each a plug for the planner's Picking port. Times in whole seconds."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from dodolan.engines.routing.model.values import Order, Place


@dataclass(frozen=True, slots=True)
class OrderByOrder:
    """The runner shops for one order after the other, and queues at a stall again for each of them.

    stalls: learnt seconds of single stalls; all others take per_stall.
    """

    per_order: int = 60
    per_stall: int = 150
    stalls: Mapping[str, int] = field(default_factory=dict)

    def parking(self, pickup: Place) -> int:  # noqa: ARG002  shopping starts at the gate
        """None."""
        return 0

    def seconds(self, orders: Sequence[Order]) -> int:
        """Every order by itself; two lines of one order at one stall are one visit."""
        # Two lines of one order are one visit: the runner still has that order's list in hand.
        visits = (stall for order in orders for stall in {line.stall for line in order.lines})
        return self.per_order * len(orders) + sum(self.stalls.get(stall, self.per_stall) for stall in visits)


@dataclass(frozen=True, slots=True)
class MergedList:
    """One list for the whole trip, sorted by stall: every stall is visited once, its goods are dealt out afterwards."""

    per_order: int = 60
    per_stall: int = 90
    per_line: int = 60
    stalls: Mapping[str, int] = field(default_factory=dict)

    def parking(self, pickup: Place) -> int:  # noqa: ARG002
        """None."""
        return 0

    def seconds(self, orders: Sequence[Order]) -> int:
        """Each distinct stall once, each line and each order."""
        visited = {line.stall for order in orders for line in order.lines}
        lines = sum(len(order.lines) for order in orders)
        queued = sum(self.stalls.get(stall, self.per_stall) for stall in visited)
        return self.per_order * len(orders) + self.per_line * lines + queued


@dataclass(frozen=True, slots=True)
class PrePacked:
    """Stalls pack on the order slip; the runner takes the bags from the hand-over shelf. `ready` says from when."""

    per_trip: int = 300
    per_order: int = 60

    def parking(self, pickup: Place) -> int:  # noqa: ARG002
        """None."""
        return 0

    def seconds(self, orders: Sequence[Order]) -> int:
        """The shelf once, each order; nothing for no order."""
        return self.per_trip + self.per_order * len(orders) if orders else 0
