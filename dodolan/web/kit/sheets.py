"""Tables as files for a spreadsheet, in which no cell can be read as a formula."""

import csv
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from django.http import HttpResponse

Cell = str | int
# A spreadsheet that opens a cell beginning with one of these calculates it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
# Without it the usual office program reads UTF-8 as something older.
BYTE_ORDER_MARK = "\ufeff"


class _Line:
    """What the csv writer writes to; write returns each line, and nothing is kept."""

    def write(self, line: str) -> str:
        return line


def safe_cell(cell: Cell) -> Cell:
    """The cell, or for text that begins like a formula the same text marked as text."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell


def sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """A CSV file with that name, row by row; whole numbers stay numbers."""

    def lines() -> Iterator[str]:
        writer = csv.writer(_Line())
        yield BYTE_ORDER_MARK
        for row in chain([head], rows):
            yield writer.writerow([safe_cell(cell) for cell in row])

    response = HttpResponse(lines(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
