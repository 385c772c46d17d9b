"""Where a plan begins: what is begun stays, what was planned is kept as far as it still may be."""

from typing import Any

import pytest

from dodolan.engines.routing.draft.board import Board
from dodolan.engines.routing.draft.opening import Opening, open_board
from dodolan.engines.routing.draft.screening import screen
from dodolan.engines.routing.draft.timing import Clockwork
from dodolan.engines.routing.model.values import Order, Pin, Runner, Situation, State, Trip
from tests.factories.dispatch import AT_ONCE, HOUR, PLANE, order, place, runner, situation, trip
from tests.factories.drafts import carried

ADI, BUDI = runner("adi"), runner("budi")
GOODS = [order("a", place(100)), order("b", place(200)), order("c", place(300))]


def opened(board: Situation) -> Opening:
    return open_board(board, Clockwork(Board(board, PLANE, AT_ONCE)), screen(board), 6)


def opened_with(orders: list[Order], runners: list[Runner], *trips: Trip, **facts: Any) -> Opening:
    return opened(situation(orders, runners, *trips, **facts))


def test_a_planned_trip_is_taken_over_and_the_rest_is_open():
    found = opened_with(GOODS, [ADI, BUDI], trip("budi", "b", "a"))
    assert carried(found.days) == [[], [(1, 0)]]
    assert found.open == [2]


def test_a_runner_begins_when_they_are_told_on_duty_and_not_before_now():
    crew = [runner("told", free_from=50), runner("duty", on=70), runner("idle")]
    assert [stands[0].free for stands in opened_with([], crew, now=60).days.stands] == [60, 70, 60]


def test_after_goods_on_board_a_runner_is_free_at_the_last_door():
    found = opened_with(GOODS, [runner("adi", place(50), free_from=40)], trip("adi", "a", "b", state=State.OUT))
    (table,) = found.frozen
    assert (table.departs, table.arrivals, table.free) == (40, (90, 190), 190)
    stand = found.days.stands[0][0]
    assert (found.days.board.spot(stand.at), stand.free, stand.cost) == (place(200), 190, 0)
    assert found.open == [2]


def test_an_order_on_board_is_planned_for_nobody_else():
    found = opened_with(GOODS[:1], [ADI, BUDI], trip("budi", "a"), trip("adi", "a", state=State.LOADED))
    assert (carried(found.days), found.open) == ([[], []], [])


def test_a_trip_under_way_comes_before_planned_ones_of_its_runner():
    trips = (trip("adi", "b"), trip("adi", "a", state=State.PICKING, arrives=30))
    found = opened_with(GOODS, [ADI], *trips)
    assert carried(found.days) == [[(0,), (1,)]]
    assert found.days.runs[0][0].arrives == 30


def test_an_order_named_by_two_trips_goes_with_the_one_under_way():
    found = opened_with(GOODS[:1], [ADI, BUDI], trip("budi", "a"), trip("adi", "a", state=State.PICKING))
    assert carried(found.days) == [[(0,)], []]


@pytest.mark.parametrize(
    ("facts", "limits"),
    [
        ({"hg": 300}, {"cap_hg": 500}),
        ({"dl": 300}, {"cap_dl": 500}),
        ({"cash_rp": 300_000}, {"cash_limit_rp": 500_000}),
    ],
)
def test_what_no_longer_fits_a_trip_becomes_open_from_its_end(facts: dict[str, Any], limits: dict[str, Any]):
    goods = [order("a", None, **facts), order("b", None, **facts)]
    found = opened_with(goods, [runner("adi", **limits)], trip("adi", "b", "a"))
    assert (carried(found.days), found.open) == ([[(1,)]], [0])


def test_an_order_moved_to_another_pickup_place_leaves_its_trip():
    found = opened_with([order("a"), order("b", pickup=place(1))], [ADI], trip("adi", "a", "b"))
    assert (carried(found.days), found.open) == ([[(0,)]], [1])


def test_an_order_its_runner_may_no_longer_carry_leaves_their_trip():
    found = opened_with(GOODS[:2], [ADI, BUDI], trip("adi", "a", "b"), pins=(Pin("a", "budi"),))
    assert (carried(found.days), found.open) == ([[(1,)], []], [0])


def test_a_planned_trip_that_became_impossible_is_given_up_whole():
    found = opened_with(GOODS, [runner("adi", off=50, overrun=0)], trip("adi", "a", "b"))
    assert (carried(found.days), found.open) == ([[]], [0, 1, 2])


def test_a_trip_under_way_is_kept_even_after_the_shift():
    found = opened_with(
        GOODS[:1], [runner("adi", off=50, overrun=0)], trip("adi", "a", state=State.PICKING, arrives=60)
    )
    assert (carried(found.days), found.open) == ([[(0,)]], [])


def test_a_planned_list_is_put_in_the_sequence_of_new_pins():
    found = opened_with(GOODS, [ADI], trip("adi", "a", "b", "c"), pins=(Pin("c", "adi", 0),))
    assert carried(found.days) == [[(2, 0, 1)]]


def test_trips_of_unknown_runners_and_orders_leave_no_trace():
    found = opened_with(GOODS[:1], [ADI], trip("ghost", "a", state=State.OUT), trip("adi", "gone"))
    assert (found.frozen, carried(found.days), found.open) == ([], [[]], [0])


def test_what_nobody_may_carry_is_not_open():
    assert opened_with([order("a", hg=9)], [runner("adi", cap_hg=8, off=HOUR)]).open == []
