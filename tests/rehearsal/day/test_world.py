"""What everybody in the simulated day shares: an agenda in order of time, dice by question, and an honest tally."""

from datetime import time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.clock import at_wib
from rehearsal.day.pages import Page
from rehearsal.day.stage import Clock
from rehearsal.day.world import SATURDAY, World


def world(seed: int = 1) -> World:
    """A day that nobody plays yet."""
    return World(seed, Clock(), 80)


def page(status: int) -> Page:
    """An answer with nothing on it."""
    return Page(status, "/x/", "", [], {})


@given(st.lists(st.tuples(st.integers(4, 20), st.integers(0, 59)), max_size=40))
def test_actions_are_done_in_order_of_time(times: list[tuple[int, int]]):
    day, done = world(), []
    for hour, minute in times:
        day.plan(hour, minute, lambda: done.append(day.clock()))
    day.run()
    assert done == sorted(at_wib(SATURDAY, time(hour, minute)) for hour, minute in times)


def test_actions_of_one_minute_are_done_as_they_were_planned():
    day, done = world(), []
    for name in "cab":
        day.plan(7, 30, lambda name=name: done.append(name))
    day.run()
    assert done == ["c", "a", "b"]


def test_a_action_may_plan_another_for_later():
    day, done = world(), []

    def first() -> None:
        day.later(10, lambda: done.append(("second", day.clock())))

    day.plan(8, 0, first)
    day.plan(8, 5, lambda: done.append(("between", day.clock())))
    day.run()
    eight = at_wib(SATURDAY, time(8))
    assert done == [("between", eight + timedelta(minutes=5)), ("second", eight + timedelta(minutes=10))]


@given(seed=st.integers(), question=st.tuples(st.text(max_size=5), st.integers()))
def test_the_same_question_gets_the_same_dice_whatever_was_asked_before(seed: int, question: tuple[str, int]):
    first, second = world(seed), world(seed)
    second.dice("something else", 5).random()
    assert first.dice(*question).random() == second.dice(*question).random()


def test_other_questions_and_other_seeds_get_other_dice():
    rolls = {
        world(seed).dice(*question).random() for seed in (1, 2) for question in (("buyer", 1), ("buyer", 2), ("pin", 1))
    }
    assert len(rolls) == 6


def test_what_went_well_and_what_was_refused_are_counted_apart():
    day = world()
    answers = [day.note("ordered", page(status)) for status in (200, 302, 409, 409, 422)]
    assert answers == [True, True, False, False, False]
    assert day.tally == {"ordered": 2, "ordered: refused 409": 2, "ordered: refused 422": 1}


@pytest.mark.parametrize("status", [500, 502, 503])
def test_a_server_error_ends_the_day(status: int):
    with pytest.raises(RuntimeError, match=f"ordered: {status} at /x/"):
        world().note("ordered", page(status))


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(1, 3_000)), min_size=2, max_size=50, unique=True))
def test_every_phone_has_an_address_of_its_own_on_this_machine(who: list[tuple[int, int]]):
    addresses = [world().visitor(circle, number).address for circle, number in who]
    assert len(set(addresses)) == len(addresses)
    for address in addresses:
        first, *rest = map(int, address.split("."))
        assert first == 127
        assert all(0 <= part <= 255 for part in rest)
