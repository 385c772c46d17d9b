"""The clock of the delivery benchmark moves couriers by the published rules."""

from collections.abc import Callable
from typing import Any

import pytest

from benchmarks.bench_dispatch import _nearest, _planner
from benchmarks.courier_clock import Answering, CourierClock, Message, Played
from benchmarks.delivery_days import Courier, DeliveryDay, Meal, delivery_day, faster

DAY = DeliveryDay(
    places={"r1": (0, 0), "r2": (3200, 0)},
    couriers=(Courier("c1", (0, 0), 0, 60), Courier("c2", (0, 640), 0, 60)),
    meals=(
        Meal("o1", "r1", (3200, 0), 0, 10),
        Meal("o2", "r1", (3200, 320), 5, 12),
        Meal("o3", "r2", (0, 0), 6, 8),
    ),
)


def play(script: dict[int, dict[str, Any]], heard: dict[int, dict[str, Any]] | None = None) -> Played:
    """The day with a planner that says what it was told to say."""

    def answer(news: dict[str, Any]) -> dict[str, Any]:
        if heard is not None:
            heard[news["t"]] = news
        return script.get(news["t"], {})

    return CourierClock(DAY).play(answer)


def commit(courier: str, *orders: str) -> dict[str, Any]:
    return {"commit": [{"courier": courier, "orders": list(orders)}]}


def test_one_order_by_hand():
    heard: dict[int, dict[str, Any]] = {}
    assert play({0: commit("c1", "o1")}, heard).done == {"o1": (10, 24)}
    assert heard[26]["free"] == [{"courier": "c1", "place": "o1"}]


def test_a_list_changed_in_time_is_picked_up_together():
    assert play({0: commit("c1", "o1"), 5: commit("c1", "o1", "o2")}).done == {"o1": (12, 26), "o2": (12, 31)}


def test_an_order_may_be_given_back():
    script = {0: commit("c1", "o1"), 5: commit("c1", "o2"), 6: commit("c2", "o1")}
    assert play(script).done == {"o2": (12, 27), "o1": (10, 24)}


def test_a_courier_is_told_something_after_a_move_and_not_during_it():
    move = {"move": [{"courier": "c2", "to": "r2"}]}
    played = play({0: move, 6: commit("c2", "o3"), 11: commit("c2", "o3")})
    assert (played.done, played.refused) == ({"o3": (13, 27)}, ["busy"])


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (commit("c1", "o1", "o3"), "more than one restaurant"),
        ({"commit": [{"courier": "c1", "orders": ["o1"]}, {"courier": "c2", "orders": ["o1"]}]}, "order is taken"),
        ({"move": [{"courier": "c1", "to": "r2"}, {"courier": "c1", "to": "r1"}]}, "busy"),
    ],
)
def test_what_the_rules_forbid_is_refused(reply: dict[str, Any], why: str):
    assert play({7: reply}).refused == [why]


def test_no_pickup_after_the_end_of_a_shift():
    assert play({59: commit("c2", "o3")}).refused == ["pickup after off time"]


def test_the_same_seed_is_the_same_day():
    assert delivery_day(3) == delivery_day(3) != delivery_day(4)
    assert faster(delivery_day(3)).metres_per_minute > 426


@pytest.mark.parametrize("planner", [_nearest, _planner])
def test_both_planners_deliver_an_easy_day_by_the_rules(planner: Callable[[Message], Answering]):
    clock = CourierClock(DAY)
    played = clock.play(planner(clock.start()))
    assert (sorted(played.done), played.refused) == (["o1", "o2", "o3"], [])
