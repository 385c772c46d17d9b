"""Reading the audit trail and proving that nobody touched it."""

from uuid import UUID

from django.db.models import Q, QuerySet

from dodolan.kernel.audit.actions import hash_of
from dodolan.kernel.audit.models import AuditEntry, AuditHead
from dodolan.kernel.audit.sealed_head import seal_of
from dodolan.kernel.subjects import found


def newest_first(*, action: str = "", subject: UUID | None = None) -> QuerySet[AuditEntry]:
    """The trail, last action first; of one kind of action or about one subject, if given."""
    trail = AuditEntry.objects.order_by("-number")
    if action:
        trail = trail.filter(action=action)
    return trail.filter(subject=subject) if subject else trail


def nothing() -> QuerySet[AuditEntry]:
    """No action, for a filter that cannot be read. No statement."""
    return AuditEntry.objects.none()


def about(actions: QuerySet[AuditEntry], typed: str) -> QuerySet[AuditEntry]:
    """The actions about what was typed, and those of a person of that name; typed may be a key. No statement yet."""
    try:
        return actions.filter(subject=UUID(typed))
    except ValueError:
        return actions.filter(found(typed) | Q(actor_name__icontains=typed))


def kinds_of_actions() -> list[str]:
    """The names of all actions ever done, in order. One statement."""
    return list(AuditEntry.objects.order_by("action").values_list("action", flat=True).distinct())


def broken_links() -> list[int]:
    """Numbers of the rows that do not follow from the row before them, in order; empty when the chain is whole.

    The head is told by its number: it names the last row, and its seal is that of this instance.
    """
    broken, number, last = [], 0, ""
    # The trail of years does not fit into memory at once.
    for entry in AuditEntry.objects.order_by("number").iterator(chunk_size=2000):
        number += 1
        if entry.number != number or entry.previous_hash != last or entry.hash != hash_of(entry):
            broken.append(entry.number)
        number, last = entry.number, entry.hash
    # Without the head, rows cut off at the end would go unnoticed.
    head = AuditHead.objects.get(id=1)
    if (head.number, head.hash, head.seal) != (number, last, seal_of(number, last)):
        broken.append(head.number)
    return broken
