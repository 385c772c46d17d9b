"""Counters of tries."""

from django.db import models

from dodolan.kernel.ids import new_id


class Counter(models.Model):
    """Tries of one subject ("code:+62812...") in the window that began at opened_at."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject = models.CharField(max_length=120)
    opened_at = models.DateTimeField(db_index=True)
    tries = models.IntegerField(default=0)

    class Meta:
        db_table = "kernel_counter"
        constraints = [models.UniqueConstraint(fields=["subject", "opened_at"], name="one_counter_per_window")]

    def __str__(self) -> str:
        return f"{self.subject} {self.tries}"
