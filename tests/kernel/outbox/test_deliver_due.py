"""Events: written with the change, delivered at least once, given up in the end."""

from datetime import timedelta

import pytest

from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import FIRST_PAUSE, MOST_ATTEMPTS, deliver_due, record_event
from dodolan.kernel.outbox.models import Event, EventState
from tests.factories.kinds import an_event
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db


def test_an_event_lives_and_dies_with_its_transaction() -> None:
    with pytest.raises(RuntimeError), write_tx():
        record_event(an_event("test.happened"), at=MORNING)
        raise RuntimeError
    assert not Event.objects.exists()


def test_listeners_hear_once_in_order() -> None:
    heard: list[int] = []
    for number in range(3):
        record_event(an_event("test.happened", "number"), at=MORNING, number=number)
    listeners = {"test.happened": [lambda event: heard.append(event.facts["number"])]}
    assert deliver_due(listeners=listeners, at=MORNING) == 3
    assert deliver_due(listeners=listeners, at=MORNING) == 0
    assert heard == [0, 1, 2]


def test_nobody_listens_is_delivered_too() -> None:
    record_event(an_event("test.unheard"), at=MORNING)
    deliver_due(listeners={}, at=MORNING)
    assert Event.objects.get().state == EventState.DELIVERED


def test_not_before_it_is_due_and_not_more_than_asked() -> None:
    for _ in range(3):
        record_event(an_event("test.happened"), at=MORNING)
    assert deliver_due(listeners={}, at=MORNING - timedelta(seconds=1)) == 0
    assert deliver_due(listeners={}, at=MORNING, most=2) == 2


def test_a_failing_listener_is_asked_again_after_growing_pauses() -> None:
    record_event(an_event("test.happened"), at=MORNING)
    record_event(an_event("test.other"), at=MORNING)

    def fail(event: Event) -> None:
        raise ConnectionError(event.name)

    at = MORNING
    for attempt in range(MOST_ATTEMPTS):
        assert deliver_due(listeners={"test.happened": [fail]}, at=at) == (2 if attempt == 0 else 1)
        event = Event.objects.get(name="test.happened")
        assert event.due_at == at + FIRST_PAUSE * 2**attempt
        at = event.due_at
    assert event.state == EventState.FAILED
    assert event.last_error == "ConnectionError"
    assert Event.objects.get(name="test.other").state == EventState.DELIVERED
    assert deliver_due(listeners={"test.happened": [fail]}, at=at + timedelta(days=9)) == 0


def test_killed_between_sending_and_marking_it_is_sent_again() -> None:
    record_event(an_event("test.happened"), at=MORNING)
    sent: list[str] = []

    def send_then_die(event: Event) -> None:
        sent.append(str(event.pk))
        if len(sent) == 1:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        deliver_due(listeners={"test.happened": [send_then_die]}, at=MORNING)
    deliver_due(listeners={"test.happened": [send_then_die]}, at=MORNING)
    assert len(sent) == 2
    assert Event.objects.get().state == EventState.DELIVERED
