"""What a table is: columns that write a row's cells and read them again."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise

Row = TypeVar("Row")
Cell = str | int


@dataclass(frozen=True, slots=True)
class Column(Generic[Row]):
    """One column. name stands in files that come in, words at the head of those that leave; either is understood.

    write gives a row's cell. read makes a value of what a cell says, and raises Refused for what cannot be one; without
    it the column is for going out alone.
    """

    name: str
    words: str | Promise
    write: Callable[[Row], Cell]
    read: Callable[[str], Any] | None = None
    # A file without it says nothing of it: files of before the column was there still come in.
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Mistake:
    """What is wrong at a place of a file: line counts from 1 as spreadsheets do, column is "" for a whole line.

    code is that of a refusal, or "tables.…" for what is wrong with the file itself; fact is what was found there.
    """

    line: int
    column: str
    code: str
    fact: str = ""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file says, before anything is done: (line, values by column name), mistakes in their order, SHA-256."""

    rows: tuple[tuple[int, dict[str, Any]], ...]
    mistakes: tuple[Mistake, ...]
    hash: str
