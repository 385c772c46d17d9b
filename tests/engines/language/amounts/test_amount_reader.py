"""Amounts: quantities with units and sums of money, however they are written or said."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.language.amounts.amount_reader import AmountReader
from dodolan.engines.language.model.marks import AmountMark
from tests.engines.language.reading import lexicon, tokens
from tests.engines.language.spoken import bahasa, ngoko

HALF, QUARTER = Fraction(1, 2), Fraction(1, 4)
UNITS = [("kg", "kg"), ("kilo", "kg"), ("ikat", "bunch"), ("iket", "bunch"), ("papan", "board"), ("butir", "piece")]


def amount(text: str) -> AmountMark:
    """The amount that takes a whole text."""
    found = AmountReader(lexicon()).read(tokens(text), 0)
    assert found is not None, text
    assert found.end == len(tokens(text)), text
    return found.mark


@pytest.mark.parametrize(
    ("text", "quantity", "unit"),
    [
        ("2kg", 2, "kg"),
        ("sekilo", 1, "kg"),
        ("sak kilo", 1, "kg"),
        ("sakkilo", 1, "kg"),
        ("rongkilo", 2, "kg"),
        ("1/2 kg", HALF, "kg"),
        ("½kg", HALF, "kg"),
        ("setengah kilo", HALF, "kg"),
        ("sekilo setengah", Fraction(3, 2), "kg"),
        ("sekilo dua ons", Fraction(6, 5), "kg"),
        ("1 kg 250 gram", Fraction(5, 4), "kg"),
        ("sak ons", 100, "g"),
        ("rong ons", 200, "g"),
        ("sak ons setengah", 150, "g"),
        ("2 kwintal", 200, "kg"),
        ("250gr", 250, "g"),
        ("sak prapat", QUARTER, None),
        ("seprapat", QUARTER, None),
        ("3", 3, None),
        ("seiket", 1, "bunch"),
        ("telung iket", 3, "bunch"),
        ("1 sak", 1, "sack"),
        ("sesisir", 1, "hand"),
        ("2 lusin setengah", Fraction(5, 2), "dozen"),
        ("dua liter", 2, "l"),
        ("600ml", 600, "ml"),
        ("setengahkilo", HALF, "kg"),
        ("tigang iket", 3, "bunch"),
    ],
)
def test_quantities(text: str, quantity: Fraction, unit: str | None) -> None:
    mark = amount(text)
    assert (mark.quantity, mark.unit, mark.money) == (quantity, unit, None)


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("5rb", 5000),
        ("Rp 10.000", 10000),
        ("rp10rb", 10000),
        ("rp. 5000", 5000),
        ("limang ewu", 5000),
        ("2rb an", 2000),
        ("500 perak", 500),
        ("10k", 10000),
        ("goceng", 5000),
        ("12,5rb", 12500),
        ("sepuluh ribu", 10000),
    ],
)
def test_money(text: str, money: int) -> None:
    mark = amount(text)
    assert (mark.quantity, mark.money) == (None, money)


@pytest.mark.parametrize(
    ("text", "quantity", "money"), [("2-3 kg", 2, None), ("15-20rb", None, 15000), ("5 atau 6 kg", 5, None)]
)
def test_ranges_are_marked(text: str, quantity: int | None, money: int | None) -> None:
    mark = amount(text)
    assert (mark.is_range, mark.quantity, mark.money) == (True, quantity, money)


@given(st.integers(2, 99), st.sampled_from(UNITS))
def test_digits_and_words_say_the_same(number: int, unit: tuple[str, str]) -> None:
    marks = [amount(f"{said} {unit[0]}") for said in (str(number), bahasa(number), ngoko(number))]
    assert {mark.quantity for mark in marks} == {Fraction(number)}
    assert {mark.unit for mark in marks} == {unit[1]}


@given(st.integers(1, 99), st.sampled_from(UNITS))
def test_glue_changes_nothing(number: int, unit: tuple[str, str]) -> None:
    glued, apart = amount(f"{number}{unit[0]}"), amount(f"{number} {unit[0]}")
    assert (glued.quantity, glued.unit) == (apart.quantity, apart.unit)


@pytest.mark.parametrize("text", ["sabun", "salak", "sendok", "kg", "papan", "rp", "rp.", "tomat"])
def test_words_that_are_no_amounts(text: str) -> None:
    assert AmountReader(lexicon()).read(tokens(text), 0) is None


def test_a_unit_before_a_unit_is_one_and_a_name_stays_whole() -> None:
    found = AmountReader(lexicon()).read(tokens("4500 sak papan"), 0)
    assert found is not None
    assert (found.end, found.mark.unit) == (1, None)
    assert found.mark.quantity == 4500
    found = AmountReader(lexicon()).read(tokens("2 buah naga"), 0)
    assert found is not None
    assert (found.end, found.mark.unit) == (1, None)
