"""Instances are read as published: tenths cut off, and a proven optimum that its own trips add up to."""

from pathlib import Path

import pytest

from benchmarks.multitrip_files import instances
from dodolan.engines.routing.multitrip.errands import length_of

SMALL = """NAME: SMALL
COMMENT: Three places.
TYPE: MTVRPTWR
DIMENSION: 3
VEHICLES: 2
CAPACITY: 100
SERVICE_TIME: 9
NODE_COORD_SECTION
1	0	0
2	1	1
3	3	4
DEMAND_SECTION
1	0
2	10
3	20
TIME_WINDOW_SECTION
1	0	300
2	5	60
3	0	200
RELEASE_TIME_SECTION
1	0
2	0
3	40
VEHICLES_RELOAD_DEPOT_SECTION
1	1
2	1
DEPOT_SECTION
1
-1
EOF
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "SMALL.vrp").write_text(SMALL)
    (tmp_path / "SMALL.sol").write_text("Route #1: 1 0 2\nCost: 128\nOptimal: True\n")
    return tmp_path


def test_an_instance_is_read_in_tenths(folder: Path):
    (small,) = instances(folder)
    day = small.errands
    assert (small.name, small.optimum, day.vehicles, day.capacity) == ("SMALL", 128, 2, 1000)
    assert day.legs == [[0, 14, 50], [14, 0, 36], [50, 36, 0]]
    assert (day.load, day.service) == ([0, 100, 200], [0, 90, 90])
    assert (day.opens, day.closes, day.released) == ([0, 50, 0], [3000, 600, 2000], [0, 0, 400])


def test_the_optimum_is_the_length_of_its_trips(folder: Path):
    (small,) = instances(folder)
    assert length_of(small.errands, [(1,), (2,)]) == small.optimum


def test_a_folder_that_is_not_there_holds_none(tmp_path: Path):
    assert instances(tmp_path / "nowhere") == []
