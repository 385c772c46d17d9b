"""A program that asks without end is told to wait; others are not, and sending is counted apart."""

from datetime import timedelta

import pytest

from dodolan.api import reading
from dodolan.kernel.limits.actions import Limit
from dodolan.kernel.limits.models import Counter
from dodolan.kernel.limits.rough import RoughCount
from tests.api.callers import Program, code_of, order_body
from tests.factories.market import make_offer, make_order, make_slot, make_stall

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _three_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "READS", RoughCount(Limit("api-reads", 3, timedelta(minutes=1))))


def from_address(address: str) -> Program:
    """A program on another machine."""
    program = Program()
    program.client.defaults["REMOTE_ADDR"] = address
    return program


@pytest.mark.parametrize("path", ["markets", "markets/x/slots", "markets/x/offers", "search?search=x", "orders/x"])
def test_the_fourth_look_in_a_minute_waits(program: Program, path: str):
    statuses = [program.get(path).status_code for _time in range(3)]
    assert 429 not in statuses
    answer = program.get(path)
    assert code_of(answer) == (429, "limits.too_many")
    # Ten past six is the beginning of a window.
    assert answer["Retry-After"] == "61"
    assert answer.json()["facts"] == {"wait_seconds": 61}


def test_all_looks_count_together_and_others_are_not_stopped(program: Program):
    for path in ("markets", "search?search=cabai", "markets"):
        assert program.get(path).status_code == 200
    assert program.get("markets").status_code == 429
    assert from_address("10.1.2.3").get("markets").status_code == 200


def test_a_look_writes_nothing(program: Program):
    program.get("markets")
    assert not Counter.objects.exists()


def test_ordering_is_counted_apart(program: Program):
    offer, slot = make_offer(make_stall()), make_slot()
    for _time in range(4):
        program.get("markets")
    answer = program.order(order_body(slot, {"offer": str(offer.pk), "steps": 500}))
    assert answer.status_code == 201


def test_cancelling_is_not_stopped_by_looking(program: Program):
    purchase = make_order()
    answers = [program.get(f"orders/{purchase.secret}").status_code for _time in range(4)]
    assert answers == [200, 200, 200, 429]
    assert program.send("POST", f"orders/{purchase.secret}/cancel", b"").status_code == 200


def test_questions_about_health_are_never_refused(program: Program):
    for _time in range(5):
        assert program.client.get("/sehat/").status_code == 200
        assert program.get("openapi.json").status_code == 200
