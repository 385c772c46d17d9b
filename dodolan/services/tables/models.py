"""Files that were applied."""

from django.db import models

from dodolan.kernel.ids import new_id


class AppliedFile(models.Model):
    """A file whose rows are in the tables of its room; hash is the SHA-256 of its bytes in hex."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    hash = models.CharField(max_length=64)
    rows = models.IntegerField()
    applied_by = models.CharField(max_length=120)
    applied_at = models.DateTimeField()

    class Meta:
        db_table = "services_applied_file"
        constraints = [models.UniqueConstraint(fields=["kind", "hash"], name="file_applied_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.hash[:8]}"
