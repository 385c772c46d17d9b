"""Distances asked of a server over HTTP, and what a plan gets when the server is slow, silent or wrong."""

import json
from collections.abc import Iterator

import pytest

from dodolan.engines.routing.model.values import Place
from dodolan.engines.routing.travel.haversine import Haversine
from dodolan.engines.routing.travel.matrix import UNREACHABLE
from dodolan.gateways.roads import asking
from dodolan.gateways.roads.matrix import road_matrix
from dodolan.gateways.roads.servers import Osrm, RoadServer, Valhalla
from rehearsal.stand_ins.roads import StandIn, standing_in

GATE, NEAR, FAR = Place("gate", 112.62, -7.97), Place("near", 112.63, -7.97), Place("far", 112.62, -7.99)
PLACES = [GATE, NEAR, FAR]
ROADS = Haversine()


@pytest.fixture
def server() -> Iterator[StandIn]:
    with standing_in() as server:
        yield server


def both(server: StandIn) -> list[RoadServer]:
    return [Osrm(server.address), Valhalla(server.address + "/")]


def test_both_servers_answer_all_pairs_each_way(server: StandIn):
    for asked in both(server):
        table = road_matrix(PLACES, asked, ROADS)
        assert not table.estimated
        assert (table.metres(GATE, NEAR), table.seconds(GATE, NEAR, 0)) == (1_000, 100)
        assert (table.metres(NEAR, GATE), table.seconds(NEAR, GATE, 0)) == (1_100, 110)
        assert (table.metres(GATE, FAR), table.seconds(FAR, GATE, 0)) == (2_000, 220)


def test_longitude_comes_first_in_osrm_and_has_its_name_in_valhalla(server: StandIn):
    for asked in both(server):
        road_matrix([GATE, NEAR], asked, ROADS)
    osrm, valhalla = server.asked
    assert osrm[0] == ("/table/v1/driving/112.620000,-7.970000;112.630000,-7.970000?annotations=duration,distance")
    assert valhalla[1] is not None
    assert valhalla[1]["sources"] == [{"lat": -7.97, "lon": 112.62}, {"lat": -7.97, "lon": 112.63}]
    assert valhalla[1]["costing"] == "motor_scooter"


def test_no_road_is_unreachable_and_not_near(server: StandIn):
    server.walls = {(112.63, -7.97)}
    for asked in both(server):
        table = road_matrix(PLACES, asked, ROADS)
        assert table.seconds(GATE, NEAR, 0) == table.metres(NEAR, GATE) == UNREACHABLE
        assert table.metres(GATE, FAR) == 2_000
        assert not table.estimated


def test_whole_pairs_may_be_null_in_valhalla(server: StandIn):
    server.body = json.dumps({"sources_to_targets": [[{"distance": 0, "time": 0}, None], [None, None]]}).encode()
    assert road_matrix([GATE, NEAR], Valhalla(server.address), ROADS).seconds(GATE, NEAR, 0) == UNREACHABLE


def test_a_place_named_twice_is_asked_once(server: StandIn):
    road_matrix([GATE, NEAR, GATE], Osrm(server.address), ROADS)
    assert server.asked[0][0].count(";") == 1


def test_a_place_the_server_was_not_asked_about_is_estimated_alone(server: StandIn):
    table = road_matrix([GATE, NEAR], Osrm(server.address), ROADS)
    assert table.metres(GATE, FAR) == ROADS.metres(GATE, FAR)


def test_without_a_server_nothing_is_asked_and_nothing_marked():
    table = road_matrix(PLACES, None, ROADS)
    assert (table.metres(GATE, NEAR), table.estimated) == (ROADS.metres(GATE, NEAR), False)


def test_one_place_needs_no_question(server: StandIn):
    assert road_matrix([GATE], Osrm(server.address), ROADS).estimated is False
    assert server.asked == []


@pytest.mark.parametrize(
    ("status", "body"),
    [
        (500, b"{}"),
        (301, b"{}"),
        (200, b""),
        (200, b"<html>"),
        (200, b"\xff"),
        (200, b"[" * 10**5),
        (200, b"[]"),
        (200, b'{"code": "TooBig"}'),
        (200, b'{"code": "Ok", "distances": [[0]], "durations": [[0]]}'),
        (200, b'{"code": "Ok", "distances": [[0, 1], [2]], "durations": [[0, 1], [2, 0]]}'),
        (200, b'{"code": "Ok", "distances": [[0, -1], [2, 0]], "durations": [[0, 1], [2, 0]]}'),
        (200, b'{"code": "Ok", "distances": [[0, "1"], [2, 0]], "durations": [[0, 1], [2, 0]]}'),
        (200, b'{"code": "Ok", "distances": [[0, true], [2, 0]], "durations": [[0, 1], [2, 0]]}'),
        (200, b'{"code": "Ok", "distances": [[0, NaN], [2, 0]], "durations": [[0, 1], [2, 0]]}'),
        (200, b'{"sources_to_targets": [[{"distance": 1, "time": 1}]]}'),
        (200, b'{"sources_to_targets": [[1, 2], [3, 4]]}'),
    ],
)
def test_a_wrong_answer_is_replaced_by_a_marked_estimate(server: StandIn, status: int, body: bytes):
    server.status, server.body = status, body
    for asked in both(server):
        table = road_matrix([GATE, NEAR], asked, ROADS)
        assert table.estimated
        assert table.metres(GATE, NEAR) == ROADS.metres(GATE, NEAR)


@pytest.mark.parametrize("fault", ["silent", "drips"])
def test_a_plan_does_not_wait_for_a_slow_server(server: StandIn, fault: str, monkeypatch: pytest.MonkeyPatch):
    """The stand-in never answers to the end: without an end to patience this test would not end either."""
    assert asking.TIMEOUT_SECONDS == 2
    monkeypatch.setattr(asking, "TIMEOUT_SECONDS", 0.2)
    setattr(server, fault, True)
    server.body = b" " * 10_000
    assert road_matrix(PLACES, Osrm(server.address), ROADS).estimated


def test_nobody_listens(server: StandIn):
    assert road_matrix(PLACES, Osrm("http://127.0.0.1:9"), ROADS).estimated
