"""Promises about the trail, counted on the live database."""

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.audit.queries import broken_links
from dodolan.kernel.checks import Check, Finding, finding


def trail_is_whole() -> Finding:
    """No row of the audit trail was changed, added or taken out behind its back."""
    return finding("audit trail unbroken", AuditEntry.objects.count(), broken_links())


CHECKS = (Check("audit.trail_is_whole", trail_is_whole),)
