"""Reading papers, and checking that none was lost or changed."""

from collections.abc import Iterator
from uuid import UUID

from dodolan.kernel.canonical import digest
from dodolan.services.documents.models import Document, Series
from dodolan.services.documents.values import DocumentKind


def document_of(kind: DocumentKind, subject: UUID) -> Document | None:
    """The paper of a subject, or None."""
    return Document.objects.filter(kind=kind.key, subject=subject).first()


def subjects_with(kind: DocumentKind) -> set[UUID]:
    """Everything that a paper of a kind was given out for."""
    return set(Document.objects.filter(kind=kind.key).values_list("subject", flat=True))


def wrong_papers() -> Iterator[str]:
    """Numbers that nothing was given out under, or twice, and papers whose text is not what was hashed."""
    for series in Series.objects.order_by("series", "year"):
        # Walked in order and not counted: a gap and a number given twice would cancel each other out.
        own = Document.objects.filter(series=series.series, year=series.year).order_by("number")
        expected = 1
        for paper in own.iterator(chunk_size=1000):
            if paper.number != expected or digest(paper.snapshot) != paper.hash:
                yield paper.title
            expected = paper.number + 1
        # The last ones can be missing without leaving a gap.
        if series.last != expected - 1:
            yield str(series)
