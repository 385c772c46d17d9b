"""Roads of one way: a table that loses its direction would send runners against the traffic."""

import json
from collections.abc import Callable
from itertools import permutations

import pytest

from dodolan.engines.routing.model.values import Place
from dodolan.engines.routing.planner import plan
from dodolan.engines.routing.travel.haversine import Haversine
from dodolan.engines.routing.travel.matrix import UNREACHABLE
from dodolan.gateways.roads.matrix import road_matrix
from dodolan.gateways.roads.servers import Osrm, RoadServer, Valhalla
from rehearsal.dispatch.flat_picking import FlatPicking
from rehearsal.stand_ins.roads import standing_in
from tests.factories.dispatch import order, runner, situation

GATE, NORTH, SOUTH = Place("gate", 112.62, -7.97), Place("north", 112.62, -7.96), Place("south", 112.62, -7.98)
PLACES = [GATE, NORTH, SOUTH]
Seconds = list[list[int | None]]
# Rows from, columns to: the way from south to north is short, the way back and the one from the gate north are long.
SECONDS: Seconds = [[0, 900, 60], [900, 0, 900], [60, 60, 0]]
METRES = [[0, 9001, 601], [9002, 0, 9003], [602, 603, 0]]


def osrm_says(seconds: Seconds) -> bytes:
    return json.dumps({"code": "Ok", "durations": seconds, "distances": METRES}).encode()


def valhalla_says(seconds: Seconds) -> bytes:
    rows = [
        [{"time": time, "distance": metres / 1000} for time, metres in zip(times, lengths, strict=True)]
        for times, lengths in zip(seconds, METRES, strict=True)
    ]
    return json.dumps({"sources_to_targets": rows}).encode()


@pytest.mark.parametrize(("kind", "says"), [(Osrm, osrm_says), (Valhalla, valhalla_says)])
def test_every_pair_keeps_its_direction(kind: type[Osrm | Valhalla], says: Callable[[Seconds], bytes]):
    with standing_in() as server:
        server.body = says(SECONDS)
        asked: RoadServer = kind(server.address)
        table = road_matrix(PLACES, asked, Haversine())
    assert not table.estimated
    for a, b in permutations(range(3), 2):
        assert table.seconds(PLACES[a], PLACES[b], 0) == SECONDS[a][b]
        assert table.metres(PLACES[a], PLACES[b]) == METRES[a][b]


def test_runners_are_sent_with_the_traffic():
    with standing_in() as server:
        server.body = osrm_says(SECONDS)
        table = road_matrix(PLACES, Osrm(server.address), Haversine())
    orders = [order("n", NORTH, pickup=GATE), order("s", SOUTH, pickup=GATE)]
    made = plan(situation(orders, [runner("adi", GATE)]), travel=table, picking=FlatPicking())
    assert [(one.trip.orders, one.arrivals) for one in made.timetables] == [(("s", "n"), (60, 120))]


def test_a_way_that_leads_only_one_way_is_unreachable_only_the_other_way():
    blocked: Seconds = [[0, None, 60], [900, 0, 900], [60, 60, 0]]
    with standing_in() as server:
        server.body = osrm_says(blocked)
        table = road_matrix(PLACES, Osrm(server.address), Haversine())
    assert table.seconds(GATE, NORTH, 0) == UNREACHABLE
    assert table.seconds(NORTH, GATE, 0) == 900


def test_two_names_for_one_spot_are_two_places_and_one_name_for_two_spots_is_one():
    twin = Place("twin", GATE.x, GATE.y)
    with standing_in() as server:
        table = road_matrix([GATE, twin, Place("gate", 0, 0)], Osrm(server.address), Haversine())
        assert server.asked[0][0].count(";") == 1
    assert table.seconds(GATE, twin, 0) == 0
