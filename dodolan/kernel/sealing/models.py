"""What shows that a key is the right one."""

from django.db import models


class KeyProof(models.Model):
    """One row: a text everybody knows, sealed with this instance's key. Only that key opens it."""

    id = models.SmallIntegerField(primary_key=True, default=1, editable=False)
    sealed = models.TextField()

    class Meta:
        db_table = "kernel_key_proof"
        constraints = [models.CheckConstraint(name="one_key_proof", condition=models.Q(id=1))]

    def __str__(self) -> str:
        return f"{self.pk}"
