"""Promises about what leaves, counted on the live database."""

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.outbox.models import Event, EventState


def mail_goes_out() -> Finding:
    """No event was given up."""
    failed = Event.objects.filter(state=EventState.FAILED).values_list("pk", flat=True)
    return finding("no event given up", Event.objects.count(), failed)


CHECKS = (Check("outbox.mail_goes_out", mail_goes_out),)
