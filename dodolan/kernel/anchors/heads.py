"""Heads: how many rows a table had before an instant, and a hash over all they say."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Model, QuerySet

from dodolan.kernel.growing.rows import growing_models
from dodolan.kernel.plugs import plugged

# 128 bits: long enough that nobody finds other rows with the same hash, short enough to be typed.
SIGNS = 32


@dataclass(frozen=True, slots=True)
class Anchored:
    """Rows of a table that can change, in what cannot change any more.

    key names them in the anchor, in one word. rows gives those that were settled before an instant, the same ones
    whenever it is asked; columns are look-ups over them, their key first.
    """

    key: str
    rows: Callable[[datetime], QuerySet[Any]]
    columns: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Span:
    """What an anchor covers: what was settled before `until`, and rows of history with keys below `below`.

    Two, because a row's key is made by the machine's clock, and what it says by the clock of the market.
    """

    until: datetime
    below: UUID


@dataclass(frozen=True, slots=True)
class Head:
    """One table in an anchor."""

    rows: int
    digest: str


def heads(span: Span) -> dict[str, Head]:
    """All tables that only grow, and what the rooms anchor beside them, by name. One statement each."""
    grown = {model._meta.db_table: _grown(model, span) for model in growing_models()}  # noqa: SLF001  Django's own way
    return grown | {key: _head(one.rows(span.until), one.columns) for key, one in plugged(Anchored).items()}


def _grown(model: type[Model], span: Span) -> Head:
    columns = tuple(field.attname for field in model._meta.concrete_fields)  # noqa: SLF001  Django's own way
    return _head(model._default_manager.filter(pk__lt=span.below), columns)  # noqa: SLF001


def _head(rows: QuerySet[Any], columns: tuple[str, ...]) -> Head:
    seen, count = hashlib.sha256(), 0
    # By key: the same rows come in the same order on every database, and one after the other they need no memory.
    for row in rows.order_by(columns[0]).values_list(*columns).iterator(chunk_size=2000):
        seen.update(json.dumps([_plain(cell) for cell in row], sort_keys=True).encode())
        count += 1
    return Head(count, seen.hexdigest()[:SIGNS])


def _plain(cell: Any) -> Any:
    if isinstance(cell, datetime):
        return cell.astimezone(UTC).isoformat()
    return str(cell) if isinstance(cell, UUID | date) else cell
