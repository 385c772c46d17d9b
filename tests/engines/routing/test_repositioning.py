"""Idle runners go a short ride nearer to where orders come from, and no further."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.routing.draft.board import Board
from dodolan.engines.routing.model.parameters import USUAL
from dodolan.engines.routing.model.plan import Why
from dodolan.engines.routing.model.values import Place, Sighting, Situation
from dodolan.engines.routing.repositioning import Coverage, Demand
from tests.factories.dispatch import AT_ONCE, HOUR, PLANE, order, place, planned_for, runner, situation

BUSY, QUIET = place(0), place(9000)
FAR = USUAL.uncovered


def seen(times: int = 5, at: Place = BUSY) -> tuple[Sighting, ...]:
    """Orders that came from a place in the last minutes, ready almost at once."""
    return tuple(Sighting(at, placed=100, ready=110) for _ in range(times))


def board(*at: Place, **facts: Any) -> Situation:
    usual: dict[str, Any] = {"now": 300, "waiting_places": (BUSY, QUIET), "sightings": seen()}
    runners = [runner(f"r{number}", spot, **facts) for number, spot in enumerate(at)]
    return situation([], runners, **usual)


def moved(known: Situation) -> dict[str, Place]:
    return {move.runner: move.to for move in planned_for(known).moves}


def test_an_idle_runner_near_by_goes_to_the_busy_place():
    made = planned_for(board(place(300)))
    assert [(move.runner, move.to) for move in made.moves] == [("r0", BUSY)]
    assert made.moves[0].reason.why is Why.GO_WAIT
    assert made.moves[0].reason.other == BUSY.id


def test_a_runner_who_stands_there_stays():
    assert moved(board(BUSY)) == {}


def test_a_ride_too_long_is_not_begun():
    assert moved(board(place(USUAL.longest_ride))) == {"r0": BUSY}
    assert moved(board(place(USUAL.longest_ride + 1))) == {}


def test_nobody_moves_before_anything_was_seen():
    known = board(place(300))
    assert planned_for(situation([], list(known.runners), now=300, waiting_places=(BUSY,))).moves == ()


def test_a_runner_who_has_an_order_or_is_on_the_road_is_not_idle():
    known = board(place(300))
    waiting = situation(
        [order("a", ready=HOUR)], list(known.runners), now=300, waiting_places=(BUSY,), sightings=seen()
    )
    assert planned_for(waiting).moves == ()
    assert moved(board(place(300), free_from=301)) == {}


def test_a_runner_about_to_go_home_is_left_alone():
    assert moved(board(place(300), off=300 + USUAL.longest_ride)) == {}


def test_orders_known_long_ahead_need_nobody_near():
    early = tuple(Sighting(BUSY, placed=100, ready=100 + HOUR) for _ in range(5))
    known = board(place(300))
    calm = situation([], list(known.runners), now=300, waiting_places=(BUSY, QUIET), sightings=early)
    assert planned_for(calm).moves == ()


def test_sightings_from_elsewhere_say_nothing():
    known = board(place(300))
    elsewhere = situation([], list(known.runners), now=300, waiting_places=(BUSY,), sightings=seen(at=place(5)))
    assert {move.to for move in planned_for(elsewhere).moves} <= {BUSY}


def demand(*leads: int, at: Place = BUSY, ages: tuple[int, ...] = ()) -> Demand:
    seen = [Sighting(at, placed=300, ready=300 + lead) for lead in leads]
    seen += [Sighting(QUIET, placed=300 - age, ready=300 - age) for age in ages]
    known = situation([], [], now=300, waiting_places=(BUSY, QUIET), sightings=tuple(seen))
    return Demand(known, Board(known, PLANE, AT_ONCE))


@given(st.lists(st.integers(0, 3000), min_size=1, max_size=8), st.integers(0, 4000))
def test_an_order_waits_for_what_its_runner_comes_too_late(leads: list[int], reach: int):
    waits = [max(0, reach - lead) for lead in leads]
    assert demand(*leads).wait(reach) == pytest.approx(sum(waits) / len(waits))


def test_goods_ready_before_they_were_ordered_have_no_lead():
    known = situation([], [], now=300, waiting_places=(BUSY,), sightings=(Sighting(BUSY, placed=200, ready=100),))
    assert Demand(known, Board(known, PLANE, AT_ONCE)).wait(50) == 50


def test_an_order_counts_half_after_its_half_life():
    rates = demand(0, ages=(USUAL.sighting_half_life,)).rates
    assert sum(rates) == pytest.approx(1)
    assert rates[0] / rates[1] == pytest.approx((USUAL.prior_sightings + 1) / (USUAL.prior_sightings + 0.5))


def test_a_place_reached_by_another_needs_nobody_more():
    sure = demand(0)
    alone, helped = Coverage(sure, []), Coverage(sure, [[0.0, 0.0], [0.0, 0.0]])
    assert alone.wait_with([10.0, 10.0]) < alone.wait_with([500.0, 500.0]) <= alone.wait_with([FAR, FAR])
    assert helped.wait_with([10.0, 10.0]) == helped.wait_with([500.0, 500.0]) == 0


@given(
    st.lists(st.tuples(st.integers(0, FAR), st.integers(0, FAR)), max_size=4),
    st.integers(0, FAR),
)
def test_being_nearer_never_makes_the_next_order_wait_longer(others: list[tuple[int, int]], mine: int):
    coverage = Coverage(demand(0, 60), [[float(wait) for wait in one] for one in others])
    assert coverage.wait_with([mine, mine]) <= coverage.wait_with([mine + 60, mine + 60])


def test_two_idle_runners_are_not_sent_to_guard_the_same_quiet_place():
    near = (place(200), place(-200))
    known = situation(
        [],
        [runner(f"r{number}", place(0, 10 * number)) for number in range(3)],
        now=300,
        waiting_places=near,
        sightings=(*seen(at=near[0]), *seen(at=near[1])),
    )
    goals = [move.to for move in planned_for(known).moves]
    assert {spot.id for spot in goals} == {spot.id for spot in near}


def test_a_runner_on_duty_later_is_not_sent_before():
    assert moved(board(place(300), on=400)) == {}
