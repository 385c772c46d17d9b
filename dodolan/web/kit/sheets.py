"""Tables as files that a browser keeps."""

from collections.abc import Iterable, Iterator, Sequence

from django.http import HttpResponse

from dodolan.services.tables.values import Cell, Column, Row
from dodolan.services.tables.writing import csv_lines, table_lines


def sheet(name: str, head: Sequence[str], rows: Iterable[Sequence[Cell]]) -> HttpResponse:
    """A CSV file with that name, row by row; whole numbers stay numbers."""
    return _file(name, csv_lines(head, rows))


def table_sheet(name: str, columns: Sequence[Column[Row]], rows: Iterable[Row]) -> HttpResponse:
    """A CSV file with that name and these columns."""
    return _file(name, table_lines(columns, rows))


def _file(name: str, lines: Iterator[str]) -> HttpResponse:
    response = HttpResponse(lines, content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    return response
