"""Keys of requests that were answered."""

from django.db import models

from dodolan.kernel.ids import new_id


class IdempotencyKey(models.Model):
    """One answered request: who asked what with which key, and the answer."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    actor = models.CharField(max_length=64)
    route = models.CharField(max_length=64)
    key = models.CharField(max_length=255)
    # Of the whole request: the same key with another order behind it is a mistake worth telling.
    fingerprint = models.CharField(max_length=64)
    answer = models.JSONField(default=dict)
    answered_at = models.DateTimeField(db_index=True)

    class Meta:
        db_table = "kernel_idempotency_key"
        constraints = [models.UniqueConstraint(fields=["actor", "route", "key"], name="request_answered_once")]

    def __str__(self) -> str:
        return f"{self.route} {self.key}"
