"""The board: things under numbers, limits to the last unit, and no question asked twice of its plugs."""

from collections.abc import Sequence
from typing import Any

import pytest

from dodolan.engines.routing.draft.board import Board, Run
from dodolan.engines.routing.model.parameters import USUAL
from dodolan.engines.routing.model.values import Order, Pin, Place
from tests.factories.dispatch import AT_ONCE, HOUR, PLANE, order, place, runner, situation


class CountingPicking:
    """Takes a second an order and keeps what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[str]] = []

    def parking(self, pickup: Place) -> int:  # noqa: ARG002  the port asks for it
        return 0

    def seconds(self, orders: Sequence[Order]) -> int:
        self.asked.append([each.id for each in orders])
        return len(orders)


def test_a_list_is_timed_once_in_whatever_sequence():
    picking = CountingPicking()
    board = Board(situation([order("a"), order("b"), order("c")], [runner("adi")]), PLANE, picking)
    assert [board.loading(lines) for lines in ((0, 2), (2, 0), (0, 2), (1,))] == [2, 2, 2, 1]
    assert picking.asked == [["a", "c"], ["b"]]


def test_no_trip_has_more_bags_than_anybody_finds_again():
    most = USUAL.most_orders_on_a_trip
    orders = [order(str(number)) for number in range(most + 1)]
    board = Board(situation(orders, [runner("adi")]), PLANE, CountingPicking())
    assert board.has_room(0, tuple(range(most - 1)), most)
    assert not board.has_room(0, tuple(range(most)), most)


@pytest.mark.parametrize(
    ("facts", "limits"),
    [
        ({"hg": 50}, {"cap_hg": 100}),
        ({"dl": 50}, {"cap_dl": 100}),
        ({"cash_rp": 50}, {"cash_limit_rp": 130, "cash_in_hand_rp": 30}),
    ],
)
def test_a_limit_may_be_reached_and_not_passed(facts: dict[str, Any], limits: dict[str, Any]):
    one: dict[str, Any] = dict.fromkeys(facts, 1)
    orders = [order("a", **facts), order("b", **facts), order("c", **one)]
    board = Board(situation(orders, [runner("adi", **limits)]), PLANE, CountingPicking())
    assert board.has_room(0, (0,), 1)
    assert not board.has_room(0, (0, 1), 2)


def test_places_are_one_by_their_id():
    board = Board(situation([order("a", Place("door", 1, 1)), order("b", Place("door", 2, 2))], []), PLANE, AT_ONCE)
    assert board.jobs[0].door == board.jobs[1].door
    assert board.spot(board.jobs[1].door) == Place("door", 1, 1)


def test_a_window_that_ends_before_it_begins_ends_where_it_begins():
    board = Board(situation([order("a", earliest=500, latest=100)], []), PLANE, AT_ONCE)
    assert (board.jobs[0].earliest, board.jobs[0].latest) == (500, 500)


@pytest.mark.parametrize(("given", "weight"), [(-3, 1), (0, 1), (1, 1), (5, 5)])
def test_no_priority_makes_waiting_worth_money(given: int, weight: int):
    assert Board(situation([order("a", priority=given)], []), PLANE, AT_ONCE).jobs[0].weight == weight


def test_legs_are_asked_by_direction_and_by_hour():
    class Hours:
        """Out takes longer than back, and every hour longer than the one before."""

        def band(self, at: int) -> int:
            return at // HOUR

        def seconds(self, a: Place, b: Place, band: int) -> int:
            return 100 + 10 * band + (a.x < b.x)

        def metres(self, a: Place, b: Place) -> int:  # noqa: ARG002  the port asks for it
            return 0

    board = Board(situation([order("a", place(600))], []), Hours(), AT_ONCE)
    door, market = board.jobs[0].door, board.jobs[0].place
    assert [board.leg(market, door, at) for at in (0, HOUR - 1, HOUR, 0)] == [101, 101, 111, 101]
    assert board.leg(door, market, 2 * HOUR) == 120


PINNED = (Pin("b", "adi", 0), Pin("c", "adi", 2))


@pytest.mark.parametrize(
    ("given", "kept"),
    [((1, 0, 2), True), ((1, 2), True), ((0, 1, 2), False), ((1, 2, 0), False), ((0,), True), ((2,), True)],
)
def test_pinned_orders_stand_where_they_belong_or_last(given: tuple[int, ...], *, kept: bool):
    board = Board(situation([order("a"), order("b"), order("c")], [runner("adi")], pins=PINNED), PLANE, AT_ONCE)
    assert board.keeps_pins(Run(0, given)) is kept


def test_a_list_is_put_in_the_sequence_of_its_pins():
    board = Board(situation([order("a"), order("b"), order("c")], [runner("adi")], pins=PINNED), PLANE, AT_ONCE)
    assert board.with_pins((2, 0, 1)) == (1, 0, 2)
    assert board.with_pins((0, 2)) == (0, 2)


def test_a_pin_on_an_order_nobody_knows_is_passed_over():
    board = Board(situation([order("a")], [runner("adi")], pins=(Pin("gone", "adi", 1),)), PLANE, AT_ONCE)
    assert board.positions == {}
