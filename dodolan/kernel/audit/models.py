"""Audit rows, and the head of the chain they form."""

from django.db import models

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id


class AuditEntry(OnlyGrows):
    """One action. hash covers all other columns and the hash before it, so a changed row breaks the chain."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    # Without gaps, so that a row taken out leaves a hole that can be seen.
    number = models.BigIntegerField(unique=True)
    at = models.DateTimeField()
    actor = models.UUIDField(null=True)
    # Kept as it was: a name that changes later must not rewrite who did it then.
    actor_name = models.CharField(max_length=120)
    action = models.CharField(max_length=60, db_index=True)
    subject_kind = models.CharField(max_length=40)
    subject = models.UUIDField(db_index=True)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    request_id = models.CharField(max_length=40, blank=True)
    previous_hash = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        db_table = "kernel_audit_entry"

    def __str__(self) -> str:
        return f"{self.number} {self.action}"


class AuditHead(models.Model):
    """The one row that says where the chain ends; taking it makes writers of the trail queue.

    seal is a keyed hash of number and hash (sealed_head.seal_of).
    """

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    number = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")
    # Who can write the tables can hash the whole chain anew; only who has the instance's key can seal its end.
    seal = models.CharField(max_length=64, default="")

    class Meta:
        db_table = "kernel_audit_head"
        constraints = [models.CheckConstraint(name="one_audit_head", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:8]}"
