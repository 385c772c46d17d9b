"""Moving a thing, or refusing to. All of it inside the caller's write_tx."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet

from dodolan.kernel.claims.actions import claim_all, claimed
from dodolan.kernel.states.tables import Row, State, Table


def move(table: Table[Row, State], row: Row, name: str, /, *, again: State | None = None, **values: Any) -> bool:
    """Write values into the row if it stands where the named move starts; True if it did.

    again: a state in which the move was made before. There it is no mistake to ask once more: nothing is written and
    the answer is False. Elsewhere the table's refusal is raised. The row at hand is left as it was. Of two moves at one
    moment the later is judged by what the earlier left.
    """
    rows: QuerySet[Row] = QuerySet(type(row))
    if claimed(rows.filter(table.rows_at(*table.sources(name)), pk=row.pk), **values):
        return True
    # Only who is refused pays for the second statement, and hears how things stand now and not on an old page.
    as_it_is = rows.get(pk=row.pk)
    if again is not None and table.of(as_it_is) == again:
        return False
    raise table.refused(as_it_is, table.sources(name))


def move_all(table: Table[Row, State], rows: Sequence[Row], name: str, /, **values: Any) -> None:
    """Write values into all the rows if each stands where the named move starts, or raise the refusal of the first.

    rows are at hand, read in the order of their keys with their locks (select_for_update), so that two who move the
    same rows wait for each other and never in a circle. Raises ValueError for no row.
    """
    if not rows:
        raise ValueError("There is nothing to move.")
    sources = table.sources(name)
    for row in rows:
        require(table, row, *sources)
    kept: QuerySet[Row] = QuerySet(type(rows[0]))
    fit = kept.filter(table.rows_at(*sources), pk__in=[row.pk for row in rows])
    claim_all(fit, len(rows), otherwise=lambda: table.refused(rows[0], sources), **values)


def require(table: Table[Row, State], row: Row, *needed: State) -> None:
    """Raise the table's refusal unless the row at hand stands at one of the states. No statement.

    Judges the row as it was read: for a decision that must hold, read it with its lock first, or use move.
    """
    if table.of(row) not in needed:
        raise table.refused(row, needed)
