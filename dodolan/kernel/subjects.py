"""Subjects: what a journal, an account or a row of the trail is about, named and found in one way.

The rule: the kernel holds keys without foreign keys; the room that owns the table says here how a key is named and
found. Entrances: SubjectKind, named, owner_column, found.
"""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import DateField, F, Model, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.functional import Promise

from dodolan.kernel.plugs import plugged

Expression = Any


@dataclass(frozen=True, slots=True)
class Named:
    """A subject as a person knows it; day and handle where its kind has them (handle: what its page's address asks)."""

    name: str
    day: date | None
    handle: str


@dataclass(frozen=True, slots=True)
class SubjectKind:
    """A kind of subject: how its rows are named and found.

    words holds %(name)s: "Shift of %(name)s". name, day and handle are look-ups or expressions over the table; column
    is the field that holds the key. searched are look-ups in which typed words are looked for; code, with reads, is a
    look-up that a typed public number must equal.
    """

    key: str
    words: str | Promise
    table: type[Model]
    name: Expression
    day: str = ""
    handle: Expression = ""
    column: str = "pk"
    searched: tuple[str, ...] = ()
    code: str = ""
    reads: Callable[[str], str | None] | None = None

    def rows(self) -> QuerySet[Any]:
        """All rows, in no order."""
        return QuerySet(self.table).order_by()

    def name_column(self, key: str) -> Subquery:
        """The name behind a key of another statement's row, as a column of it."""
        rows = self.rows().filter(**{self.column: OuterRef(key)})
        return Subquery(rows.annotate(called=_as_expression(self.name)).values("called")[:1])


def named(kind: str, keys: Collection[Any]) -> dict[Any, Named]:
    """The subjects of a kind by key; keys that no row has are left out. One statement, none for no keys.

    An unknown kind names nobody.
    """
    own = plugged(SubjectKind).get(kind)
    if own is None or not keys:
        return {}
    rows = own.rows().filter(**{f"{own.column}__in": set(keys)})
    found = rows.annotate(
        called=_as_expression(own.name),
        on_day=_as_expression(own.day or Value(None, output_field=DateField())),
        by=_as_expression(own.handle or Value("")),
    )
    return {
        key: Named(name or "", day, str(handle)) for key, name, day, handle in
        found.values_list(own.column, "called", "on_day", "by")
    }  # fmt: skip


def owner_column(key: str, kinds: Collection[str]) -> Coalesce:
    """The name behind a key that belongs to a row of one of these kinds; "" where none knows it. No statement."""
    # Keys are unique over all tables, so at most one kind knows it.
    columns = [own.name_column(key) for own in plugged(SubjectKind).values() if own.key in kinds]
    return Coalesce(*columns, Value(""), Value(""))


def found(typed: str) -> Q:
    """Which `subject` is meant by what somebody typed: words in a name, or a public number. No statement."""
    wanted = Q(pk__in=[])
    for own in plugged(SubjectKind).values():
        number = own.reads(typed) if own.reads else None
        if number:
            wanted |= Q(subject__in=own.rows().filter(**{own.code: number}).values("pk"))
        words = Q(pk__in=[])
        for look_up in own.searched:
            words |= Q(**{f"{look_up}__icontains": typed})
        if own.searched:
            wanted |= Q(subject__in=own.rows().filter(words).values("pk"))
    return wanted


def _as_expression(name: Expression) -> Expression:
    return F(name) if isinstance(name, str) else name
