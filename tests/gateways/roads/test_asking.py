"""What a routing server says is believed figure by figure, or not at all."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.gateways.roads import asking
from dodolan.gateways.roads.asking import NoRoads, ask, square, whole
from rehearsal.stand_ins.roads import standing_in


@pytest.mark.parametrize(
    ("cell", "times", "figure"),
    [
        (None, 1000, None),
        (0, 1, 0),
        (1.1, 1000, 1100),
        (0.0001, 1000, 1),
        (12.0, 1, 12),
        (12.01, 1, 13),
        (7, 1000, 7000),
    ],
)
def test_figures_are_rounded_up_to_whole_ones(cell: float | None, times: int, figure: int | None):
    assert whole(cell, times) == figure


@pytest.mark.parametrize("cell", [-1, -0.1, True, False, "12", [], {}, float("nan"), float("inf"), float("-inf")])
def test_what_is_no_distance_is_refused(cell: object):
    with pytest.raises(NoRoads, match="number from 0"):
        whole(cell)


@given(st.integers(0, 10**7))
def test_whole_metres_sent_as_kilometres_come_back_the_same(metres: int):
    assert whole(metres / 1000, 1000) == metres


@pytest.mark.parametrize("rows", [None, {}, [], [[1, 2]], [[1, 2], [3]], [[1], [2]], [[1, 2], "34"], [[1, 2], None]])
def test_a_table_of_another_shape_is_refused(rows: object):
    with pytest.raises(NoRoads, match="needs"):
        square(rows, 2)


def test_a_square_is_taken_as_it_is():
    rows = [[0, None], [1, 0]]
    assert square(rows, 2) is rows


def test_an_answer_larger_than_memory_allows_is_cut_off(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asking, "MOST_BYTES", 1000)
    with standing_in() as server:
        server.body = b'{"a": "' + b"x" * 2000 + b'"}'
        with pytest.raises(NoRoads, match="more than 1000 bytes"):
            ask(server.address, "/table/v1/driving/1,1?annotations=duration,distance")


@pytest.mark.parametrize("status", [204, 301, 404, 429, 503])
def test_every_status_but_one_is_no_answer_and_is_named(status: int):
    with standing_in() as server:
        server.status, server.body = status, b""
        with pytest.raises(NoRoads, match=str(status)):
            ask(server.address, "/table/v1/driving/1,1?annotations=duration,distance")


def test_the_path_of_an_address_comes_before_the_question():
    with standing_in() as server:
        with pytest.raises(NoRoads, match="400"):
            ask(server.address + "/behind/", "/table/v1/driving/1,1")
        assert server.asked[0][0] == "/behind/table/v1/driving/1,1"


def test_a_name_that_is_no_machine_is_no_road():
    with pytest.raises(NoRoads, match="No answer"):
        ask("http://localhost:1", "/table")
