"""Slots of clock jobs that were taken."""

from django.db import models

from dodolan.kernel.ids import new_id


class DueRun(models.Model):
    """One job's slot, taken by one worker."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    job = models.CharField(max_length=60)
    slot = models.DateTimeField()
    taken_at = models.DateTimeField()

    class Meta:
        db_table = "kernel_due_run"
        constraints = [models.UniqueConstraint(fields=["job", "slot"], name="slot_taken_once")]

    def __str__(self) -> str:
        return f"{self.job} {self.slot}"
