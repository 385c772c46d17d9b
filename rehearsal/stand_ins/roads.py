"""A stand-in for OSRM and Valhalla: straight lines at ten metres a second, and every fault when told to."""

import math
from contextlib import AbstractContextManager
from typing import Any, cast

from rehearsal.stand_ins.server import Handler, Server, opened

METRES_PER_DEGREE = 100_000
METRES_PER_SECOND = 10

Point = tuple[float, float]


class StandIn(Server):
    """asked keeps paths and bodies, oldest first. walls: points (lon, lat) that no road reaches."""

    def __init__(self) -> None:
        """Nothing asked yet, roads everywhere."""
        super().__init__(_Handler)
        self.asked: list[tuple[str, dict[str, Any] | None]] = []
        self.walls: set[Point] = set()


class _Handler(Handler):
    def get(self) -> None:
        """OSRM's table: longitude first."""
        server = cast("StandIn", self.server)
        server.asked.append((self.path, None))
        way, _, options = self.path.partition("?")
        head, _, points = way.rpartition("/")
        if head != "/table/v1/driving" or options != "annotations=duration,distance":
            return self.answer(400, {"code": "InvalidUrl", "message": "URL string malformed close to position 1"})
        places = [cast("Point", tuple(map(float, point.split(",")))) for point in points.split(";")]
        if any(abs(lat) > 90 for _, lat in places):
            return self.answer(400, {"code": "InvalidOptions", "message": "Latitude must be within -90 and 90."})
        lines = _lines(places, server.walls)
        times = [[None if line is None else line / METRES_PER_SECOND for line in row] for row in lines]
        return self.answer(200, {"code": "Ok", "distances": lines, "durations": times})

    def post(self) -> None:
        """Valhalla's matrix: kilometres."""
        server = cast("StandIn", self.server)
        question = self.question()
        server.asked.append((self.path, question))
        if self.path != "/sources_to_targets" or question.get("units") != "kilometers":
            return self.answer(404, {"error_code": 106, "error": "Try any of: '/route' '/sources_to_targets'"})
        rows = _lines([(point["lon"], point["lat"]) for point in question["sources"]], server.walls)
        cells = [
            [
                {
                    "from_index": start,
                    "to_index": end,
                    "distance": None if line is None else line / 1000,
                    "time": None if line is None else line / METRES_PER_SECOND,
                }
                for end, line in enumerate(row)
            ]
            for start, row in enumerate(rows)
        ]
        return self.answer(200, {"sources_to_targets": cells, "units": "kilometers"})


def _lines(places: list[Point], walls: set[Point]) -> list[list[float | None]]:
    """Metres on a flat earth; the way back is a tenth longer, as one-way streets have it."""
    return [
        [
            None
            if start != end and (a in walls or b in walls)
            else round(math.dist(a, b) * METRES_PER_DEGREE * (1.1 if start > end else 1), 1)
            for end, b in enumerate(places)
        ]
        for start, a in enumerate(places)
    ]


def standing_in() -> AbstractContextManager[StandIn]:
    """A stand-in that listens while the block runs."""
    return opened(StandIn())
