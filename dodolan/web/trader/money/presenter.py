"""A trader's money by day, ready to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from dodolan.kernel.words import rupiah
from dodolan.market.paying.queries import MoneyDay
from dodolan.wording.dates import day_in_words


@dataclass(frozen=True, slots=True)
class EntryRow:
    """Where a sum comes from; kind is that of its journal."""

    memo: str
    stall: str
    kind: str
    amount: str


@dataclass(frozen=True, slots=True)
class DayRow:
    """What a trader sold, got and still gets of one day."""

    day: str
    sold: str
    paid: str
    waiting: str
    entries: Sequence[EntryRow]


def day_row(row: MoneyDay) -> DayRow:
    """One day."""
    return DayRow(
        day=day_in_words(row.day),
        sold=rupiah(row.sold),
        paid=rupiah(row.paid),
        waiting=rupiah(row.waiting),
        entries=[EntryRow(entry.memo, entry.stall, entry.kind, rupiah(entry.amount)) for entry in row.entries],
    )
