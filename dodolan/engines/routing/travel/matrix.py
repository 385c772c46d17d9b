"""Distances from a table, such as a routing service or a file gives; what the table lacks comes from a fallback."""

import csv
from collections.abc import Iterable
from dataclasses import dataclass

from dodolan.engines.routing.model.ports import Travel
from dodolan.engines.routing.model.values import Place

# Longer than any day: what cannot be reached is planned last and ends on no trip, with a reason.
UNREACHABLE = 10**6
COLUMNS = ("from", "to", "metres", "seconds")


@dataclass(frozen=True, slots=True)
class Leg:
    """One way from place to place; the way back may differ."""

    metres: int
    seconds: int


NO_ROAD = Leg(UNREACHABLE, UNREACHABLE)


@dataclass(frozen=True, slots=True)
class Matrix:
    """legs by the ids of two places. estimated: there is no table, and answers are those of the fallback.

    One table serves the whole day; the fallback keeps its own hours. From a place to itself is always 0.
    """

    legs: dict[tuple[str, str], Leg]
    fallback: Travel
    estimated: bool = False

    def band(self, at: int) -> int:
        """The fallback's: only its answers change with the hour."""
        return self.fallback.band(at)

    def seconds(self, a: Place, b: Place, band: int) -> int:
        """From the table, or else from the fallback."""
        if a.id == b.id:
            return 0
        leg = self.legs.get((a.id, b.id))
        return self.fallback.seconds(a, b, band) if leg is None else leg.seconds

    def metres(self, a: Place, b: Place) -> int:
        """From the table, or else from the fallback."""
        if a.id == b.id:
            return 0
        leg = self.legs.get((a.id, b.id))
        return self.fallback.metres(a, b) if leg is None else leg.metres


def read_legs(lines: Iterable[str]) -> dict[tuple[str, str], Leg]:
    """Legs from the lines of a CSV file headed from,to,metres,seconds; two empty cells mean that there is no road.

    Raises ValueError naming the line for a missing column, one empty cell, a figure that is not whole or below 0,
    or a pair that comes twice.
    """
    rows = csv.DictReader(lines)
    if tuple(rows.fieldnames or ()) != COLUMNS:
        raise ValueError(f"A distance file is headed {','.join(COLUMNS)}, got {rows.fieldnames}.")
    legs: dict[tuple[str, str], Leg] = {}
    for row in rows:
        ends = (row["from"], row["to"])
        if ends in legs:
            raise ValueError(f"Line {rows.line_num}: {ends[0]} to {ends[1]} comes twice.")
        legs[ends] = _leg(row["metres"], row["seconds"], rows.line_num)
    return legs


def _leg(metres: str | None, seconds: str | None, line: int) -> Leg:
    # One empty cell is a mistake, two are an answer.
    if metres == seconds == "":
        return NO_ROAD
    if not (_is_whole(metres) and _is_whole(seconds)):
        raise ValueError(f"Line {line}: metres and seconds must be whole and from 0, got {metres!r} and {seconds!r}.")
    return Leg(int(metres or 0), int(seconds or 0))


def _is_whole(cell: str | None) -> bool:
    return cell is not None and cell.isascii() and cell.isdigit()
