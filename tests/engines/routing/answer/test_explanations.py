"""A dispatcher is told what moved, what is late and what breaks a rule; of all else nothing is said."""

from typing import Any

import pytest

from dodolan.engines.routing.answer.explanations import explain
from dodolan.engines.routing.model.plan import Reason, Timetable, Why
from dodolan.engines.routing.model.values import Aims, Break, Order, Pin, Runner, State, Trip
from tests.factories.dispatch import HOUR, order, runner, situation, trip

ADI = runner("adi", off=1000, overrun=500)


def table(made: Trip, *arrivals: int, picks: int = 0, departs: int = 0) -> Timetable:
    return Timetable(made, departs, picks, picks, arrivals, max(arrivals, default=picks))


def said(orders: list[Order], *tables: Timetable, crew: tuple[Runner, ...] = (ADI,), **facts: Any) -> list[Reason]:
    before = facts.pop("before", ())
    return list(explain(situation(orders, list(crew), *before, **facts), tables))


def test_what_stays_and_is_in_time_has_no_reason():
    kept = trip("adi", "a")
    assert said([order("a")], table(kept, 600), before=(kept,)) == []


def test_a_new_order_alone_says_when_its_runner_is_there():
    assert said([order("a")], table(trip("adi", "a"), 600, picks=90)) == [Reason(Why.NEW, "a", "adi", seconds=90)]


def test_a_new_order_beside_others_names_the_first_of_them():
    both = trip("adi", "a", "b")
    assert said([order("a"), order("b")], table(both, 600, 700), before=(trip("adi", "a"),)) == [
        Reason(Why.BUNDLED, "b", "adi", "a")
    ]


def test_an_order_that_changes_hands_names_both():
    moved = said([order("a")], table(trip("adi", "a"), 600), before=(trip("budi", "a"),))
    assert moved == [Reason(Why.MOVED, "a", "adi", "budi")]


@pytest.mark.parametrize(
    ("facts", "arrival", "reasons"),
    [
        ({"latest": 600}, 600, []),
        ({"latest": 599}, 600, [(Why.LATE, 1)]),
        ({"latest": 99}, 600, [(Why.WINDOW_PAST, 501)]),
        ({"latest": 100}, 600, [(Why.LATE, 500)]),
        ({"latest": 300, "ready": 301}, 600, [(Why.WINDOW_TOO_SHORT, 300)]),
        ({"latest": 300, "ready": 200, "hand_seconds": 101}, 600, [(Why.WINDOW_TOO_SHORT, 300)]),
        ({"latest": 300, "ready": 200, "hand_seconds": 100}, 600, [(Why.LATE, 300)]),
        ({"earliest": 500, "latest": 400}, 600, [(Why.WINDOW_REVERSED, 0)]),
        ({"promised": 0}, 900, []),
        ({"promised": 0}, 901, [(Why.PROMISE_MOVED, 901)]),
        ({"promised": 1501}, 600, [(Why.PROMISE_MOVED, -901)]),
        ({"promised": 0, "latest": 600}, 1000, [(Why.LATE, 400), (Why.PROMISE_MOVED, 1000)]),
    ],
)
def test_times_are_flagged_to_the_second(facts: dict[str, Any], arrival: int, reasons: list[tuple[Why, int]]):
    kept = trip("adi", "a")
    found = said([order("a", **facts)], table(kept, arrival), before=(kept,), now=100)
    assert [(one.why, one.seconds) for one in found] == reasons


def test_the_slack_of_a_promise_is_the_markets():
    kept = trip("adi", "a")
    strict = said([order("a", promised=0)], table(kept, 61), before=(kept,), aims=Aims(promise_slack=60))
    assert [one.why for one in strict] == [Why.PROMISE_MOVED]


@pytest.mark.parametrize(
    ("state", "picks", "arrival", "flagged"),
    [
        (State.PICKING, 1000, 1500, False),
        (State.PICKING, 1001, 1200, True),
        (State.PICKING, 900, 1501, True),
        (State.OUT, 1400, 1500, False),
        (State.OUT, 1400, 1501, True),
    ],
)
def test_after_the_shift_only_doors_within_the_overrun_go_unsaid(
    state: State, picks: int, arrival: int, *, flagged: bool
):
    begun = trip("adi", "a", state=state)
    found = said([order("a")], table(begun, arrival, picks=picks), before=(begun,))
    assert found == ([Reason(Why.AFTER_SHIFT, runner="adi", seconds=max(picks, arrival) - 1000)] if flagged else [])


@pytest.mark.parametrize(("pause", "flagged"), [((600, 700), False), ((599, 700), True), ((0, 100), False)])
def test_a_break_begins_when_the_trip_ends_and_not_before(pause: tuple[int, int], *, flagged: bool):
    begun = trip("adi", "a", state=State.OUT)
    paused = runner("adi", breaks=(Break(*pause),))
    found = said([order("a")], table(begun, 600, departs=100), crew=(paused,), before=(begun,))
    assert [one.why for one in found] == ([Why.DURING_BREAK] if flagged else [])


@pytest.mark.parametrize(
    ("pin", "broken"),
    [
        (Pin("b", "adi"), False),
        (Pin("b", "adi", 1), False),
        (Pin("b", "adi", 9), False),
        (Pin("b", "adi", 0), True),
        (Pin("b", "budi"), True),
    ],
)
def test_a_pin_not_kept_is_said_with_who_carries_instead(pin: Pin, *, broken: bool):
    kept = trip("adi", "a", "b")
    found = said([order("a"), order("b")], table(kept, 10, 20), before=(kept,), pins=(pin,))
    assert found == ([Reason(Why.PIN_IMPOSSIBLE, "b", pin.runner, "adi")] if broken else [])


def test_goods_on_board_that_were_cancelled_are_passed_over():
    out = trip("adi", "gone", "a", state=State.OUT)
    found = said([order("a", latest=500)], table(out, 600), before=(out,))
    assert found == [Reason(Why.LATE, "a", "adi", seconds=100)]


def test_reasons_come_in_the_sequence_of_the_day():
    first, second = trip("adi", "b"), trip("adi", "a")
    found = said([order("a"), order("b")], table(first, 10), table(second, 20))
    assert [one.order for one in found] == ["b", "a"]
    assert found[0].seconds < HOUR
