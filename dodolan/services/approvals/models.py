"""Signatures."""

from django.db import models

from dodolan.kernel.growing.rows import OnlyGrows
from dodolan.kernel.ids import new_id
from dodolan.people.accounts.models import User


class Signature(OnlyGrows):
    """A person's name under what a thing said. Append-only.

    snapshot is the canonical JSON that was signed, hash its SHA-256 in hex, right the key of the right it was signed
    in.
    """

    id = models.UUIDField(primary_key=True, default=new_id, editable=False)
    subject_kind = models.CharField(max_length=30)
    subject = models.UUIDField()
    right = models.CharField(max_length=60)
    # Kept beside its hash: years later somebody asks what it was that was signed.
    snapshot = models.TextField()
    hash = models.CharField(max_length=64)
    signer = models.ForeignKey(User, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "services_signature"
        indexes = [models.Index(fields=["subject", "hash"], name="signature_by_subject")]
        # Whatever the right: one person who may propose and approve is still one person.
        constraints = [models.UniqueConstraint(fields=["hash", "signer"], name="nobody_signs_twice")]

    def __str__(self) -> str:
        return f"{self.right} {self.subject}"
