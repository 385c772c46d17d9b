"""Reading terms for a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import BigIntegerField, OuterRef, QuerySet, Subquery
from django.db.models import Value as Constant
from django.db.models.functions import Coalesce

from dodolan.kernel.terms.models import TermValue
from dodolan.kernel.terms.values import Term, Value

# A later row of the same day corrects an earlier one; keys grow with time and settle what is left.
NEWEST_FIRST = ("-valid_from", "-set_at", "-id")


@dataclass(frozen=True, slots=True)
class Terms:
    """All terms of a day: terms[TOLERANCE] is the term's value in its own unit."""

    day: date
    numbers: Mapping[str, int]

    def __getitem__(self, term: Term[Value]) -> Value:
        """The value that holds on the day."""
        return term.unit.of(self.number(term))

    def number(self, term: Term[Any]) -> int:
        """The whole number in the table; the default where none was set."""
        return self.numbers.get(term.key, term.default)


def terms_on(day: date) -> Terms:
    """All terms as they hold on a day. One statement and a row for each term that was ever set, however often.

    Read once and handed down; a page or action that needs only one has value_on.
    """
    rows = TermValue.objects.filter(pk=Subquery(_newest(OuterRef("key"), day).values("pk")[:1]))
    return Terms(day, dict(rows.values_list("key", "value")))


def value_on(term: Term[Any], day: date) -> Coalesce:
    """A term's number on a day as a column of any other statement: `.annotate(tolerance_bp=value_on(TOLERANCE, day))`.

    So that who reads a row anyway needs no statement more; the caller applies term.unit.of where it wants the unit.
    """
    newest = Subquery(_newest(term.key, day).values("value")[:1])
    return Coalesce(newest, Constant(term.default), output_field=BigIntegerField())


def _newest(key: str | OuterRef, day: date) -> QuerySet[TermValue]:
    return TermValue.objects.filter(key=key, valid_from__lte=day).order_by(*NEWEST_FIRST)
