"""Promises about what leaves, counted on the live database."""

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.outbox.models import Event, EventState


def events_go_out() -> Finding:
    """No event was given up."""
    failed = Event.objects.filter(state=EventState.FAILED).values_list("pk", flat=True)
    return finding("no event given up", Event.objects.count(), failed)


CHECKS = (Check("outbox.events_go_out", events_go_out),)
