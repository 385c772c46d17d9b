"""Clauses: where a message is cut, and what a clause can tell."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodolan.engines.language.model.marks import AND, COMMA, STOP, Border
from dodolan.engines.language.parsing.clauses import clauses_of
from tests.engines.language.seen import clauses, gathered, marked, short

PIECES = st.lists(
    st.sampled_from(["tomat", "2 kg", "bayem", ",", "\n", " lan ", ".", "5rb", "gak jadi", "juga", "ya", ":", "+"]),
    max_size=12,
).map(" ".join)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("tomat 2, wortel 1", [["Tomat", "2"], ["Wortel", "1"]]),
        ("tomat 2 lan wortel 1", [["Tomat", "2"], ["Wortel", "1"]]),
        ("tomat 2 kaliyan wortel 1", [["Tomat", "2"], ["Wortel", "1"]]),
        ("tomat 2 sama wortel 1", [["Tomat", "2"], ["Wortel", "1"]]),
        ("tomat 2\nwortel 1", [["Tomat", "2"], ["Wortel", "1"]]),
        ("tomat 2 wortel 1", [["Tomat", "2", "Wortel", "1"]]),
        (",,\n. tomat ,,", [["Tomat"]]),
        ("", []),
        # "Too" ties and does not part; "not" and "all" in one word with "and" do not part either.
        ("tomat 2 wortel juga", [["Tomat", "2", "Wortel", "<juga>"]]),
        ("tomat wortel sama rata 2", [["Tomat", "Wortel", "<sama rata>", "2"]]),
    ],
)
def test_where_a_message_is_cut(text: str, parts: list[list[str]]) -> None:
    assert [short(clause.marks) for clause in clauses(text)] == parts


@pytest.mark.parametrize(
    ("text", "strength"),
    [("tomat, 2", COMMA), ("tomat. 2", STOP), ("tomat lan 2", AND), ("tomat\n2", STOP), ("2", None)],
)
def test_a_clause_knows_the_border_behind_it(text: str, strength: int | None) -> None:
    first = clauses(text)[0]
    assert (first.behind.strength if first.behind else None) == strength


def test_what_a_clause_can_tell() -> None:
    (clause,) = clauses("eh tomat 2 kg/ikat gak jadi juga")
    assert short(clause.goods) == ["Tomat"]
    assert short(clause.pieces) == ["2 kg", "/bunch"]
    assert clause.adds
    assert clause.has("not")
    assert not clause.has("out")
    first = clause.first("not")
    assert first is not None
    assert first.text == "gak jadi"


@given(PIECES)
@settings(max_examples=80)
def test_cutting_loses_no_good_and_no_amount(text: str) -> None:
    marks = marked(text)
    cut = list(clauses_of(marks))
    assert all(clause.marks for clause in cut)
    assert not any(isinstance(mark, Border) for clause in cut for mark in clause.marks)
    inside = [id(mark) for clause in cut for mark in clause.marks]
    assert inside == [id(mark) for mark in marks if id(mark) in set(inside)]
    lost = [mark for mark in marks if id(mark) not in set(inside)]
    assert all(isinstance(mark, Border) or "and" in getattr(mark, "roles", ()) for mark in lost)


def test_an_entry_tells_its_span_and_its_amounts() -> None:
    text = "tolong tomat 2 kg 5rb/kg ya"
    (entry,) = gathered(text)
    assert text[entry.span.start : entry.span.end].startswith("tomat 2 kg 5rb")
    assert short(entry.amounts) == ["2 kg", "Rp5000"]
    assert short(entry.pieces) == ["2 kg", "Rp5000", "/kg"]
    assert (entry.names, entry.clause, entry.joined) == (("Tomat",), 0, False)


def test_entries_know_their_clause_and_what_ties_them() -> None:
    entries = gathered("tomat 2, wortel 1 lan pare")
    assert [(entry.names[0], entry.clause, entry.joined) for entry in entries] == [
        ("Tomat", 0, False), ("Wortel", 1, False), ("Pare", 2, True),
    ]  # fmt: skip
