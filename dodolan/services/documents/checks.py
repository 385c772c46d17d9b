"""Promises about papers."""

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.services.documents.models import Document
from dodolan.services.documents.queries import wrong_papers


def papers_are_whole() -> Finding:
    """Numbers follow each other in every series and year, and each paper says what it said."""
    return finding("papers numbered without gaps, as they were", Document.objects.count(), wrong_papers())


CHECKS = (Check("documents.papers_are_whole", papers_are_whole),)
