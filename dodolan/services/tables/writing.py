"""Writing CSV: line by line, the same bytes for the same rows."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from dodolan.services.tables.cells import safe_cell
from dodolan.services.tables.values import Cell, Column, Row

# Without it the usual office program reads UTF-8 as something older.
BYTE_ORDER_MARK = "\ufeff"
# The office program of an Indonesian machine splits at semicolons, most others at commas.
COMMA, SEMICOLON = ",", ";"


class _Line:
    """What the csv writer writes to: hands each line on instead of keeping it."""

    def write(self, line: str) -> str:
        return line


def csv_lines(head: Sequence[str], rows: Iterable[Sequence[Cell]], *, separator: str = COMMA) -> Iterator[str]:
    """The lines of a file, its byte order mark first; whole numbers stay numbers. Lines end in CR LF (RFC 4180)."""
    writer = csv.writer(_Line(), delimiter=separator)
    yield BYTE_ORDER_MARK
    for row in chain([head], rows):
        yield writer.writerow([safe_cell(cell) for cell in row])


def table_lines(columns: Sequence[Column[Row]], rows: Iterable[Row], *, separator: str = COMMA) -> Iterator[str]:
    """The lines of a table, in the words of the language of now."""
    head = [str(column.words) for column in columns]
    return csv_lines(head, ([column.write(row) for column in columns] for row in rows), separator=separator)
