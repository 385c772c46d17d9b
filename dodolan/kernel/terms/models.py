"""The values that a city gave its terms."""

from django.db import models

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id


class TermValue(OnlyGrows):
    """From valid_from on a term is this number, until a row with a later day, or a later row of the same day.

    Append-only: what held on a day of the past can be read for ever.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    key = models.CharField(max_length=60)
    value = models.BigIntegerField()
    valid_from = models.DateField()
    set_at = models.DateTimeField()
    # No foreign key: the kernel lies below those who have accounts. Empty is the system itself.
    by = models.UUIDField(null=True)

    class Meta:
        db_table = "kernel_term_value"
        # Read from its newest end: one step in the index for each term.
        indexes = [models.Index(fields=["key", "-valid_from", "-set_at", "-id"], name="term_by_day")]

    def __str__(self) -> str:
        return f"{self.key} {self.value} from {self.valid_from}"
