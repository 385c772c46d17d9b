"""Documents and the series that number them."""

import json
from typing import Any

from django.db import models

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id


class Series(models.Model):
    """The last number given out in a series and year."""

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    series = models.CharField(max_length=8)
    year = models.SmallIntegerField()
    last = models.IntegerField(default=0)

    class Meta:
        db_table = "services_document_series"
        constraints = [models.UniqueConstraint(fields=["series", "year"], name="one_series_a_year")]

    def __str__(self) -> str:
        return f"{self.series}/{self.year}/{self.last}"


class Document(OnlyGrows):
    """A paper given out once for a subject. Append-only.

    snapshot is canonical JSON, hash its SHA-256 in hex; number counts from 1 in its series and year (WIB).
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    kind = models.CharField(max_length=60)
    series = models.CharField(max_length=8)
    year = models.SmallIntegerField()
    number = models.IntegerField()
    subject = models.UUIDField()
    # Text and not a JSON column: the database must not write it in its own way, or the hash would lie.
    snapshot = models.TextField()
    hash = models.CharField(max_length=64)
    issued_at = models.DateTimeField()

    class Meta:
        db_table = "services_document"
        constraints = [
            models.UniqueConstraint(fields=["series", "year", "number"], name="one_document_of_a_number"),
            models.UniqueConstraint(fields=["kind", "subject"], name="one_document_of_a_kind"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """The number as it is printed: series, year and number."""
        return f"{self.series}/{self.year}/{self.number:06d}"

    @property
    def facts(self) -> dict[str, Any]:
        """What the paper says."""
        return dict(json.loads(self.snapshot))
