"""Reading events that a person must look at."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Min

from dodolan.kernel.outbox.models import Event, EventState


@dataclass(frozen=True, slots=True)
class FailedEvents:
    """How many events of one name were given up, and when the first of them happened."""

    name: str
    count: int
    since: datetime


def failed_events() -> list[FailedEvents]:
    """Events given up after all attempts, by name. One statement."""
    # By name, since a broken line to a service fails hundreds at once and is one thing to mend.
    rows = Event.objects.filter(state=EventState.FAILED).values_list("name")
    return [FailedEvents(*row) for row in rows.annotate(Count("pk"), Min("occurred_at")).order_by("name")]
