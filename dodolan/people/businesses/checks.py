"""Promises about the business register, counted on the live database."""

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.people.businesses.audit import REGISTERED
from dodolan.people.businesses.models import Business


def owners_are_their_trail() -> Finding:
    """A business belongs to whom it was entered for, by the trail: who owns it is who is paid."""
    rows = AuditEntry.objects.filter(action=REGISTERED.key).values_list("subject", "after")
    # Businesses that were entered before owners were told say nothing of theirs.
    told = {business: after["owner"] for business, after in rows.iterator() if "owner" in after}
    there = dict(Business.objects.filter(pk__in=told).values_list("pk", "owner"))
    broken = [business for business, owner in told.items() if str(there.get(business)) != owner]
    return finding("businesses of whom they were entered for", len(told), broken)


CHECKS = (Check("businesses.owners_are_their_trail", owners_are_their_trail),)
