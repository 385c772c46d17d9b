"""Laws of the outbox: nothing is lost, nothing blocks, a service that is down is knocked at ever more seldom."""

from collections import Counter
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dodolan.kernel.outbox.actions import FIRST_PAUSE, MOST_ATTEMPTS, deliver_due, record_event
from dodolan.kernel.outbox.models import Event, EventState
from dodolan.kernel.outbox.queries import FailedEvents, failed_events
from tests.factories.kinds import an_event
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db
FEW = settings(max_examples=20, deadline=None, suppress_health_check=list(HealthCheck))


class Service:
    """Something far away that is down for its first so many calls."""

    def __init__(self, down: int) -> None:
        self.down = down
        self.calls = 0
        self.heard: Counter[int] = Counter()

    def __call__(self, event: Event) -> None:
        self.calls += 1
        if self.calls <= self.down:
            raise ConnectionError
        self.heard[event.facts["number"]] += 1


def send(count: int, name: str = "usual") -> None:
    """So many events at once."""
    for number in range(count):
        record_event(an_event(name, "number"), at=MORNING, number=number)


def go_on(listener: Callable[[Event], None], *, name: str = "usual") -> int:
    """Deliver whenever something is due, until nothing waits; returns how many rounds it took."""
    at, rounds = MORNING, 0
    while Event.objects.filter(state=EventState.WAITING).exists():
        at = max(at, Event.objects.filter(state=EventState.WAITING).earliest("due_at").due_at)
        deliver_due(listeners={name: [listener]}, at=at)
        rounds += 1
        assert rounds < 500
    return rounds


@FEW
@given(count=st.integers(0, 6), down=st.integers(0, MOST_ATTEMPTS - 1))
def test_whatever_is_down_for_a_while_every_event_arrives_once(count: int, down: int):
    with transaction.atomic():
        service = Service(down)
        send(count)
        go_on(service)
        assert service.heard == Counter(range(count))
        assert service.calls == count + (min(down, service.calls) if count else 0)
        assert not failed_events()
        transaction.set_rollback(True)


@FEW
@given(count=st.integers(1, 4))
def test_what_never_comes_back_is_given_up_after_so_many_tries(count: int):
    with transaction.atomic():
        service = Service(10**9)
        send(count)
        go_on(service)
        assert service.calls == count * MOST_ATTEMPTS
        assert failed_events() == [FailedEvents("usual", count, MORNING)]
        assert set(Event.objects.values_list("attempts", "last_error")) == {(MOST_ATTEMPTS, "ConnectionError")}
        transaction.set_rollback(True)


def test_pauses_double():
    send(1)
    at, pauses = MORNING, []
    for _try in range(MOST_ATTEMPTS - 1):
        deliver_due(listeners={"usual": [Service(10**9)]}, at=at)
        due = Event.objects.get().due_at
        pauses.append(due - at)
        # A moment before it is due nothing is tried.
        assert deliver_due(listeners={"usual": [Service(0)]}, at=due - timedelta(microseconds=1)) == 0
        at = due
    assert pauses == [FIRST_PAUSE * 2**step for step in range(MOST_ATTEMPTS - 1)]
    assert timedelta(hours=2) < sum(pauses, timedelta()) < timedelta(hours=4)


def test_one_that_is_down_does_not_hold_up_the_others():
    send(2, "broken")
    send(3, "usual")
    service = Service(0)
    assert deliver_due(listeners={"broken": [Service(10**9)], "usual": [service]}, at=MORNING) == 5
    assert service.heard == Counter(range(3))
    assert Event.objects.filter(state=EventState.WAITING, name="broken").count() == 2


def test_two_listeners_of_one_event_are_asked_again_together():
    """Delivered at least once: a listener that heard it may hear it again, because the other did not."""
    send(1)
    first, second = Service(0), Service(1)
    listeners = {"usual": [first, second]}
    deliver_due(listeners=listeners, at=MORNING)
    deliver_due(listeners=listeners, at=MORNING + FIRST_PAUSE)
    assert (first.heard, second.heard) == (Counter({0: 2}), Counter({0: 1}))
    assert Event.objects.get().state == EventState.DELIVERED


def test_what_was_given_up_is_counted_by_name_with_its_first_day():
    for minute, name in ((5, "b"), (1, "a"), (3, "b")):
        record_event(an_event(name), at=MORNING + timedelta(minutes=minute))
    record_event(an_event("c"), at=MORNING)
    Event.objects.exclude(name="c").update(state=EventState.FAILED)
    assert failed_events() == [
        FailedEvents("a", 1, MORNING + timedelta(minutes=1)),
        FailedEvents("b", 2, MORNING + timedelta(minutes=3)),
    ]
