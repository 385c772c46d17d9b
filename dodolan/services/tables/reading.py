"""Reading CSV: every cell or a mistake with its place; nothing is guessed."""

import csv
import hashlib
import io
from collections.abc import Iterator, Sequence
from typing import Any

from dodolan.kernel.errors import Refused
from dodolan.services.tables.cells import plain_cell
from dodolan.services.tables.values import Column, Mistake, Preview
from dodolan.services.tables.writing import COMMA, SEMICOLON

# A file is read whole into memory; ten times the largest catalogue of a city fits.
MOST_BYTES, MOST_ROWS = 5_000_000, 20_000


def preview(data: bytes, columns: Sequence[Column[Any]]) -> Preview:
    """What a CSV file says by these columns, those that read. Columns may stand in any order; only optional ones may be
    missing, of which the rows then say nothing.

    UTF-8 with or without a byte order mark, cells parted by commas or semicolons. Empty lines are passed over.
    """
    # Of the bytes, not of what was read: who applies a file must apply the very one that was shown.
    digest = hashlib.sha256(data).hexdigest()
    if len(data) > MOST_BYTES:
        return Preview((), (Mistake(1, "", "tables.too_large", str(MOST_BYTES)),), digest)
    try:
        # Spreadsheets write a byte order mark that nobody sees.
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as wrong:
        return Preview((), (Mistake(data.count(b"\n", 0, wrong.start) + 1, "", "tables.not_utf8"),), digest)
    rows: list[tuple[int, dict[str, Any]]] = []
    mistakes: list[Mistake] = []
    try:
        for found in _lines(text, [column for column in columns if column.read]):
            if isinstance(found, Mistake):
                mistakes.append(found)
            else:
                rows.append(found)
    except csv.Error:
        mistakes.append(Mistake(1, "", "tables.not_csv"))
    return Preview(tuple(rows), tuple(mistakes), digest)


def _lines(text: str, columns: Sequence[Column[Any]]) -> Iterator[tuple[int, dict[str, Any]] | Mistake]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    head = _head(next(reader, []), columns)
    missing = [column.name for column in columns if column not in head and not column.optional]
    yield from (Mistake(1, name, "tables.no_column") for name in missing)
    yield from (Mistake(1, str(number), "tables.unknown_column") for number, own in enumerate(head, 1) if own is None)
    # With columns that cannot be told apart every row would be a mistake, and none of them the real one.
    if missing or None in head or len(set(head)) < len(head):
        if len(set(head)) < len(head):
            yield Mistake(1, "", "tables.column_twice")
        return
    known = [column for column in head if column is not None]
    for count, cells in enumerate(reader):
        # Of the file, as a person counts: a cell may hold several lines.
        line = reader.line_num
        if count >= MOST_ROWS:
            yield Mistake(line, "", "tables.too_many_rows", str(MOST_ROWS))
            return
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(known):
            yield Mistake(line, "", "tables.wrong_width", str(len(cells)))
            continue
        values, mistakes = _values(line, cells, known)
        yield from mistakes
        # Half a row is no row: a price without its unit is another price.
        if not mistakes:
            yield line, values


def _values(line: int, cells: Sequence[str], columns: Sequence[Column[Any]]) -> tuple[dict[str, Any], list[Mistake]]:
    values: dict[str, Any] = {}
    mistakes = []
    for column, cell in zip(columns, cells, strict=True):
        assert column.read is not None
        try:
            values[column.name] = column.read(plain_cell(cell))
        except Refused as refusal:
            # Enough of the cell to find it again, and not a page of it.
            mistakes.append(Mistake(line, column.name, refusal.code, cell[:80]))
    return values, mistakes


def _head(cells: Sequence[str], columns: Sequence[Column[Any]]) -> list[Column[Any] | None]:
    # Both names are read, so that what was exported in any language comes back in.
    called = {name.casefold(): column for column in columns for name in (str(column.words), column.name)}
    return [called.get(plain_cell(cell).strip().casefold()) for cell in cells]


def _separator(text: str) -> str:
    """Whichever stands more often in the first line; names of columns hold neither."""
    first = text.partition("\n")[0]
    return SEMICOLON if first.count(SEMICOLON) > first.count(COMMA) else COMMA
