"""One question to a routing server, with an end to its patience."""

import math
from typing import Any

from dodolan.gateways.http import CallFailed, call

TIMEOUT_SECONDS = 2.0
MOST_BYTES = 16 * 2**20

Cell = int | None
Table = list[list[Cell]]


class NoRoads(Exception):
    """The server gave no usable answer; the sentence says why, for the log."""


def ask(address: str, path: str, question: dict[str, Any] | None = None) -> dict[str, Any]:
    """The JSON object behind a path: a GET, or a POST if there is a question. Raises NoRoads for everything else."""
    try:
        answer = call(address, path, question, seconds=TIMEOUT_SECONDS, most_bytes=MOST_BYTES)
        # A redirect is not followed either: it could lead anywhere.
        if answer.status != 200:
            raise NoRoads(f"The routing server answered {answer.status}.")
        return answer.facts()
    except CallFailed as why:
        raise NoRoads(str(why)) from why


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
