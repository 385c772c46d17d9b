"""One more runner never makes a morning worse by more than the search's own noise."""

import pytest

from dodolan.engines.routing.model.plan import Plan
from dodolan.engines.routing.model.values import Aims, Break, Situation
from tests.factories.dispatch import HOUR, order, place, planned_for, runner, situation

# Forty boards of 5 to 35 orders came out cheaper or equal; one part in a hundred is left for what luck may bring.
NOISE_PERCENT = 1


def morning(seed: int, runners: int) -> Situation:
    """Doors on a spiral, windows of two hours, as many runners as asked for."""
    orders = [
        order(
            f"o{number}",
            place((number * 733 + seed * 411) % 5000 - 2500, (number * 1291 + seed * 97) % 5000 - 2500),
            ready=(number * 523) % HOUR,
            earliest=HOUR,
            latest=HOUR + 600 * (1 + (number + seed) % 9),
            hg=20 + number * 7 % 180,
        )
        for number in range(8 + seed)
    ]
    return situation(orders, [runner(f"r{number}", cap_hg=400) for number in range(runners)])


@pytest.mark.parametrize("seed", range(8))
def test_one_more_runner_never_costs(seed: int):
    one_less, one_more = (planned_for(morning(seed, runners)) for runners in (2, 3))
    assert one_more.cost_after * 100 <= one_less.cost_after * (100 + NOISE_PERCENT)


@pytest.mark.parametrize("seed", range(4))
def test_a_runner_on_a_break_all_day_changes_nothing_for_the_others(seed: int):
    board = morning(seed, 2)
    idle = runner("idle", breaks=(Break(0, 8 * HOUR),))
    with_idle = planned_for(situation(list(board.orders), [*board.runners, idle]))
    assert "idle" not in busy(with_idle)
    assert busy(with_idle) == busy(planned_for(board))


def busy(made: Plan) -> set[str]:
    return {table.trip.runner for table in made.timetables}


def test_a_market_that_counts_waiting_delivers_sooner_than_one_that_counts_roads():
    board = morning(5, 3)
    patient, hurried = (
        planned_for(situation(list(board.orders), list(board.runners), aims=aims))
        for aims in (Aims(waiting=0, driving=1), Aims(waiting=10, driving=0))
    )
    assert total_arrivals(hurried) <= total_arrivals(patient)


def total_arrivals(made: Plan) -> int:
    return sum(sum(table.arrivals) for table in made.timetables)
