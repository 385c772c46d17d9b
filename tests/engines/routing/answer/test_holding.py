"""A trip is held back as long as that costs nobody anything."""

from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.model.values import Aims, Break, Order, State
from tests.factories.dispatch import HOUR, carriers, order, place, planned, runner, table_of, trip

ADI = runner("adi")


def test_nobody_leaves_to_wait_at_a_closed_door():
    table = table_of(planned([order("a", place(600), earliest=HOUR, latest=3 * HOUR)], [ADI]), "adi")
    assert (table.departs, table.arrivals, table.free) == (HOUR - 600, (HOUR,), HOUR)


def test_an_open_door_before_a_closed_one_is_visited_later_within_its_window():
    orders = [order("a", place(600), latest=HOUR), order("b", place(1200), earliest=2 * HOUR, latest=3 * HOUR)]
    table = table_of(planned(orders, [ADI]), "adi")
    assert table.trip.orders == ("a", "b")
    assert table.arrivals == (HOUR, 2 * HOUR)
    assert table.departs == HOUR - 600


def test_a_late_order_is_not_made_later():
    orders = [order("a", place(600), latest=10), order("b", place(600, 1), earliest=HOUR, latest=2 * HOUR)]
    made = planned(orders, [ADI])
    table = table_of(made, "adi")
    assert (table.departs, table.arrivals[0]) == (0, 600)


def test_a_runner_under_way_is_not_held():
    closed = order("a", place(600), earliest=HOUR, latest=2 * HOUR)
    table = table_of(planned([closed], [ADI], trip("adi", "a", state=State.PICKING, arrives=0)), "adi")
    assert table.departs == 0


WINDOWS = st.tuples(st.integers(0, 4 * HOUR), st.integers(0, HOUR))
DOORS = st.lists(st.tuples(st.integers(-900, 900), st.integers(-900, 900), WINDOWS), min_size=1, max_size=6)


@given(DOORS)
def test_holding_back_makes_nobody_late_who_need_not_be(doors: list[tuple[int, int, tuple[int, int]]]):
    def windowed(number: int, x: int, y: int, window: tuple[int, int]) -> Order:
        return order(str(number), place(x, y), earliest=window[0], latest=window[0] + window[1])

    orders = [windowed(number, *door) for number, door in enumerate(doors)]
    made = planned(orders, [ADI])
    assert set(carriers(made)) == {each.id for each in orders}
    latest = {each.id: each.latest for each in orders}
    clock = 0
    for table in made.timetables:
        assert clock <= table.departs <= table.picks <= table.loaded <= table.arrivals[0]
        assert list(table.arrivals) == sorted(table.arrivals)
        first = table.trip.orders[0]
        if table.arrivals[0] > latest[first]:
            # Late already: it left the moment its runner could.
            assert table.departs == clock
        clock = table.free


def test_a_market_that_wants_early_doors_holds_nobody_whose_first_door_is_open():
    orders = [order("a", place(600), latest=2 * HOUR), order("b", place(1200), earliest=2 * HOUR, latest=3 * HOUR)]
    held = table_of(planned(orders, [ADI]), "adi")
    brisk = planned(orders, [ADI], aims=Aims(waiting=1))
    assert held.departs > 0
    assert min(table.departs for table in brisk.timetables) == 0


def test_nobody_is_held_into_their_break():
    paused = runner("adi", breaks=(Break(HOUR, 2 * HOUR),))
    goods = [order("a", place(600), latest=4 * HOUR), order("b", place(700), earliest=3000, latest=4 * HOUR)]
    for table in planned(goods, [paused]).timetables:
        assert table.free <= HOUR or table.departs >= 2 * HOUR


def test_goods_that_are_ready_late_hold_the_ride_too():
    far = runner("adi", place(0, 400))
    table = table_of(planned([order("a", ready=HOUR)], [far]), "adi")
    assert (table.departs, table.picks) == (HOUR - 400, HOUR)


def test_two_trips_are_both_held_and_never_overlap():
    small = runner("adi", cap_hg=10)
    goods = [
        order(name, place(600), hg=10, earliest=at, latest=at + HOUR) for name, at in (("a", HOUR), ("b", 3 * HOUR))
    ]
    first, second = planned(goods, [small]).timetables
    assert (first.departs, second.departs) == (HOUR - 600, 3 * HOUR - 1200)
    assert first.free <= second.departs
