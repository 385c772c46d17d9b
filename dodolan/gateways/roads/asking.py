"""One question to a routing server, with an end to its patience."""

import http.client
import json
import math
import time
from typing import Any, cast
from urllib.parse import urlsplit

TIMEOUT_SECONDS = 2.0
MOST_BYTES = 16 * 2**20
_PIECE = 2**16

Cell = int | None
Table = list[list[Cell]]


class NoRoads(Exception):
    """The server gave no usable answer; the sentence says why, for the log."""


def ask(address: str, path: str, question: dict[str, Any] | None = None) -> dict[str, Any]:
    """The JSON object behind a path: a GET, or a POST if there is a question. Raises NoRoads for everything else."""
    place, until = urlsplit(address), time.monotonic() + TIMEOUT_SECONDS
    door = http.client.HTTPConnection if place.scheme == "http" else http.client.HTTPSConnection
    line = door(place.hostname or "", place.port, timeout=TIMEOUT_SECONDS)
    body = None if question is None else json.dumps(question)
    try:
        headers = {"Content-Type": "application/json"} if body else {}
        line.connect()
        _hurry(line, until)
        line.request("POST" if body else "GET", f"{place.path.rstrip('/')}{path}", body, headers)
        _hurry(line, until)
        answer = line.getresponse()
        said = _read(line, answer, until)
    except (OSError, http.client.HTTPException) as wrong:
        raise NoRoads(f"No answer within {TIMEOUT_SECONDS} s: {wrong!r}.") from wrong
    finally:
        line.close()
    # A redirect is not followed either: it could lead anywhere.
    if answer.status != 200:
        raise NoRoads(f"The routing server answered {answer.status}.")
    try:
        facts = json.loads(said)
    except (ValueError, RecursionError) as wrong:
        raise NoRoads("The answer is not JSON.") from wrong
    if not isinstance(facts, dict):
        raise NoRoads("The answer is not an object.")
    return cast("dict[str, Any]", facts)


def _read(line: http.client.HTTPConnection, answer: http.client.HTTPResponse, until: float) -> bytes:
    """The whole body before a moment: a server that drips byte by byte must not hold up a plan."""
    pieces, size = [], 0
    while piece := answer.read1(_PIECE):
        pieces.append(piece)
        size += len(piece)
        # A wrong address may be a film; memory is shared with the shop.
        if size > MOST_BYTES:
            raise NoRoads(f"The answer has more than {MOST_BYTES} bytes.")
        _hurry(line, until)
    return b"".join(pieces)


def _hurry(line: http.client.HTTPConnection, until: float) -> None:
    """Leave the line only what is left of the time; each single wait would else have the whole of it."""
    left = until - time.monotonic()
    if left <= 0:
        raise NoRoads(f"No whole answer within {TIMEOUT_SECONDS} s.")
    # A line that was answered to its end is closed already.
    if line.sock is not None:
        line.sock.settimeout(left)


def whole(cell: object, times: int = 1) -> Cell:
    """A figure rounded up to a whole one; None stays None, for a place that cannot be reached. Raises NoRoads."""
    if cell is None:
        return None
    # True is a number to Python, and no distance.
    if isinstance(cell, bool) or not isinstance(cell, int | float) or not math.isfinite(cell) or cell < 0:
        raise NoRoads(f"A distance must be a number from 0, got {cell!r}.")
    # A kilometre figure such as 1.1 must not become 1,101 metres by the way floats are stored.
    return math.ceil(round(cell * times, 6))


def square(rows: object, size: int) -> list[list[Any]]:
    """Rows as a list of lists with so many rows and columns. Raises NoRoads."""
    if not isinstance(rows, list) or len(rows) != size:
        raise NoRoads(f"The answer needs {size} rows.")
    if not all(isinstance(row, list) and len(row) == size for row in rows):
        raise NoRoads(f"Every row needs {size} cells.")
    return rows
