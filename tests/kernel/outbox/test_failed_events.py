"""Events that a person must look at."""

from datetime import timedelta

import pytest

from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.outbox.models import Event, EventState
from dodolan.kernel.outbox.queries import FailedEvents, failed_events
from tests.factories.kinds import an_event
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db


def test_only_those_given_up_by_name_with_the_first():
    for name, hours in (("b", 3), ("a", 2), ("a", 1), ("c", 0)):
        record_event(an_event(name), at=MORNING + timedelta(hours=hours))
    assert failed_events() == []
    Event.objects.exclude(name="c").update(state=EventState.FAILED)
    assert failed_events() == [
        FailedEvents("a", 2, MORNING + timedelta(hours=1)),
        FailedEvents("b", 1, MORNING + timedelta(hours=3)),
    ]
