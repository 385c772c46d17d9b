"""Open orders find their runners: the most contested first, the dearest never last, and nobody is passed over."""

from dodolan.engines.routing.model.plan import Why
from dodolan.engines.routing.model.values import Aims
from dodolan.engines.routing.search.regret_insertion import Choice, insert_by_regret, insert_exhaustively, unserved_cost
from tests.factories.dispatch import HOUR, carriers, left_out, order, place, planned, planned_for, runner, situation
from tests.factories.drafts import MILD, carried, days_of, everyone, run_of, true_cost

ONE_LOAD = {"cap_hg": 100}
WEST, EAST = place(-1000), place(1000)
# The near runner is at the market first but reaches no door before their shift is over.
FIRST_THERE_FIRST_HOME = (
    [order("a", place(5000), ready=9)],
    [runner("near", off=10, overrun=0), runner("far", place(5000))],
)


def test_whoever_stands_nearer_gets_the_order():
    shops = [order("w", WEST, pickup=place(-900)), order("e", EAST, pickup=place(900))]
    days = days_of(shops, [runner("east", EAST), runner("west", WEST)])
    assert insert_by_regret(days, [0, 1], everyone(days), MILD) == []
    assert carried(days) == [[(1,)], [(0,)]]


def test_the_order_that_would_lose_most_is_put_in_first():
    # Both would best go with the near runner, who has time for one; only the urgent one would be late with the other.
    urgent = order("urgent", place(600), pickup=place(500), latest=700, hg=100)
    calm = order("calm", place(600, 1), pickup=place(500), hg=100)
    days = days_of([calm, urgent], [runner("near", place(500), off=150, **ONE_LOAD), runner("far", place(4000))])
    assert insert_by_regret(days, [0, 1], everyone(days), MILD) == []
    assert carried(days) == [[(1,)], [(0,)]]


def test_regret_without_a_second_runner_is_the_price_of_leaving_it():
    days = days_of([order("a")], [runner("adi")])
    insertion = days.best_insertion(0, 0, 10**9)
    assert insertion is not None
    assert Choice(insertion, unserved_cost(days, 0), -1).regret == unserved_cost(days, 0) - insertion.cost
    assert Choice(None, 500, -1).regret == 0


def test_a_choice_rests_on_its_best_and_its_second_runner_alone():
    days = days_of([order("a")], [runner("adi"), runner("budi", EAST), runner("citra", WEST)])
    insertion = days.best_insertion(0, 0, 10**9)
    choice = Choice(insertion, 10, 1)
    assert [choice.rests_on(number) for number in range(3)] == [True, True, False]


def test_leaving_an_order_out_is_dearer_by_its_priority():
    days = days_of([order("a"), order("b", priority=3)], [runner("adi")], aims=Aims(unserved=7))
    assert [unserved_cost(days, number) for number in (0, 1)] == [7, 21]


def test_an_order_dearer_than_its_price_is_left_out():
    days = days_of([order("a", place(600))], [runner("adi")], aims=Aims(unserved=599))
    assert insert_by_regret(days, [0], everyone(days), MILD) == [0]
    dear = days_of([order("a", place(600))], [runner("adi")], aims=Aims(unserved=601))
    assert insert_by_regret(dear, [0], everyone(dear), MILD) == []


def test_runners_who_may_not_carry_an_order_are_not_asked():
    days = days_of([order("a")], [runner("adi"), runner("budi", place(3000))])
    assert insert_by_regret(days, [0], {0: [1]}, MILD) == []
    assert carried(days) == [[], [(0,)]]


def test_with_few_looks_the_runners_free_soonest_are_asked():
    crew = [runner(f"r{number}", place(5000 - number * 500)) for number in range(6)]
    days = days_of([order("a")], crew)
    insert_by_regret(days, [0], everyone(days), MILD._replace(runners=1, ask_all=False))
    assert carried(days) == [[], [], [], [], [], [(0,)]]


def test_when_the_nearest_are_full_the_others_are_asked():
    crew = [runner("full", cap_hg=0, off=10), runner("far", place(5000))]
    days = days_of([order("a", ready=9)], crew)
    asked = {"runners": 1, "together": 1}
    # The near one is there first but reaches no door before their shift is over.
    strict = days_of(
        [order("a", place(5000), ready=9)], [runner("near", off=10, overrun=0), runner("far", place(5000))]
    )
    assert insert_by_regret(strict, [0], everyone(strict), MILD._replace(**asked, ask_all=False)) == [0]
    assert insert_by_regret(strict, [0], everyone(strict), MILD._replace(**asked, ask_all=True)) == []
    assert carried(strict) == [[], [(0,)]]
    assert days.cost == 0


def test_the_last_try_asks_runners_nobody_asked_before():
    strict = days_of(
        [order("a", place(5000), ready=9)], [runner("near", off=10, overrun=0), runner("far", place(5000))]
    )
    whole, still, unasked = insert_exhaustively(strict, [0], everyone(strict), 10)
    assert (carried(whole), still, unasked) == ([[], [(0,)]], [], set())
    assert carried(strict) == [[], []]


def test_the_last_try_looks_at_every_run_of_a_day():
    lists = [order(f"o{number}", place(600), ready=1200 * number, hg=100) for number in range(6)]
    small = order("small", place(600), ready=6000)
    shut = runner("adi", cap_hg=100, off=6000, overrun=600)
    days = days_of([*lists, small], [shut], look_ahead=1)
    days.put(0, [run_of(days, number) for number in range(6)])
    whole, still, _ = insert_exhaustively(days, [6], everyone(days), 50)
    assert still == []
    assert carried(whole)[0][-1] in {(5, 6), (6, 5)}
    assert whole.cost == true_cost(whole)


def test_the_last_try_begins_with_dear_orders_and_early_windows():
    crew = [runner("adi", cap_hg=100, off=0)]
    orders = [
        order("late", latest=9000, hg=100),
        order("early", latest=5000, hg=100),
        order("dear", latest=9000, hg=100, priority=2),
    ]
    for known, taken in (([0, 1], (1,)), ([0, 1, 2], (2,))):
        days = days_of(orders, crew)
        assert carried(insert_exhaustively(days, known, everyone(days), 50)[0]) == [[taken]]


def test_orders_beyond_the_last_look_are_named():
    days = days_of([order(str(number), hg=100) for number in range(4)], [runner("adi", off=-1)] * 2)
    _, still, unasked = insert_exhaustively(days, [0, 1, 2, 3], everyone(days), 5)
    assert still == [0, 1, 2, 3]
    assert unasked == {2, 3}


def test_a_flood_asks_all_runners_before_it_says_that_shifts_are_over():
    # Twelve runners at the market go home before they could reach the door; one far away could.
    crew = [runner(f"r{number}", off=100, overrun=0) for number in range(12)] + [runner("stays", place(3000))]
    near = [order(f"o{number}", place(1), latest=60) for number in range(620)]
    made = planned([*near, order("far", place(9000), priority=2)], crew)
    assert carriers(made)["far"] == "stays"


def test_a_flood_says_which_orders_not_everybody_was_asked_for():
    crew = [runner(f"r{number}", cap_hg=10, off=600, overrun=0) for number in range(30)]
    orders = [order(f"o{number}", place(300), hg=10) for number in range(640)]
    made = planned(orders, crew)
    kinds = set(left_out(made).values())
    assert Why.NOT_ALL_ASKED in kinds
    assert kinds <= {Why.NOT_ALL_ASKED, Why.SHIFTS_OVER}
    assert len(carriers(made)) + len(left_out(made)) == 640


def test_shifts_are_over_only_if_everybody_was_asked():
    late = order("late", ready=9 * HOUR)
    made = planned_for(situation([late], [runner(f"r{number}") for number in range(50)]))
    assert left_out(made) == {"late": Why.SHIFTS_OVER}
    lucky = situation([late], [*(runner(f"r{number}") for number in range(50)), runner("night", off=10 * HOUR)])
    assert carriers(planned_for(lucky)) == {"late": "night"}
