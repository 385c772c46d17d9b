"""The simplest Travel plug: straight lines on a plane at one speed."""

import math
from dataclasses import dataclass

from dodolan.engines.routing.model.values import Place


@dataclass(frozen=True, slots=True)
class Planar:
    """Straight lines at one speed; every leg is rounded up to a whole `step` of seconds."""

    metres_per_minute: float
    step: int = 1

    def band(self, at: int) -> int:  # noqa: ARG002  one speed, one band
        """Always 0."""
        return 0

    def seconds(self, a: Place, b: Place, band: int) -> int:  # noqa: ARG002
        """Straight line at the speed, rounded up to a step."""
        metres_per_step = self.metres_per_minute * self.step / 60
        return math.ceil(self._line(a, b) / metres_per_step) * self.step

    def metres(self, a: Place, b: Place) -> int:
        """Straight line, rounded up."""
        return math.ceil(self._line(a, b))

    @staticmethod
    def _line(a: Place, b: Place) -> float:
        # Not math.dist: its last digit differs, and a step rounds that up to a whole minute.
        return math.sqrt((a.x - b.x) ** 2 + (a.y - b.y) ** 2)
