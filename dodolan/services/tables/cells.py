"""Cells that no spreadsheet takes for a formula, and that read back as they were."""

from dodolan.services.tables.values import Cell

# A spreadsheet that opens a cell beginning with one of these calculates it.
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "\n")
MARK = "'"


def safe_cell(cell: Cell) -> Cell:
    """The cell, or for text that begins like a formula, or like text already marked, the same text with a mark."""
    if isinstance(cell, str) and (cell.startswith(FORMULA_SIGNS) or _is_marked(cell)):
        return MARK + cell
    return cell


def plain_cell(text: str) -> str:
    """What stood in a cell before safe_cell."""
    return text[len(MARK) :] if _is_marked(text) else text


def _is_marked(text: str) -> bool:
    return text.startswith(MARK) and text[len(MARK) :].startswith((MARK, *FORMULA_SIGNS))
