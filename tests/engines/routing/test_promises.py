"""More laws of whole plans: promises, skills, volumes and the sequence in which a board is told."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodolan.engines.routing.model.plan import Plan, Why
from dodolan.engines.routing.model.ports import Picking
from dodolan.engines.routing.model.values import Aims, Line, Order, Place, Runner, Situation, State
from dodolan.engines.routing.picking.ways import MergedList, OrderByOrder, PrePacked
from tests.factories.dispatch import HOUR, carriers, left_out, order, place, planned_for, runner, situation, trip

FEW = settings(max_examples=15, deadline=None)
spots = st.builds(place, st.integers(-3000, 3000), st.integers(-3000, 3000))


def any_order(number: int, facts: tuple[Place, int, int, int, str]) -> Order:
    door, ready, length, dl, skill = facts
    return order(
        f"o{number}",
        door,
        ready=ready,
        latest=ready + length,
        dl=dl,
        needs_skill=skill,
        lines=(Line(f"stall {number % 3}", 10, dl),),
    )


FACTS = st.tuples(
    spots, st.integers(0, HOUR), st.integers(600, 2 * HOUR), st.integers(0, 500), st.sampled_from(["", "", "ice"])
)
BOARDS = st.lists(FACTS, max_size=8).map(lambda facts: [any_order(number, one) for number, one in enumerate(facts)])
CREW = [
    runner("adi", cap_dl=900, skills=frozenset({"ice"})),
    runner("budi", place(1000), cap_dl=600, on=900),
    runner("citra", cap_dl=400, off=HOUR, overrun=600),
]


@FEW
@given(BOARDS)
def test_volumes_and_skills_are_kept(orders: list[Order]):
    known, crew = {one.id: one for one in orders}, {one.id: one for one in CREW}
    for table in planned_for(situation(orders, CREW)).timetables:
        load = [known[name] for name in table.trip.orders]
        who: Runner = crew[table.trip.runner]
        assert sum(one.dl for one in load) <= (who.cap_dl or 0)
        assert {one.needs_skill for one in load} <= {"", *who.skills}
        assert table.departs >= who.on
        assert table.picks <= who.off
        assert max(table.arrivals) <= who.off + who.overrun


@FEW
@given(BOARDS)
def test_no_runner_is_at_two_places_at_once(orders: list[Order]):
    made = planned_for(situation(orders, CREW))
    for one in CREW:
        tables = [table for table in made.timetables if table.trip.runner == one.id]
        for before, after in pairwise(tables):
            assert before.free <= after.departs


@FEW
@given(BOARDS, st.randoms(use_true_random=False))
def test_who_may_not_be_carried_at_all_does_not_hang_on_the_sequence(orders: list[Order], dice: Random):
    mixed = list(orders)
    dice.shuffle(mixed)
    hard = {Why.TOO_BIG, Why.TOO_HEAVY, Why.NO_SKILL}
    one, other = (left_out(planned_for(situation(each, CREW))) for each in (orders, mixed))
    assert {name: why for name, why in one.items() if why in hard} == {
        name: why for name, why in other.items() if why in hard
    }


@FEW
@given(BOARDS, st.sampled_from([PrePacked(), MergedList(), OrderByOrder()]))
def test_loading_takes_what_the_way_of_shopping_says(orders: list[Order], way: Picking):
    known = {one.id: one for one in orders}
    made = planned_for(situation(orders, CREW), picking=way)
    for table in made.timetables:
        assert table.loaded - table.picks == way.seconds([known[name] for name in table.trip.orders])


def told(board: Situation, made: Plan) -> list[Order]:
    """The orders after every buyer heard when their goods come."""
    at = {name: when for table in made.timetables for name, when in zip(table.trip.orders, table.arrivals, strict=True)}
    return [
        order(one.id, one.drop, ready=one.ready, latest=one.latest, promised=at.get(one.id)) for one in board.orders
    ]


@FEW
@given(st.lists(spots, min_size=1, max_size=6), spots)
def test_an_order_without_a_hurry_breaks_no_promise(doors: list[Place], door: Place):
    crew = [runner("adi")]
    first = situation([order(str(number), one, latest=7 * HOUR) for number, one in enumerate(doors)], crew)
    made = planned_for(first)
    calm = order("calm", door)
    again = planned_for(situation([*told(first, made), calm], crew, *(table.trip for table in made.timetables)))
    assert [found for found in again.reasons if found.why is Why.PROMISE_MOVED] == []
    assert "calm" in carriers(again)


@pytest.mark.parametrize("state", [State.LOADED, State.OUT])
def test_a_frozen_trip_keeps_its_times_whatever_the_market_aims_for(state: State):
    out = trip("adi", "a", "b", state=state)
    goods = [order("a", place(600), latest=0, priority=9), order("b", place(-600))]
    times = {
        planned_for(situation(goods, [runner("adi")], out, aims=aims)).timetables[0].arrivals
        for aims in (Aims(), Aims(waiting=9), Aims(late=0, driving=50))
    }
    assert times == {(600, 1800)}


@FEW
@given(BOARDS)
def test_a_plan_handed_in_again_loses_nobody(orders: list[Order]):
    made = planned_for(situation(orders, CREW))
    again = planned_for(situation(orders, CREW, *(table.trip for table in made.timetables)))
    assert set(carriers(made)) <= set(carriers(again))
    assert again.cost_after <= made.cost_after
