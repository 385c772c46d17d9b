"""A stand-in for OSRM and Valhalla: straight lines at ten metres a second, and every fault when told to."""

import json
import math
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, cast

METRES_PER_DEGREE = 100_000
METRES_PER_SECOND = 10

Point = tuple[float, float]


class StandIn(ThreadingHTTPServer):
    """asked keeps paths and bodies, oldest first. walls: points (lon, lat) that no road reaches.

    body, if given, is sent instead of an answer, with status; silent never answers until release is set; drips sends
    a byte now and then.
    """

    daemon_threads = True

    def __init__(self) -> None:
        """Listens on a free port of this machine."""
        super().__init__(("127.0.0.1", 0), _Handler)
        self.asked: list[tuple[str, dict[str, Any] | None]] = []
        self.walls: set[Point] = set()
        self.body: bytes | None = None
        self.status = 200
        self.silent = self.drips = False
        self.release = threading.Event()

    @property
    def address(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        """OSRM's table: longitude first."""
        desk = cast("StandIn", self.server)
        desk.asked.append((self.path, None))
        way, _, options = self.path.partition("?")
        head, _, points = way.rpartition("/")
        if head != "/table/v1/driving" or options != "annotations=duration,distance":
            return self._answer(400, {"code": "InvalidUrl", "message": "URL string malformed close to position 1"})
        places = [cast("Point", tuple(map(float, point.split(",")))) for point in points.split(";")]
        if any(abs(lat) > 90 for _, lat in places):
            return self._answer(400, {"code": "InvalidOptions", "message": "Latitude must be within -90 and 90."})
        lines = _lines(places, desk.walls)
        times = [[None if line is None else line / METRES_PER_SECOND for line in row] for row in lines]
        return self._answer(200, {"code": "Ok", "distances": lines, "durations": times})

    def do_POST(self) -> None:
        """Valhalla's matrix: kilometres."""
        desk = cast("StandIn", self.server)
        question = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))))
        desk.asked.append((self.path, question))
        if self.path != "/sources_to_targets" or question.get("units") != "kilometers":
            return self._answer(404, {"error_code": 106, "error": "Try any of: '/route' '/sources_to_targets'"})
        rows = _lines([(point["lon"], point["lat"]) for point in question["sources"]], desk.walls)
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
        return self._answer(200, {"sources_to_targets": cells, "units": "kilometers"})

    def log_message(self, *_words: Any) -> None:
        """Says nothing."""

    def _answer(self, status: int, facts: dict[str, Any]) -> None:
        desk = cast("StandIn", self.server)
        if desk.silent:
            desk.release.wait()
            return
        body = json.dumps(facts).encode() if desk.body is None else desk.body
        self.send_response(status if desk.body is None else desk.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        for number in range(len(body) if desk.drips else 0):
            self.wfile.write(body[number : number + 1])
            if desk.release.wait(0.02):
                return
        self.wfile.write(body)


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


@contextmanager
def standing_in() -> Iterator[StandIn]:
    """A stand-in that listens while the block runs."""
    server = StandIn()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield server
    finally:
        server.release.set()
        server.shutdown()
        thread.join()
        server.server_close()
