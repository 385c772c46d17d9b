"""Setting terms. The audit row is the caller's, who has words for the action."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any
from uuid import UUID

from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Invalid, OutOfBounds
from dodolan.kernel.gate import write_tx
from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.queries import Terms, terms_on
from dodolan.kernel.terms.values import Term


@write_tx()
def set_terms(
    *, numbers: Mapping[Term[Any], int], by: UUID | None, at: datetime, valid_from: date | None = None
) -> Terms:
    """From a day on (default: that of at) these terms are these numbers, all or none; returns what held before.

    by is the account that decided, None for the system. A number that would hold anyway leaves no row. Raises Invalid
    with the facts `field` (the term's key, or "valid_from"), `least` and `most` for a number out of bounds, and for a
    day that is over: what was done under the old value stays as it was done.
    """
    for term, number in numbers.items():
        if not term.allows(number):
            why = f"{term.key} is {term.least} to {term.most}, got {number}."
            raise OutOfBounds(why, field=term.key, least=term.least, most=term.most)
    first = valid_from or day_of(at)
    if first < day_of(at):
        raise Invalid(f"{first} is over.", field="valid_from")
    before = terms_on(first)
    # Said again it is no change, and the table would fill with rows that say nothing.
    TermValue.objects.bulk_create(
        TermValue(key=term.key, value=number, valid_from=first, set_at=at, by=by)
        for term, number in numbers.items()
        if before.number(term) != number
    )
    return before
