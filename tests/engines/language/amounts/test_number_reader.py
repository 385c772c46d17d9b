"""Spoken numbers: whatever is said in words is heard, in three ways of speaking."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.language.amounts.number_reader import Number, NumberReader
from tests.engines.language.reading import lexicon, tokens
from tests.engines.language.spoken import bahasa, krama, ngoko


def heard(words: str) -> Number | None:
    """The number at the beginning of some words."""
    return NumberReader(lexicon()).read(tokens(words), 0)


def value(words: str) -> Fraction:
    """A number that takes all the words."""
    number = heard(words)
    assert number is not None, words
    assert number.end == len(tokens(words)), words
    return number.value


@given(st.integers(1, 999_999_999))
def test_indonesian(number: int) -> None:
    assert value(bahasa(number)) == number


@given(st.integers(1, 999))
def test_low_javanese(number: int) -> None:
    assert value(ngoko(number)) == number


@given(st.integers(1, 99))
def test_high_javanese(number: int) -> None:
    assert value(krama(number)) == number


@given(st.integers(2, 99), st.sampled_from(["ewu", "rb", "ribu", "k"]))
def test_thousands_are_money(number: int, word: str) -> None:
    said = heard(f"{ngoko(number) if word == 'ewu' else number} {word}")
    assert said is not None
    assert said.value == number * 1000
    assert said.is_money


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("rongewu", 2000),
        ("limangewu", 5000),
        ("rongatus", 200),
        ("sewu limang atus", 1500),
        ("seket ewu", 50000),
        ("2,5rb", 2500),
        ("1.2jt", 1_200_000),
        ("goceng", 5000),
        ("ceban", 10000),
        ("gopek", 500),
        ("setengah", Fraction(1, 2)),
        ("sewu siji", 1001),
        ("satu juta dua ribu", 1_002_000),
        ("sejuta dua ratus ribu", 1_200_000),
        ("rong juta kalih ewu", 2_002_000),
        ("seprapat", Fraction(1, 4)),
        ("telung prapat", Fraction(3, 4)),
        ("tiga perempat", Fraction(3, 4)),
        ("loro setengah", Fraction(5, 2)),
        ("5rb-an", 5000),
        ("5rb an", 5000),
        ("sewuan", 1000),
        ("1 setengah", Fraction(3, 2)),
    ],
)
def test_market_numbers(words: str, number: Fraction) -> None:
    assert value(words) == number


@pytest.mark.parametrize(
    ("words", "end"),
    [
        ("telu papat", 1),
        ("2 3", 1),
        ("rong ons", 1),
        ("telung ewu kalih", 2),
        ("setengah setengah", 1),
        ("5 loro", 1),
        ("sewu rong ewu", 1),
        ("sejuta dua juta", 1),
        ("satu juta dua juta", 2),
    ],
)
def test_two_numbers_are_not_one(words: str, end: int) -> None:
    number = heard(words)
    assert number is not None
    assert number.end == end


@pytest.mark.parametrize("words", ["rb", "puluh", "tomat", "", "ewu rong"])
def test_no_number(words: str) -> None:
    assert not tokens(words) or heard(words) is None


def test_each_is_heard_in_the_ending() -> None:
    said, plain = heard("sewuan"), heard("sewu")
    assert said is not None
    assert plain is not None
    assert (said.is_each, plain.is_each) == (True, False)
