"""Reading the audit trail and proving that nobody touched it."""

from django.db.models import QuerySet

from dodolan.kernel.audit.actions import hash_of
from dodolan.kernel.audit.models import AuditEntry, AuditHead


def newest_first() -> QuerySet[AuditEntry]:
    """The whole trail, last deed first."""
    return AuditEntry.objects.order_by("-number")


def broken_links() -> list[int]:
    """Numbers of the rows that do not follow from the row before them, in order; empty when the chain is whole."""
    broken, number, last = [], 0, ""
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        number += 1
        if entry.number != number or entry.previous_hash != last or entry.hash != hash_of(entry):
            broken.append(entry.number)
        number, last = entry.number, entry.hash
    head = AuditHead.objects.get(id=1)
    if (head.number, head.hash) != (number, last):
        broken.append(head.number)
    return broken
