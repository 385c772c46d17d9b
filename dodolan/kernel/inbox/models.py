"""Messages as they came."""

from django.db import models

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id


class Message(OnlyGrows):
    """What a provider sent, word for word, and when we were done with it."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    provider = models.CharField(max_length=40)
    event_id = models.CharField(max_length=200)
    # Word for word, as signed: what is taken apart and put together again no longer matches its signature.
    body = models.TextField()
    received_at = models.DateTimeField()

    class Meta:
        db_table = "kernel_message"
        constraints = [models.UniqueConstraint(fields=["provider", "event_id"], name="message_kept_once")]

    def __str__(self) -> str:
        return f"{self.provider} {self.event_id}"
