"""The tables of numbers that a city decides, ready to print."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.forms import BoundField


@dataclass(frozen=True, slots=True)
class MarketFields:
    """The fields of one market."""

    market: str
    fields: Sequence[BoundField]


def by_market(rows: Iterable[tuple[str, BoundField]]) -> list[MarketFields]:
    """Fields with the name of their market, market by market, in the order in which they come."""
    # The queries sort by market, which is all that groupby asks for.
    return [
        MarketFields(name, [field for _name, field in part]) for name, part in groupby(rows, key=lambda row: row[0])
    ]
