"""Giving out papers."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError
from django.db.models import F

from dodolan.kernel.canonical import canonical, digest
from dodolan.kernel.clock import day_of
from dodolan.kernel.gate import write_tx
from dodolan.services.documents.models import Document, Series
from dodolan.services.documents.values import DocumentKind


@write_tx()
def issue(*, kind: DocumentKind, subject: UUID, facts: Mapping[str, Any], at: datetime) -> Document:
    """The paper of a subject, given out now; asked again, the one of the first time, whatever facts say.

    facts are plain values as for canonical. Numbers have no gap: a number and its paper are one transaction, and who
    asks for the next number waits until it is over.
    """
    known = Document.objects.filter(kind=kind.key, subject=subject).first()
    if known is not None:
        return known
    text, year = canonical(facts), day_of(at).year
    try:
        # Taken back together: of two who press at once, the second finds the paper and leaves the number.
        with write_tx():
            return Document.objects.create(
                kind=kind.key,
                series=kind.series,
                year=year,
                number=_next_number(kind.series, year),
                subject=subject,
                snapshot=text,
                hash=digest(text),
                issued_at=at,
            )
    except IntegrityError:
        return Document.objects.get(kind=kind.key, subject=subject)


def _next_number(series: str, year: int) -> int:
    Series.objects.bulk_create([Series(series=series, year=year)], ignore_conflicts=True)
    own = Series.objects.filter(series=series, year=year)
    # The UPDATE takes the row's lock, so the number read after it belongs to nobody else.
    own.update(last=F("last") + 1)
    return own.get().last
