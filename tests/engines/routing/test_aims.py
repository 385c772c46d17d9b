"""What a market aims for changes what its planner does."""

from dodolan.engines.routing.model.values import Aims, Line, Order
from dodolan.engines.routing.picking.ways import MergedList
from tests.factories.dispatch import HOUR, order, place, planned_for, runner, situation


def test_a_market_that_wants_runners_back_early_does_not_wait_at_a_closed_door_first():
    closed, open_now = order("a", place(600), earliest=2 * HOUR, hg=10), order("b", place(700), hg=10)
    small = runner("adi", cap_hg=10)
    frugal = planned_for(situation([closed, open_now], [small]))
    brisk = planned_for(situation([closed, open_now], [small], aims=Aims(finishing=1)))
    assert [table.trip.orders for table in frugal.timetables] == [("a",), ("b",)]
    assert [table.trip.orders for table in brisk.timetables] == [("b",), ("a",)]


def test_a_market_where_shopping_counts_puts_orders_of_one_stall_on_one_list():
    def bought_at(name: str, stall: str, side: int) -> Order:
        return order(name, place(side * 300, len(name)), lines=tuple(Line(stall) for _ in range(3)), hg=10)

    orders = [
        bought_at("a", "meat", 1),
        bought_at("bb", "fish", 1),
        bought_at("ccc", "meat", -1),
        bought_at("dddd", "fish", -1),
    ]
    pair = [runner("adi", cap_hg=20), runner("budi", cap_hg=20)]
    slow = MergedList(per_order=0, per_line=0, per_stall=3600)
    made = planned_for(situation(orders, pair, aims=Aims(picking=1)), picking=slow)
    lists = {frozenset(table.trip.orders) for table in made.timetables}
    assert lists == {frozenset({"a", "ccc"}), frozenset({"bb", "dddd"})}
