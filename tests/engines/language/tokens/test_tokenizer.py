"""Tokens: words, numbers, clock times, dates, telephones, signs; and numbers as written."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.language.model.parameters import USUAL
from tests.engines.language.reading import tokens


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2", 2),
        ("1,5", Fraction(3, 2)),
        ("1.5", Fraction(3, 2)),
        ("0,5", Fraction(1, 2)),
        ("1/4", Fraction(1, 4)),
        ("1 1/2", Fraction(3, 2)),
        ("½", Fraction(1, 2)),
        ("1½", Fraction(3, 2)),
        ("12.500", 12500),
        ("12,500", 12500),
        ("1.250.000", 1250000),
        ("1.250.000,5", Fraction(2500001, 2)),
        ("0,250", Fraction(1, 4)),
        ("11.5", Fraction(23, 2)),
        ("1/0", 0),
        ("9" * 30, 0),
    ],
)
def test_numbers_as_written(typed: str, value: Fraction) -> None:
    (token,) = tokens(typed)
    assert (token.kind, token.value) == ("number", value)


@pytest.mark.parametrize(
    ("typed", "kinds"),
    [
        ("2kg", ["number", "word"]),
        ("rp5000", ["word", "number"]),
        ("jam 06.00", ["word", "clock"]),
        ("15:30", ["clock"]),
        ("10.00 kg", ["number", "word"]),
        ("081234567890", ["phone"]),
        ("+62 812-3456-7890", ["phone"]),
        ("12/11/2020", ["date"]),
        ("a\n\nb", ["word", "line", "word"]),
        ("tomat,2", ["word", "sign", "number"]),
    ],
)
def test_kinds(typed: str, kinds: list[str]) -> None:
    assert [token.kind for token in tokens(typed)] == kinds


def test_stretched_letters_and_apostrophes() -> None:
    assert [token.text for token in tokens("segerrrrr pol'an")] == ["seger", "polan"]


@given(st.text(alphabet="ab 12,.\n½\U0001f345-/", max_size=60))
def test_spans_lie_in_the_message_in_order(message: str) -> None:
    found = tokens(message)
    for before, after in pairwise(found):
        assert before.span.start <= after.span.start
    assert all(0 <= token.span.start < token.span.end <= len(message) for token in found)


def test_nonsense_without_end_has_an_end() -> None:
    assert len(tokens("1 " * 2000)) == USUAL.most_tokens
