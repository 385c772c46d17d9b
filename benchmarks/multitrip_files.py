"""The MTVRPTWR instances and their proven optima, as files of the VRPLIB format; distances rounded as DIMACS does."""

import math
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path

from dodolan.engines.routing.multitrip.errands import Errands

FOLDER = Path(__file__).resolve().parents[2] / "shared" / "data" / "mtvrptwr"
# DIMACS counts in tenths, cut off after the first decimal; published costs are in the same tenths.
SCALE = 10


@dataclass(frozen=True, slots=True)
class Instance:
    """A name, the file, its errands in tenths, and the proven optimum in tenths."""

    name: str
    file: Path
    errands: Errands
    optimum: int


def instances(folder: Path = FOLDER) -> list[Instance]:
    """All of a folder, by name; none if it is not there."""
    return [_instance(file) for file in sorted(folder.glob("*.vrp"))]


def _instance(file: Path) -> Instance:
    facts, sections = _parsed(file.read_text(encoding="utf-8"))
    points = [(row[1], row[2]) for row in sections["NODE_COORD_SECTION"]]
    service = int(facts["SERVICE_TIME"]) * SCALE
    windows = sections["TIME_WINDOW_SECTION"]
    return Instance(
        name=file.stem,
        file=file,
        errands=Errands(
            legs=[[int(SCALE * math.dist(a, b)) for b in points] for a in points],
            load=[int(row[1] * SCALE) for row in sections["DEMAND_SECTION"]],
            service=[0] + [service] * (len(points) - 1),
            opens=[int(row[1] * SCALE) for row in windows],
            closes=[int(row[2] * SCALE) for row in windows],
            released=[int(row[1] * SCALE) for row in sections["RELEASE_TIME_SECTION"]],
            capacity=int(facts["CAPACITY"]) * SCALE,
            vehicles=int(facts["VEHICLES"]),
        ),
        optimum=_optimum(file.with_suffix(".sol").read_text(encoding="utf-8")),
    )


def _parsed(text: str) -> tuple[dict[str, str], dict[str, list[list[float]]]]:
    facts: dict[str, str] = {}
    sections: dict[str, list[list[float]]] = defaultdict(list)
    heading = ""
    for line in text.splitlines():
        name, colon, value = line.partition(":")
        if colon:
            facts[name.strip()] = value.strip()
        elif line[:1].isalpha():
            heading = line.strip()
        elif heading:
            sections[heading].append([float(word) for word in line.split()])
    return facts, sections


def _optimum(text: str) -> int:
    (cost,) = [line.split()[1] for line in text.splitlines() if line.startswith("Cost")]
    return int(cost)
