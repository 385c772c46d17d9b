"""Tables as files: no cell is a formula, nothing is lost."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.services.tables.cells import FORMULA_SIGNS, safe_cell
from dodolan.web.kit.sheets import sheet


@pytest.mark.parametrize(
    ("cell", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("+62812", "'+62812"),
        ("-5", "'-5"),
        ("@x", "'@x"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("Bu Ani", "Bu Ani"),
        ("", ""),
        (-5, -5),
    ],
)
def test_what_begins_like_a_formula_is_text(cell: str | int, safe: str | int):
    assert safe_cell(cell) == safe


@given(st.lists(st.lists(st.text(alphabet=st.characters(exclude_categories=["Cs"])), min_size=2, max_size=2)))
def test_every_cell_comes_back_and_none_is_a_formula(rows: list[list[str]]):
    body = sheet("x", ["a", "b"], rows).content.decode()[1:]
    back = list(csv.reader(StringIO(body, newline="")))[1:]
    assert back == [[safe_cell(cell) for cell in row] for row in rows]
    assert not any(cell.startswith(FORMULA_SIGNS) for row in back for cell in row)
