"""The simplest Picking plug: the same time for every list."""

from collections.abc import Sequence
from dataclasses import dataclass

from dodolan.engines.routing.model.values import Order, Place


@dataclass(frozen=True, slots=True)
class FlatPicking:
    """So long to park, so long to load, however long the list."""

    park_seconds: int = 0
    load_seconds: int = 0

    def parking(self, pickup: Place) -> int:  # noqa: ARG002
        """The same everywhere."""
        return self.park_seconds

    def seconds(self, orders: Sequence[Order]) -> int:  # noqa: ARG002
        """The same for every list."""
        return self.load_seconds
