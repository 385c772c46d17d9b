"""Applying a file that came in."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.errors import Invalid
from dodolan.kernel.gate import write_tx
from dodolan.services.tables.models import AppliedFile
from dodolan.services.tables.values import Preview


@write_tx()
def apply_once(
    *, kind: str, file: Preview, apply: Callable[[list[dict[str, Any]]], object], by: Actor, at: datetime
) -> bool:
    """Give the rows of a file to apply, all in one transaction; False for a file applied before.

    The same bytes are the same file, whatever it was called; to bring back what a later file changed, change a row.
    Raises Invalid for a file with mistakes, and what apply raises, which takes everything back.
    """
    if file.mistakes:
        raise Invalid("The file has mistakes.", mistakes=len(file.mistakes))
    row = AppliedFile(kind=kind, hash=file.hash, rows=len(file.rows), applied_by=by.name, applied_at=at)
    AppliedFile.objects.bulk_create([row], ignore_conflicts=True)
    # Sent twice at once, the table keeps one; the other waits for its end and finds it.
    if not AppliedFile.objects.filter(pk=row.pk).exists():
        return False
    apply([values for _line, values in file.rows])
    return True
