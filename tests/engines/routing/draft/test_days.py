"""A draft's arithmetic: every change is priced as if the day were walked anew, and copies stay apart."""

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.draft.board import Run
from dodolan.engines.routing.draft.days import Days, Insertion
from dodolan.engines.routing.model.values import Order, Pin
from tests.factories.dispatch import HOUR, order, place, runner
from tests.factories.drafts import carried, days_of, run_of, true_cost

DEAR = 10**12
LINE = [order("a", place(100)), order("b", place(200)), order("c", place(300))]


def any_days(seed: int, orders: int = 8, look_ahead: int = 6) -> Days:
    """Two runners with limits and a door for every order, windows included."""
    dice = Random(seed)

    def any_order(number: int) -> Order:
        earliest = dice.randint(0, HOUR)
        return order(
            f"o{number}",
            place(dice.randint(-900, 900), dice.randint(-900, 900)),
            ready=dice.randint(0, HOUR),
            earliest=earliest,
            latest=earliest + dice.randint(0, HOUR),
            hg=dice.randint(0, 200),
        )

    crew = [runner("adi", cap_hg=400), runner("budi", place(500), travel_percent=130, off=3 * HOUR)]
    return days_of([any_order(number) for number in range(orders)], crew, look_ahead)


def test_an_order_on_the_way_costs_nothing_more():
    days = days_of(LINE, [runner("adi")])
    days.put(0, [run_of(days, 0, 2)])
    insertion = days.best_insertion(1, 0, DEAR)
    assert insertion is not None
    assert (insertion.cost, insertion.run.orders, insertion.replaces) == (0, (0, 1, 2), 1)


def test_nothing_cheaper_than_asked_is_no_fit():
    days = days_of(LINE, [runner("adi")])
    assert days.best_insertion(2, 0, 300) is None
    assert days.best_insertion(2, 0, 301) is not None


def test_orders_of_another_place_get_a_run_of_their_own():
    days = days_of([*LINE, order("d", place(100), pickup=place(50))], [runner("adi")])
    days.put(0, [run_of(days, 0)])
    insertion = days.best_insertion(3, 0, DEAR)
    assert insertion is not None
    assert (insertion.run.orders, insertion.replaces) == ((3,), 0)


def test_a_full_run_is_not_filled_further():
    heavy = [order("a", place(100), hg=300), order("b", place(100), hg=101)]
    days = days_of(heavy, [runner("adi", cap_hg=400)])
    days.put(0, [run_of(days, 0)])
    insertion = days.best_insertion(1, 0, DEAR)
    assert insertion is not None
    assert insertion.run.orders == (1,)


def test_nothing_comes_before_a_run_under_way():
    days = days_of(LINE, [runner("adi")])
    days.put(0, [run_of(days, 2, arrives=50)])
    ways = list(days._insertions(0, 0))
    assert (0, run_of(days, 0), 0) not in ways
    assert (1, run_of(days, 0), 0) in ways
    assert (0, run_of(days, 0, 2, arrives=50), 1) in ways


def test_a_pinned_position_is_the_only_one_tried():
    days = days_of(LINE, [runner("adi")], pins=(Pin("b", "adi", 0),))
    days.put(0, [run_of(days, 0)])
    assert [way.orders for _, way, replaces in days._insertions(1, 0) if replaces] == [(1, 0)]


def test_in_a_long_day_only_runs_about_its_time_are_tried():
    orders = [order(f"o{number}", place(100), ready=1000 * number) for number in range(10)]
    days = days_of([*orders, order("new", place(100), ready=5000)], [runner("adi")], look_ahead=2)
    days.put(0, [run_of(days, number) for number in range(10)])
    tried = {number for number, _, replaces in days._insertions(10, 0) if replaces}
    assert tried == {5, 6}


def test_the_last_runs_of_a_long_day_are_tried_for_what_is_ready_late():
    orders = [order(f"o{number}", place(100), ready=1000 * number) for number in range(10)]
    days = days_of([*orders, order("new", place(100), ready=99_000)], [runner("adi", off=10**6)], look_ahead=2)
    days.put(0, [run_of(days, number) for number in range(10)])
    assert {number for number, _, replaces in days._insertions(10, 0) if not replaces} == {8, 9, 10}


def test_a_run_under_way_stays_when_its_last_order_goes():
    days = days_of(LINE, [runner("adi")])
    days.put(0, [run_of(days, 0, arrives=50), run_of(days, 1, 2)])
    days.drop({0, 1})
    assert carried(days) == [[(), (2,)]]
    days.drop({2})
    assert carried(days) == [[()]]
    assert days.runs[0][0].arrives == 50


def test_dropping_what_nobody_carries_changes_nothing():
    days = any_days(1)
    days.put(0, [run_of(days, 0, 1)])
    before = (carried(days), days.cost)
    days.drop({5, 6})
    assert (carried(days), days.cost) == before


def test_a_copy_is_a_draft_of_its_own():
    days = days_of(LINE, [runner("adi")])
    days.put(0, [run_of(days, 0)])
    twin = days.copy()
    twin.drop({0})
    assert (carried(days), carried(twin)) == ([[(0,)]], [[]])
    assert (days.cost, twin.cost) == (true_cost(days), 0)


def test_where_and_when_a_runner_is_free_follows_every_run():
    days = days_of(LINE, [runner("adi", place(50))])
    days.put(0, [run_of(days, 0), run_of(days, 1)])
    assert [(days.board.spot(at).x, free) for at, free, _ in days.stands[0]] == [(50, 0), (100, 150), (200, 450)]


@given(st.integers(0, 10**6))
def test_an_insertion_costs_what_it_said(seed: int):
    days = any_days(seed)
    for number in range(8):
        insertions = [insertion for runner in (0, 1) if (insertion := days.best_insertion(number, runner, DEAR))]
        if insertions:
            before = days.cost
            best = min(insertions)
            days.insert(best)
            assert days.cost == before + best.cost == true_cost(days)


@given(st.integers(0, 10**6), st.sets(st.integers(0, 7)))
def test_dropping_leaves_the_others_in_their_sequence_and_the_cost_true(seed: int, out: set[int]):
    days = any_days(seed)
    days.put(0, [run_of(days, 3, 1), run_of(days, 5)])
    days.put(1, [run_of(days, 0, 7, 2)])
    days.drop(out)
    left = [[order for orders in runs for order in orders] for runs in carried(days)]
    assert left == [[o for o in (3, 1, 5) if o not in out], [o for o in (0, 7, 2) if o not in out]]
    assert all(orders for runs in carried(days) for orders in runs)
    assert days.cost == true_cost(days)


def dearest_on_the_way(days: Days, insertion: Insertion) -> int:
    """The most that an insertion has cost when its own run, or any run behind it, has been walked."""
    runs, held = days.runs[insertion.runner], 1 - insertion.replaces
    fuller = [*runs[: insertion.number], insertion.run, *runs[insertion.number + insertion.replaces :]]
    return max(
        day_of(days, insertion.runner, fuller[:walked]) - day_of(days, insertion.runner, runs[: walked - held])
        for walked in range(insertion.number + 1, len(fuller) + 1)
    )


def day_of(days: Days, runner: int, runs: list[Run]) -> int:
    """What these runs alone would cost a runner."""
    alone = days.copy()
    alone.put(runner, runs)
    return alone.stands[runner][-1].cost


@given(st.integers(0, 10**6), st.integers(1, 2_000))
def test_a_bound_hides_only_what_reaches_it_on_the_way(seed: int, below: int):
    days = any_days(seed)
    days.put(0, [run_of(days, 1, 2), Run(days.board.jobs[3].place, (3,))])
    free, bound = days.best_insertion(0, 0, DEAR), days.best_insertion(0, 0, below)
    assert free is not None
    if dearest_on_the_way(days, free) < below:
        assert bound == free
    else:
        assert bound is None or free.cost < bound.cost < below
