"""plan: every odd board has a defined answer, and nothing is dropped without a word."""

from typing import Any

import pytest

from dodolan.engines.routing.model.plan import StalePlan, Why
from dodolan.engines.routing.model.values import NEVER, Break, Pin, State
from tests.factories.dispatch import (
    HOUR,
    MARKET,
    carriers,
    left_out,
    order,
    place,
    planned,
    reason,
    reasons_for,
    runner,
    table_of,
    trip,
)

ADI, BUDI = runner("adi"), runner("budi")


def test_nothing_to_do_is_an_empty_plan():
    made = planned([], [ADI])
    assert (made.timetables, made.unassigned, made.moves, made.reasons) == ((), (), (), ())


def test_one_order_has_times_from_leaving_to_free():
    made = planned(
        [order("a", place(600), ready=900, hand_seconds=60, leave_seconds=30)], [runner("adi", place(0, 300))]
    )
    table = table_of(made, "adi")
    assert (table.departs, table.picks, table.loaded, table.arrivals, table.free) == (600, 900, 900, (1560,), 1590)
    assert reason(made, Why.NEW).runner == "adi"


def test_a_trip_is_held_back_until_leaving_matters():
    made = planned([order("a", ready=900)], [runner("adi", place(0, 300))])
    assert made.leaving(599) == []
    assert made.leaving(600) == list(made.timetables)


def test_no_runner_on_the_list():
    assert left_out(planned([order("a"), order("b")], [])) == {"a": Why.NO_RUNNER, "b": Why.NO_RUNNER}


def test_all_runners_off():
    made = planned([order("a")], [runner("adi", off=100)], now=200)
    assert left_out(made) == {"a": Why.SHIFTS_OVER}


def test_a_pickup_at_the_end_of_the_shift_is_in_time_and_later_is_not():
    late = order("late", ready=8 * HOUR + 1)
    made = planned([order("in time", ready=8 * HOUR), late], [ADI])
    assert carriers(made) == {"in time": "adi"}
    assert left_out(made) == {"late": Why.SHIFTS_OVER}


def test_the_last_door_is_bound_to_the_shift_too():
    far = order("far", place(2 * HOUR), ready=8 * HOUR - 10)
    assert left_out(planned([far], [runner("adi", overrun=0)])) == {"far": Why.SHIFTS_OVER}
    assert carriers(planned([far], [runner("adi", overrun=2 * HOUR)])) == {"far": "adi"}


def test_a_window_already_past_is_late_not_lost():
    made = planned([order("a", latest=100)], [ADI], now=500)
    assert carriers(made) == {"a": "adi"}
    assert reason(made, Why.WINDOW_PAST).seconds == 1000


def test_a_window_too_short_for_picking_is_said():
    made = planned([order("a", ready=1000, earliest=900, latest=950)], [ADI])
    assert reason(made, Why.WINDOW_TOO_SHORT).seconds == 650


def test_a_window_that_ends_before_it_begins_counts_from_its_begin():
    made = planned([order("a", earliest=2000, latest=1000)], [ADI])
    assert table_of(made, "adi").arrivals == (2000,)
    assert reasons_for(made, "a") == [Why.NEW, Why.WINDOW_REVERSED]


def test_a_window_over_midnight_is_one_window():
    night = order("a", earliest=23 * HOUR, latest=25 * HOUR, ready=23 * HOUR)
    made = planned([night], [runner("adi", on=22 * HOUR, off=26 * HOUR, free_from=22 * HOUR)], now=22 * HOUR)
    assert reasons_for(made, "a") == [Why.NEW]
    assert table_of(made, "adi").departs == 23 * HOUR


def test_an_order_late_for_want_of_runners_is_flagged():
    doors = [order("near", place(100), latest=200), order("far", place(-600), latest=650)]
    made = planned(doors, [ADI])
    assert sorted(carriers(made)) == ["far", "near"]
    assert [found.why for found in made.reasons].count(Why.LATE) == 1


@pytest.mark.parametrize(
    ("facts", "limits", "why"),
    [
        ({"hg": 401}, {"cap_hg": 400}, Why.TOO_HEAVY),
        ({"dl": 1201}, {"cap_dl": 1200}, Why.TOO_BIG),
        ({"needs_skill": "truck"}, {"skills": frozenset({"ice"})}, Why.NO_SKILL),
        ({"cash_rp": 500_001}, {"cash_limit_rp": 500_000}, Why.OVER_CASH_LIMIT),
        ({"cash_rp": 300_000}, {"cash_limit_rp": 500_000, "cash_in_hand_rp": 200_001}, Why.OVER_CASH_LIMIT),
    ],
)
def test_what_no_runner_may_carry_is_found_before_planning(facts: dict[str, Any], limits: dict[str, Any], why: Why):
    made = planned([order("a", **facts), order("b")], [runner("adi", **limits)])
    assert left_out(made) == {"a": why}
    assert carriers(made) == {"b": "adi"}


@pytest.mark.parametrize("facts", [{"hg": 250}, {"dl": 700}, {"cash_rp": 300_000}])
def test_what_is_too_much_together_makes_two_trips(facts: dict[str, Any]):
    adi = runner("adi", cap_hg=400, cap_dl=1200, cash_limit_rp=500_000)
    made = planned([order("a", **facts), order("b", **facts)], [adi])
    assert sorted(table.trip.orders for table in made.timetables) == [("a",), ("b",)]


def test_two_orders_from_one_place_to_one_door_share_a_trip():
    made = planned([order("a"), order("b")], [ADI, BUDI])
    assert len(made.timetables) == 1
    assert {(found.order, found.other) for found in made.reasons if found.why is Why.BUNDLED} == {
        ("a", "b"),
        ("b", "a"),
    }


def test_orders_of_two_places_never_share_a_trip():
    made = planned([order("a"), order("b", pickup=place(1))], [ADI])
    assert [len(table.trip.orders) for table in made.timetables] == [1, 1]


def test_many_orders_to_one_address_all_go():
    made = planned([order(f"o{number}", place(300)) for number in range(100)], [ADI, BUDI])
    assert (len(carriers(made)), made.unassigned) == (100, ())


def test_a_break_holds_no_trip():
    adi = runner("adi", breaks=(Break(500, 2000),))
    made = planned([order("a", place(600))], [adi])
    assert table_of(made, "adi").departs == 2000


def test_a_trip_begun_keeps_its_place_and_may_change_its_list():
    begun = trip("adi", "a", state=State.PICKING, arrives=300)
    made = planned([order("a", ready=600), order("b", ready=600)], [runner("adi", place(0, 300))], begun)
    assert sorted(table_of(made, "adi").trip.orders) == ["a", "b"]
    assert table_of(made, "adi").trip.state is State.PICKING


def test_a_trip_begun_whose_orders_were_cancelled_leaves_the_runner_where_they_are_heading():
    begun = trip("adi", "gone", state=State.PICKING, arrives=300)
    other = order("b", pickup=place(100), ready=0)
    made = planned([other], [runner("adi", place(0, 300))], begun)
    assert [(table.trip.orders, table.picks) for table in made.timetables] == [(("b",), 400)]


def test_goods_on_board_stay_with_the_vehicle():
    out = trip("adi", "a", "b", state=State.OUT, revision=3)
    goods = [order("a", place(600)), order("b", place(1200)), order("c")]
    made = planned(goods, [runner("adi", off=100, overrun=0), BUDI], out, now=200)
    assert made.timetables[0].trip is out
    assert made.timetables[0].arrivals == (800, 1400)
    assert carriers(made) == {"a": "adi", "b": "adi", "c": "budi"}
    assert reason(made, Why.AFTER_SHIFT).runner == "adi"


def test_a_frozen_trip_in_a_break_is_said():
    out = trip("adi", "a", state=State.LOADED)
    made = planned([order("a")], [runner("adi", breaks=(Break(100, 200),))], out)
    assert reason(made, Why.DURING_BREAK).runner == "adi"


def test_a_planned_trip_that_became_too_heavy_is_shared():
    before = trip("adi", "a", "b")
    heavy = [order("a", hg=300), order("b", hg=300)]
    made = planned(heavy, [runner("adi", cap_hg=400), runner("budi", cap_hg=400)], before)
    assert sorted(carriers(made)) == ["a", "b"]
    assert all(len(table.trip.orders) == 1 for table in made.timetables)


def test_a_moved_order_says_from_whom_to_whom():
    before = trip("adi", "a")
    made = planned([order("a")], [runner("adi", off=0), BUDI], before, now=10)
    assert (reason(made, Why.MOVED).other, reason(made, Why.MOVED).runner) == ("adi", "budi")


def test_a_pin_is_kept_though_another_is_nearer():
    made = planned([order("a")], [ADI, runner("budi", place(5000))], pins=(Pin("a", "budi"),))
    assert carriers(made) == {"a": "budi"}


def test_a_pinned_position_is_kept_though_the_way_gets_longer():
    doors = [order("near", place(100)), order("far", place(900))]
    made = planned(doors, [ADI], pins=(Pin("far", "adi", 0), Pin("near", "adi", 1)))
    orders = [name for table in made.timetables for name in table.trip.orders]
    assert orders in (["far", "near"], ["near", "far"])
    assert Why.PIN_IMPOSSIBLE not in [found.why for found in made.reasons]


@pytest.mark.parametrize("pin", [Pin("a", "nobody"), Pin("a", "budi")])
def test_an_impossible_pin_is_not_broken_but_said(pin: Pin):
    made = planned([order("a", hg=300)], [ADI, runner("budi", cap_hg=200)], pins=(pin,))
    assert left_out(made) == {"a": Why.PIN_IMPOSSIBLE}


def test_a_pin_on_goods_already_on_board_of_another_is_said():
    made = planned([order("a")], [ADI, BUDI], trip("adi", "a", state=State.OUT), pins=(Pin("a", "budi"),))
    assert carriers(made) == {"a": "adi"}
    assert reason(made, Why.PIN_IMPOSSIBLE).runner == "budi"


def test_an_announced_time_moves_for_nothing_but_a_late_order():
    told = order("told", place(3000), promised=3000)
    calm = planned([told, order("new", place(0, 2000))], [ADI])
    assert Why.PROMISE_MOVED not in reasons_for(calm, "told")
    hurried = planned([told, order("urgent", place(-1200), latest=1300)], [ADI])
    assert reasons_for(hurried, "told")[-1] is Why.PROMISE_MOVED
    assert Why.LATE not in reasons_for(hurried, "urgent")


def test_an_announced_time_that_cannot_be_kept_is_said():
    made = planned([order("a", place(3000), promised=1000)], [ADI])
    assert reason(made, Why.PROMISE_MOVED).seconds == 2000


def test_priority_goes_first():
    doors = [order("usual", place(1000), latest=0), order("medicine", place(-1000), latest=0, priority=5)]
    made = planned(doors, [ADI])
    first = min(made.timetables, key=lambda table: table.arrivals[0])
    assert first.trip.orders[0] == "medicine"


def test_a_slow_vehicle_needs_longer():
    made = planned([order("a", place(1000))], [runner("adi", travel_percent=150)])
    assert table_of(made, "adi").arrivals == (1500,)


def test_a_trip_for_an_unknown_runner_or_order_is_ignored():
    made = planned([order("a")], [ADI], trip("ghost", "a"), trip("adi", "b"))
    assert carriers(made) == {"a": "adi"}


def test_goods_on_board_of_nobody_known_are_not_lost():
    made = planned(
        [order("a", hg=500), order("b")], [runner("adi", cap_hg=400)], trip("ghost", "a", "b", state=State.OUT)
    )
    assert left_out(made) == {"a": Why.TOO_HEAVY}
    assert carriers(made) == {"b": "adi"}


def test_whoever_is_there_first_but_goes_home_first_is_passed_over():
    leaving = [runner(f"r{number}", off=100) for number in range(40)]
    made = planned([order("a", ready=HOUR)], [*leaving, runner("stays", place(5000))])
    assert carriers(made) == {"a": "stays"}


def test_a_stale_plan_is_refused():
    made = planned([order("a")], [ADI], revision=4)
    made.must_be_for(4)
    with pytest.raises(StalePlan, match="revision 4; the board is at 5"):
        made.must_be_for(5)


def test_a_trip_that_did_not_change_is_the_one_handed_in():
    before = trip("adi", "a", revision=1)
    made = planned([order("a", ready=HOUR)], [ADI], before, revision=9)
    assert made.timetables[0].trip is before
    assert planned([order("a")], [ADI], revision=9).timetables[0].trip.revision == 9


def test_no_window_means_never_late():
    assert order("a").latest == NEVER
    assert MARKET.id == "market"
