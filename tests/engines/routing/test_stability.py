"""Announced times stand still: one more order without a hurry moves nobody's arrival by more than a quarter hour."""

from dataclasses import replace

import pytest

from dodolan.engines.routing.model.plan import Plan, Why
from dodolan.engines.routing.model.values import Situation, State
from tests.factories.dispatch import HOUR, order, place, planned_for, runner, situation


def morning(seed: int) -> Situation:
    """Ten doors around the market, two runners, windows wide enough for all."""
    orders = [
        order(
            f"o{number}",
            place((number * 733 + seed * 411) % 4000 - 2000, (number * 1291 + seed * 97) % 4000 - 2000),
            latest=7 * HOUR,
            hg=100,
        )
        for number in range(10)
    ]
    return situation(orders, [runner("adi", cap_hg=400), runner("budi", cap_hg=400)])


def announced(board: Situation, made: Plan) -> Situation:
    """The board after every buyer was told the planned arrival."""
    told = {
        name: arrival
        for table in made.timetables
        for name, arrival in zip(table.trip.orders, table.arrivals, strict=True)
    }
    orders = tuple(replace(one, promised=told[one.id]) for one in board.orders)
    return replace(board, orders=orders, trips=tuple(table.trip for table in made.timetables))


@pytest.mark.parametrize("seed", range(8))
def test_an_order_without_a_hurry_moves_no_announced_time(seed: int):
    board = morning(seed)
    known = announced(board, planned_for(board))
    more = replace(known, orders=(*known.orders, order("new", place(1500, 1500), hg=100)))
    assert [found for found in planned_for(more).reasons if found.why is Why.PROMISE_MOVED] == []


@pytest.mark.parametrize("seed", range(4))
def test_nothing_new_moves_nothing(seed: int):
    board = morning(seed)
    first = planned_for(board)
    again = planned_for(replace(board, trips=tuple(table.trip for table in first.timetables)), rounds=0)
    assert (again.timetables, again.reasons) == (first.timetables, ())


@pytest.mark.parametrize("state", [State.LOADED, State.OUT])
@pytest.mark.parametrize("seed", range(4))
def test_a_frozen_trip_stands_whatever_comes(seed: int, state: State):
    board = morning(seed)
    first = planned_for(board).timetables[0].trip
    frozen = replace(first, state=state)
    urgent = order("urgent", place(100), latest=0, priority=9)
    made = planned_for(replace(board, trips=(frozen,), orders=(*board.orders, urgent)))
    assert [table.trip for table in made.timetables if table.trip.state is state] == [frozen]
