"""Promising stock: taking it when an order is placed, giving it back when it is not bought.

One claim takes all lines at once, so nobody slips in between, and the number of statements does not grow with the
lines. The CHECK constraint on the table is the second wall.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import BigIntegerField, Case, F, Q, QuerySet, Value, When

from dodolan.kernel.claims.actions import claim_all
from dodolan.market.stalls.errors import NotEnough
from dodolan.market.stalls.models import StockDay, StockMove
from dodolan.market.stalls.rules import steps_left


@dataclass(frozen=True, slots=True)
class Wish:
    """Steps of an offer wanted for an order line."""

    line: UUID
    offer: UUID
    steps: int


def take_stock(*, wishes: Sequence[Wish], stock: Sequence[StockDay], day: date) -> None:
    """Promise the wished steps of every counted offer, or raise NotEnough and promise nothing.

    stock holds the day's rows of the wished offers (offers without a row are not counted). Runs in the caller's
    transaction: two statements and one insert, whatever the number of wishes.
    """
    wanted: dict[UUID, int] = defaultdict(int)
    for wish in wishes:
        wanted[wish.offer] += wish.steps
    rows = {row.offer_id: row for row in stock if row.offer_id in wanted and (row.is_out or row.on_hand is not None)}
    if not rows:
        return
    # Lines of one offer are added up first; asked one by one, each would fit and both would not.
    taken = {row.pk: wanted[offer] for offer, row in rows.items()}
    _lock(taken)
    free = StockDay.objects.filter(pk__in=taken, is_out=False, on_hand__gte=F("allocated") + _each(taken))
    # What is short is looked up only where something is.
    claim_all(
        free,
        len(taken),
        otherwise=lambda: NotEnough("A stall has less than asked.", short=_short(taken)),
        allocated=F("allocated") + _each(taken),
    )
    StockMove.objects.bulk_create(
        StockMove(stock=rows[wish.offer], line=wish.line, reason="placed", steps=wish.steps, day=day)
        for wish in wishes
        if wish.offer in rows
    )


def give_back_stock(*, lines: Iterable[UUID], reason: str, day: date) -> None:
    """Free what was promised to these lines. Asked again for the same lines, the database refuses (IntegrityError)."""
    moves = list(StockMove.objects.filter(line__in=list(lines), reason="placed"))
    back: dict[UUID, int] = defaultdict(int)
    for move in moves:
        back[move.stock_id] += move.steps
    if not back:
        return
    _lock(back)
    StockDay.objects.filter(pk__in=back).update(allocated=F("allocated") - _each(back))
    StockMove.objects.bulk_create(
        StockMove(stock_id=move.stock_id, line=move.line, reason=reason, steps=-move.steps, day=day) for move in moves
    )


def _each(amounts: dict[UUID, int]) -> Case:
    return Case(*(When(pk=pk, then=Value(steps)) for pk, steps in amounts.items()), output_field=BigIntegerField())


def _lock(amounts: dict[UUID, int]) -> None:
    # PostgreSQL would lock the rows of one UPDATE in any order, and two baskets could wait for each other for ever;
    # locking in the order of the ids first makes that impossible. SQLite has one writer and no row locks.
    if connection.features.has_select_for_update:
        rows: QuerySet[StockDay] = StockDay.objects.filter(pk__in=amounts).order_by("pk").select_for_update()
        list(rows.values_list("pk"))


def _short(wanted: dict[UUID, int]) -> list[tuple[str, int]]:
    # Asked in the same transaction, so that the numbers are those the UPDATE failed on.
    rows = StockDay.objects.filter(pk__in=wanted).filter(Q(is_out=True) | Q(on_hand__lt=F("allocated") + _each(wanted)))
    return [(str(row.offer_id), steps_left(row) or 0) for row in rows.order_by("offer_id")]
