"""The two routing servers we can ask, each in its own words; both answer metres and seconds between all points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from dodolan.engines.routing.model.values import Place
from dodolan.gateways.roads.asking import Cell, NoRoads, Table, ask, square, whole


class RoadServer(Protocol):
    """Answers metres and seconds between places: rows from, columns to, None where no road leads."""

    def tables(self, places: Sequence[Place]) -> tuple[Table, Table]:
        """Raises NoRoads."""


@dataclass(frozen=True, slots=True)
class Osrm:
    """OSRM's table service. A server takes 100 places at once unless its --max-table-size says more."""

    address: str

    def tables(self, places: Sequence[Place]) -> tuple[Table, Table]:
        """One GET; longitude comes before latitude."""
        # Every Place holds longitude in x; people and Valhalla say latitude first.
        points = ";".join(f"{place.x:.6f},{place.y:.6f}" for place in places)
        said = ask(self.address, f"/table/v1/driving/{points}?annotations=duration,distance")
        if said.get("code") != "Ok":
            raise NoRoads(f"OSRM answered {said.get('code')!r}.")
        metres, seconds = (square(said.get(name), len(places)) for name in ("distances", "durations"))
        return [[whole(cell) for cell in row] for row in metres], [[whole(cell) for cell in row] for row in seconds]


@dataclass(frozen=True, slots=True)
class Valhalla:
    """Valhalla's matrix service; it knows motor scooters, which keep off toll roads and through alleys."""

    address: str
    costing: str = "motor_scooter"

    def tables(self, places: Sequence[Place]) -> tuple[Table, Table]:
        """One POST; it answers kilometres."""
        points = [{"lat": place.y, "lon": place.x} for place in places]
        question = {"sources": points, "targets": points, "costing": self.costing, "units": "kilometers"}
        said = ask(self.address, "/sources_to_targets", question)
        rows = square(said.get("sources_to_targets"), len(places))
        return _column(rows, "distance", 1000), _column(rows, "time", 1)


def _column(rows: list[list[object]], name: str, times: int) -> Table:
    return [[_cell(cell, name, times) for cell in row] for row in rows]


def _cell(cell: object, name: str, times: int) -> Cell:
    """One figure of one pair; the whole pair may be null too."""
    if cell is not None and not isinstance(cell, dict):
        raise NoRoads(f"A pair must be an object, got {cell!r}.")
    return None if cell is None else whole(cell.get(name), times)
