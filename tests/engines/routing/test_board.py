"""The board asks its plugs no question twice."""

from collections.abc import Sequence

from dodolan.engines.routing.board import Board
from dodolan.engines.routing.model import Order, Place
from tests.factories.dispatch import PLANE, order, runner, situation


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
