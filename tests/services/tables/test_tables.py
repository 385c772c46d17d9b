"""Tables go out and come in: the same bytes for the same rows, no formulas, mistakes by their place, applied once."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.errors import Invalid
from dodolan.kernel.words import read_whole
from dodolan.services.tables import reading
from dodolan.services.tables.actions import apply_once
from dodolan.services.tables.cells import FORMULA_SIGNS, plain_cell, safe_cell
from dodolan.services.tables.models import AppliedFile
from dodolan.services.tables.reading import preview
from dodolan.services.tables.values import Column, Mistake
from dodolan.services.tables.writing import BYTE_ORDER_MARK, COMMA, SEMICOLON, table_lines
from tests.factories.market import MORNING
from tests.factories.races import all_at_once


@dataclass(frozen=True)
class Pot:
    """A row."""

    name: str
    size: int


COLUMNS: tuple[Column[Pot], ...] = (
    Column("name", "Nama", lambda pot: pot.name, str),
    Column("size", "Ukuran", lambda pot: pot.size, read_whole),
    Column("shout", "Seru", lambda pot: pot.name.upper()),
)
READ = COLUMNS[:2]
TEXTS = st.text(alphabet=st.characters(exclude_categories=["Cs"])) | st.sampled_from(
    [*FORMULA_SIGNS, "'", "''", "'=", "''=1", "'a", '"', "a;b,c", "a\r\nb", "=1+1"]
)
SEPARATORS = st.sampled_from([COMMA, SEMICOLON])


def written(pots: Sequence[Pot], separator: str = COMMA, columns: Sequence[Column[Pot]] = READ) -> bytes:
    return "".join(table_lines(columns, pots, separator=separator)).encode()


@given(TEXTS)
def test_a_cell_reads_back_as_it_was_and_is_no_formula(text: str):
    safe = safe_cell(text)
    assert isinstance(safe, str)
    assert plain_cell(safe) == text
    assert not safe.startswith(FORMULA_SIGNS)


@given(st.lists(st.builds(Pot, TEXTS, st.integers(0, 10**6))), SEPARATORS)
def test_a_table_reads_back_as_it_was(pots: list[Pot], separator: str):
    data = written(pots, separator)
    assert data == written(list(pots), separator)
    seen = preview(data, COLUMNS)
    assert seen.mistakes == ()
    assert [Pot(**values) for _line, values in seen.rows] == pots


def test_the_bytes_of_a_file():
    assert written([Pot("=1", 5)], SEMICOLON, COLUMNS) == f"{BYTE_ORDER_MARK}Nama;Ukuran;Seru\r\n'=1;5;'=1\r\n".encode()


def test_columns_in_any_order_by_name_or_words_without_a_mark():
    for text in ("size,name\n5,Wajan\n", "Ukuran;NAMA\r\n5;Wajan\r\n\r\n;\r\n"):
        [(line, values)] = preview(text.encode(), COLUMNS).rows
        assert (line, values) == (2, {"name": "Wajan", "size": 5})


@pytest.mark.parametrize(
    ("data", "mistakes"),
    [
        (b"", [Mistake(1, "name", "tables.no_column"), Mistake(1, "size", "tables.no_column")]),
        (b"name\nx\n", [Mistake(1, "size", "tables.no_column")]),
        (b"name,size,colour\n", [Mistake(1, "3", "tables.unknown_column")]),
        (b"name,size,name\n", [Mistake(1, "", "tables.column_twice")]),
        (b"name,size\nx\ny,1\n", [Mistake(2, "", "tables.wrong_width", "1")]),
        (b"name,size\nx,1\ny,big\n", [Mistake(3, "size", "words.bad_number", "big")]),
        (b'name,size\n"a\nb",1\ny,big\n', [Mistake(4, "size", "words.bad_number", "big")]),
        (b"name,size\nx,1\ny\xff,2\n", [Mistake(3, "", "tables.not_utf8")]),
        (b'name,size\n"x"y,1\n', [Mistake(1, "", "tables.not_csv")]),
    ],
)
def test_what_is_wrong_is_named_by_its_place(data: bytes, mistakes: list[Mistake]):
    assert list(preview(data, COLUMNS).mistakes) == mistakes


def test_a_file_has_a_bound(monkeypatch: pytest.MonkeyPatch):
    data = written([Pot("x", 1)] * 3)
    monkeypatch.setattr(reading, "MOST_ROWS", 2)
    seen = preview(data, COLUMNS)
    assert (len(seen.rows), seen.mistakes) == (2, (Mistake(4, "", "tables.too_many_rows", "2"),))
    monkeypatch.setattr(reading, "MOST_BYTES", len(data) - 1)
    assert preview(data, COLUMNS).mistakes == (Mistake(1, "", "tables.too_large", str(len(data) - 1)),)


@given(st.binary(max_size=200))
def test_any_bytes_are_rows_or_mistakes(data: bytes):
    seen = preview(b"name,size\n" + data, COLUMNS)
    assert all(set(values) == {"name", "size"} for _line, values in seen.rows)


@pytest.mark.django_db
def test_a_file_is_applied_once_and_not_with_a_mistake():
    got: list[list[dict[str, Any]]] = []
    good, bad = preview(written([Pot("x", 1)]), COLUMNS), preview(b"name,size\nx,big\n", COLUMNS)

    def apply(kind: str = "test.pots") -> bool:
        return apply_once(kind=kind, file=good, apply=got.append, by=SYSTEM, at=MORNING)

    assert [apply(), apply(), apply("test.pans")] == [True, False, True]
    assert got == [[{"name": "x", "size": 1}]] * 2
    with pytest.raises(Invalid) as refusal:
        apply_once(kind="test.pots", file=bad, apply=got.append, by=SYSTEM, at=MORNING)
    assert refusal.value.facts == {"mistakes": 1}
    assert AppliedFile.objects.count() == 2


@pytest.mark.django_db
def test_what_fails_may_be_tried_again():
    file = preview(written([Pot("x", 1)]), COLUMNS)

    def fails(_rows: object) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        apply_once(kind="test.pots", file=file, apply=fails, by=SYSTEM, at=MORNING)
    assert apply_once(kind="test.pots", file=file, apply=len, by=SYSTEM, at=MORNING)


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_apply_once():
    file, got = preview(written([Pot("x", 1)]), COLUMNS), []
    answers: list[bool] = []
    all_at_once(8, lambda: answers.append(apply_once(kind="t", file=file, apply=got.append, by=SYSTEM, at=MORNING)))
    assert sorted(answers) == [False] * 7 + [True]
    assert len(got) == 1
