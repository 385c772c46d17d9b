"""Whom to ask for an order: everybody within reason, and on a large board the runners of its sector."""

from math import cos, pi, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.model.values import Place
from dodolan.engines.routing.search.candidate_list import candidate_lists, nearest_runners, sectors
from tests.factories.dispatch import left_out, order, place, planned_for, runner, situation
from tests.factories.drafts import MILD, days_of, everyone, run_of

IN_PARTS = MILD._replace(sector=2, runners=2)
Board = tuple[int, int, int]
BOARDS = st.tuples(st.integers(0, 25), st.integers(1, 12), st.integers(1, 5))


def around(number: int, of: int, *, far: float = 3000) -> Place:
    """A door on a circle around the market."""
    return place(far * cos(2 * pi * number / of), far * sin(2 * pi * number / of))


def test_everybody_is_asked_when_they_are_few_and_the_soonest_when_many():
    crew = [runner(f"r{number}", place(100 * number)) for number in range(9)]
    days = days_of([order("a")], crew)
    assert candidate_lists(days, everyone(days), MILD)[0] == list(range(9))
    assert candidate_lists(days, everyone(days), MILD._replace(runners=2))[0] == [0, 1, 2, 3]


def test_the_soonest_is_who_is_there_first_after_what_they_have_to_do():
    days = days_of([order("a"), order("b", place(4000))], [runner("busy"), runner("far", place(1000))])
    days.put(0, [run_of(days, 1)])
    assert nearest_runners(days, 0, [0, 1], 1) == [1]


@pytest.mark.parametrize("turn", [1, 10, 20, 30])
def test_doors_in_one_direction_are_one_sector(turn: int):
    """Four bundles of doors, one in each direction; no two of them share their two runners."""
    doors = [
        order(f"{side}{number}", around(40 * side + number + turn, 160)) for side in range(4) for number in range(5)
    ]
    days = days_of(doors, [runner(f"r{number}") for number in range(8)])
    parts = {tuple(sorted(orders)): crew for orders, crew in sectors(days, range(20), 2)}
    assert sorted(parts) == [tuple(range(5 * side, 5 * side + 5)) for side in range(4)]
    assert sorted(runner for crew in parts.values() for runner in crew) == list(range(8))


def test_where_goods_are_fetched_goes_before_where_they_are_taken():
    shops = [order(f"o{number}", place(0, 500 * number), pickup=place(5000 * (number % 2))) for number in range(8)]
    crew = [runner("east", place(5000)), runner("west", place(0))]
    days = days_of(shops, crew)
    near = candidate_lists(days, everyone(days), IN_PARTS._replace(sector=1))
    assert near == {number: [1 - number % 2] for number in range(8)}


def test_a_runner_belongs_where_their_day_ends():
    doors = [order("north", place(0, 3000)), order("south", place(0, -3000)), order("far south", place(0, -4000))]
    days = days_of(doors, [runner("goes south"), runner("goes north")])
    days.put(0, [run_of(days, 1)])
    days.put(1, [run_of(days, 0)])
    near = candidate_lists(days, {2: [0, 1], 0: [0, 1]}, IN_PARTS._replace(sector=1))
    assert near == {2: [0], 0: [1]}


def test_an_order_whose_sector_may_not_carry_it_asks_elsewhere():
    doors = [order(f"o{number}", around(number, 8)) for number in range(8)]
    days = days_of(doors, [runner(f"r{number}") for number in range(4)])
    able = {number: [3] if number == 0 else [0, 1, 2, 3] for number in range(8)}
    assert candidate_lists(days, able, IN_PARTS._replace(sector=1))[0] == [3]


@given(BOARDS)
def test_every_order_and_every_runner_is_in_one_sector(board: Board):
    orders, runners, size = board
    days = days_of(
        [order(f"o{n}", around(7 * n, 25)) for n in range(orders)], [runner(f"r{n}") for n in range(runners)]
    )
    parts = list(sectors(days, range(orders), size))
    assert sorted(order for mine, _crew in parts for order in mine) == list(range(orders))
    assert sorted(runner for _mine, crew in parts for runner in crew) == list(range(runners))
    assert all(len(crew) <= size or len(mine) <= 1 for mine, crew in parts)


@given(BOARDS)
def test_nobody_is_left_without_anybody_to_ask(board: Board):
    orders, runners, size = board
    days = days_of(
        [order(f"o{n}", around(3 * n, 25)) for n in range(orders)], [runner(f"r{n}") for n in range(runners)]
    )
    able = {n: [(n + k) % runners for k in range(1 + n % runners)] for n in range(orders)}
    near = candidate_lists(days, able, MILD._replace(sector=size, runners=size))
    assert near.keys() == able.keys()
    assert all(near[n] and set(near[n]) <= set(able[n]) for n in able)


def test_a_large_board_in_parts_leaves_nobody_out_where_a_day_has_room():
    """130 small orders around one market, thirteen runners: as one board of ten orders each would."""
    doors = [order(f"o{number}", around(37 * number, 130), latest=7200, hg=40) for number in range(130)]
    crew = [runner(f"r{number}", cap_hg=400) for number in range(13)]
    made = planned_for(situation(doors, crew))
    assert left_out(made) == {}
    assert max(table.arrivals[-1] for table in made.timetables if table.arrivals) <= 7200
