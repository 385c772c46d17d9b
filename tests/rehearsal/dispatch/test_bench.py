"""The benchmark's talk: what is answered to each line, and that nothing strange in it ends the day."""

import json
from io import StringIO
from typing import Any

import pytest

from rehearsal.dispatch import dispatch_bench
from rehearsal.dispatch.bench import Talk

START: dict[str, Any] = {
    "start": True,
    "metres_per_minute": 320,
    "pickup_minutes": 4,
    "dropoff_minutes": 4,
    "target_minutes": 40,
    "update_minutes": 1,
    "last_minute": 60,
    "restaurants": [{"id": "r1", "at": [0, 0]}, {"id": "r2", "at": [3200, 0]}],
    "couriers": [{"id": "c1", "at": [0, 0], "on": 0, "off": 60}],
}
O1 = {"id": "o1", "placed": 0, "pickup": "r1", "drop": [3200, 0], "ready": 10}
O2 = {"id": "o2", "placed": 5, "pickup": "r1", "drop": [3200, 320], "ready": 12}


def line(minute: int, **news: Any) -> dict[str, Any]:
    """A line of the clock in which only that happened."""
    return {"t": minute, "orders": [], "free": [], "picked": [], "dropped": [], "refused": []} | news


def opened(**facts: Any) -> Talk:
    return Talk(START | facts)


def free(courier: str, place: str) -> dict[str, str]:
    return {"courier": courier, "place": place}


def test_nothing_to_do_is_an_empty_object():
    assert opened().answer(line(0, free=[free("c1", "c1")])) == {}


def test_a_courier_is_told_when_leaving_matters_and_not_before():
    talk = opened()
    assert talk.answer(line(0, orders=[O1], free=[free("c1", "c1")])) == {}
    assert [talk.answer(line(minute)) for minute in range(1, 8)] == [{}] * 7
    # Two minutes to park: arriving at 8 is just in time for 10.
    assert talk.answer(line(8)) == {"commit": [{"courier": "c1", "orders": ["o1"]}]}


def test_with_a_line_every_five_minutes_they_are_told_at_the_last_one_before():
    talk = opened(update_minutes=5)
    assert talk.answer(line(0, orders=[O1], free=[free("c1", "c1")])) == {}
    assert talk.answer(line(5)) == {"commit": [{"courier": "c1", "orders": ["o1"]}]}


def test_nobody_is_told_before_the_shift_begins():
    talk = opened(update_minutes=5, couriers=[{"id": "c1", "at": [0, 0], "on": 7, "off": 60}])
    assert talk.answer(line(5, orders=[O1])) == {}
    assert "commit" in talk.answer(line(10, free=[free("c1", "c1")]))


def test_a_list_is_changed_until_it_is_picked_up():
    talk = opened(couriers=[{"id": "c1", "at": [0, 3200], "on": 0, "off": 60}])
    assert talk.answer(line(0, orders=[O1 | {"ready": 5}], free=[free("c1", "c1")]))["commit"]
    assert talk.answer(line(1, orders=[O2])) == {"commit": [{"courier": "c1", "orders": ["o1", "o2"]}]}
    assert talk.answer(line(2)) == {}


def test_what_is_picked_up_is_left_alone_and_the_next_trip_starts_from_its_last_door():
    talk = opened()
    talk.answer(line(8, orders=[O1], free=[free("c1", "c1")]))
    third = {"id": "o3", "placed": 10, "pickup": "r2", "drop": [0, 0], "ready": 20}
    assert talk.answer(line(10, picked=["o1"], orders=[third])) == {}
    assert talk.answer(line(24, dropped=["o1"])) == {}
    assert talk.answer(line(26, free=[free("c1", "o1")])) == {"commit": [{"courier": "c1", "orders": ["o3"]}]}


def test_no_pickup_after_the_end_of_the_shift_is_asked_for():
    talk = opened()
    assert talk.answer(line(50, orders=[O1 | {"placed": 50, "ready": 61}], free=[free("c1", "c1")])) == {}
    assert [talk.answer(line(minute)) for minute in range(51, 61)] == [{}] * 10


def test_an_idle_courier_is_sent_to_where_orders_come_from():
    talk = opened(
        couriers=[{"id": "c1", "at": [0, 0], "on": 0, "off": 60}, {"id": "c2", "at": [1600, 0], "on": 0, "off": 60}]
    )
    many = [O1 | {"id": f"p{number}", "pickup": "r2", "ready": 1} for number in range(4)]
    talk.answer(line(0, orders=many, free=[free("c1", "c1")]))
    answer = talk.answer(line(1, free=[free("c2", "c2")]))
    assert answer["move"] == [{"courier": "c2", "to": "r2"}]
    assert "move" not in talk.answer(line(2))


def test_a_refused_commit_is_taken_back_and_tried_again():
    talk = opened()
    said = talk.answer(line(8, orders=[O1], free=[free("c1", "c1")]))["commit"]
    assert talk.answer(line(9, refused=[said[0] | {"why": "busy"}])) == {"commit": said}


@pytest.mark.parametrize("refused", [{"courier": "c1", "to": "r1", "why": "busy"}, {"courier": "c9", "orders": ["o1"]}])
def test_a_refusal_of_something_never_said_changes_nothing(refused: dict[str, Any]):
    assert opened().answer(line(3, refused=[refused])) == {}


def test_strange_ids_and_unknown_keys_are_taken_as_they_come():
    shop, courier = {"id": "c1", "at": [0.5, 0], "stars": 5}, {"id": "o1", "at": [0, 0], "on": 0, "off": 60, "age": 3}
    talk = opened(restaurants=[shop], couriers=[courier], weather="rain")
    order = O1 | {"pickup": "c1", "ready": 0, "note": "spicy"}
    answer = talk.answer(line(0, orders=[order], free=[free("o1", "o1")], mood="good"))
    assert answer == {"commit": [{"courier": "o1", "orders": ["o1"]}]}


def test_the_same_talk_gets_the_same_answers():
    def answers() -> list[dict[str, Any]]:
        talk = opened()
        return [talk.answer(line(minute, orders=[O1, O2] if minute == 5 else [])) for minute in range(20)]

    assert answers() == answers()


def test_the_command_answers_line_by_line_until_the_end():
    said = [START, line(8, orders=[O1], free=[free("c1", "c1")]), {"end": True}, line(9)]
    out = StringIO()
    assert dispatch_bench.main([], StringIO("".join(json.dumps(message) + "\n" for message in said)), out) == 0
    assert [json.loads(text) for text in out.getvalue().splitlines()] == [
        {"ready": True},
        {"commit": [{"courier": "c1", "orders": ["o1"]}]},
    ]


@pytest.mark.parametrize("odd", ["nonsense", "[]", "{}", '"start"', "null"])
def test_a_line_of_another_talk_ends_it_with_a_sentence(odd: str, capsys: pytest.CaptureFixture[str]):
    assert dispatch_bench.main([], StringIO(odd + "\n"), StringIO()) == 2
    assert capsys.readouterr().err.startswith("dodolan: This line is not of the talk")
