"""Events and how far their delivery got."""

from django.db import models

from dodolan.kernel.ids import new_id


class EventState(models.TextChoices):
    """Waiting to be delivered, delivered to all listeners, or given up after MOST_ATTEMPTS."""

    WAITING = "waiting"
    DELIVERED = "delivered"
    FAILED = "failed"


class Event(models.Model):
    """Something that happened: a name like "ordering.placed" and plain JSON facts."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    name = models.CharField(max_length=60)
    # Ids and numbers only: an event is kept for ever, a name or an address must not be.
    facts = models.JSONField()
    occurred_at = models.DateTimeField()
    day = models.DateField()
    state = models.CharField(max_length=10, choices=EventState.choices, default=EventState.WAITING)
    attempts = models.SmallIntegerField(default=0)
    due_at = models.DateTimeField()
    last_error = models.CharField(max_length=200, blank=True)

    class Meta:
        db_table = "kernel_event"
        # Only what waits is indexed; the delivered millions cost the worker nothing.
        indexes = [
            models.Index(fields=["due_at", "id"], name="event_waiting", condition=models.Q(state=EventState.WAITING))
        ]

    def __str__(self) -> str:
        return f"{self.name} {self.id}"
