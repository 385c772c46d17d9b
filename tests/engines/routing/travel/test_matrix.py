"""A table of distances: its own answers, the fallback's, and a file read strictly."""

import pytest

from dodolan.engines.routing.model.values import Place
from dodolan.engines.routing.travel.matrix import NO_ROAD, UNREACHABLE, Leg, Matrix, read_legs
from rehearsal.dispatch.planar import Planar

A, B, C = Place("a", 0, 0), Place("b", 3_000, 0), Place("c", 0, 4_000)
PLAIN = Planar(metres_per_minute=300)


def test_the_table_answers_and_the_way_back_may_differ():
    table = Matrix({("a", "b"): Leg(3_100, 400), ("b", "a"): Leg(3_900, 555)}, PLAIN)
    assert (table.metres(A, B), table.seconds(A, B, 0)) == (3_100, 400)
    assert (table.metres(B, A), table.seconds(B, A, 0)) == (3_900, 555)


def test_what_the_table_lacks_is_asked_of_the_fallback():
    table = Matrix({("a", "b"): Leg(3_100, 400)}, PLAIN)
    assert (table.metres(A, C), table.seconds(A, C, table.band(0))) == (4_000, 800)


def test_no_way_is_longer_than_a_day():
    table = Matrix({("a", "b"): NO_ROAD}, PLAIN)
    assert table.seconds(A, B, 0) == table.metres(A, B) == UNREACHABLE > 86_400


def test_a_place_is_where_it_is():
    assert Matrix({("a", "a"): Leg(5, 5)}, PLAIN).seconds(A, A, 0) == 0
    assert Matrix({("a", "a"): Leg(5, 5)}, PLAIN).metres(A, A) == 0


def test_a_file_is_read_with_its_gaps():
    legs = read_legs(["from,to,metres,seconds\n", "a,b,3100,400\n", "b,a,,\n"])
    assert legs == {("a", "b"): Leg(3_100, 400), ("b", "a"): NO_ROAD}


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (["to,from,metres,seconds"], "headed from,to,metres,seconds"),
        ([], "headed"),
        (["from,to,metres,seconds", "a,b,1,"], "Line 2"),
        (["from,to,metres,seconds", "a,b,1.5,2"], "Line 2"),
        (["from,to,metres,seconds", "a,b,-1,2"], "Line 2"),
        (["from,to,metres,seconds", "a,b,1"], "Line 2"),
        (["from,to,metres,seconds", "a,b,1,2", "a,b,1,2"], "Line 3: a to b comes twice"),
    ],
)
def test_a_broken_file_names_its_line(lines: list[str], says: str):
    with pytest.raises(ValueError, match=says):
        read_legs(lines)
