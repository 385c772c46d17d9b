"""Idle runners go a short ride nearer to where orders come from, and no further."""

from typing import Any

from dodolan.engines.routing.model import Place, Sighting, Situation
from dodolan.engines.routing.plan import Why
from dodolan.engines.routing.waiting import LONGEST_RIDE
from tests.factories.dispatch import HOUR, order, place, planned_for, runner, situation

BUSY, QUIET = place(0), place(9000)


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
    assert moved(board(place(LONGEST_RIDE))) == {"r0": BUSY}
    assert moved(board(place(LONGEST_RIDE + 1))) == {}


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
    assert moved(board(place(300), off=300 + LONGEST_RIDE)) == {}


def test_orders_known_long_ahead_need_nobody_near():
    early = tuple(Sighting(BUSY, placed=100, ready=100 + HOUR) for _ in range(5))
    known = board(place(300))
    calm = situation([], list(known.runners), now=300, waiting_places=(BUSY, QUIET), sightings=early)
    assert planned_for(calm).moves == ()


def test_sightings_from_elsewhere_say_nothing():
    known = board(place(300))
    elsewhere = situation([], list(known.runners), now=300, waiting_places=(BUSY,), sightings=seen(at=place(5)))
    assert {move.to for move in planned_for(elsewhere).moves} <= {BUSY}
