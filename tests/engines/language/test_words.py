"""The tables word by word: units behind numbers, spellings of words, and words that order nothing."""

import csv

import pytest

from dodolan.engines.language.amounts.amount_reader import AmountReader
from dodolan.engines.language.lexicon.spelling_correction import Speller
from dodolan.engines.language.lexicon.tables import DATA
from dodolan.engines.language.tagging.scanner import Scanner
from tests.engines.language.reading import lexicon, tokens
from tests.engines.language.seen import gathered, products, short

AMOUNTS = AmountReader(lexicon())
SPELLER = Speller(lexicon())


def cells(table: str, column: str) -> list[tuple[dict[str, str], str]]:
    """Every spelling of a table with its row."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [(row, word.strip().lower()) for row in rows for word in row[column].split(";") if word.strip()]


def said(words: str) -> tuple[object, ...] | None:
    """Quantity and unit of an amount that takes all of a text."""
    found = AMOUNTS.read(tokens(words), 0)
    return (found.mark.quantity, found.mark.unit) if found and found.end == len(tokens(words)) else None


UNITS = sorted({row["unit"] for row, _ in cells("units", "spellings")})


@pytest.mark.parametrize("unit", UNITS)
def test_a_digit_before_a_unit_is_an_amount_of_it(unit: str) -> None:
    # Others hold a sign or a space that no amount can be glued to.
    words = [(row, word) for row, word in cells("units", "spellings") if row["unit"] == unit and word.isalpha()]
    assert words
    for row, word in words:
        wanted = (3 * int(row["factor"]), unit)
        assert (said(f"3 {word}"), said(f"3{word}"), said(f"telung {word}")) == (wanted, wanted, wanted), word


def test_every_spelling_leads_to_its_word() -> None:
    astray = {
        word: (row["word"], lexicon().canonical(word))
        for row, word in cells("spellings", "spellings")
        if " " not in word and lexicon().canonical(word) != row["word"]
    }
    assert astray == {}


def test_no_word_leads_to_a_word_that_leads_further() -> None:
    chains = {word for row, word in cells("spellings", "spellings") if lexicon().canonical(row["word"]) != row["word"]}
    assert chains == set()


def test_every_spelling_of_a_good_is_known_surely() -> None:
    for row, word in cells("spellings", "spellings"):
        guess = SPELLER.good_word(word) if row["word"] in lexicon().goods.words and word.isalpha() else None
        assert guess is None or (guess.word, guess.sure) == (row["word"], 1.0), word


def test_every_name_of_a_good_is_read_as_that_good() -> None:
    scan = Scanner(lexicon(), list(products().values())).scan
    found = {}
    for row, phrase in cells("goods", "spellings"):
        found[phrase] = (short(scan(tokens(phrase))), [row["good"]])
    assert {phrase: heard for phrase, (heard, wanted) in found.items() if heard != wanted} == {}


def named_by_goods(word: str) -> bool:
    """Whether a table says that a word names a good, a family, or what nobody sells."""
    return lexicon().goods.get([lexicon().canonical(part) for part in word.split()]) is not None


def test_no_word_of_every_day_is_a_good() -> None:
    ordered = {word for _, word in cells("plain", "words") if gathered(f"{word} 3")}
    assert {word for word in ordered if not named_by_goods(word)} == set()


def test_no_ordinary_word_is_taken_for_a_slip() -> None:
    ordered = {word for _, word in cells("ordinary", "words") if gathered(f"{word} 3")}
    assert {word for word in ordered if not named_by_goods(word)} == set()


def test_what_nobody_sells_is_told_and_never_a_line() -> None:
    for _, phrase in cells("unsold", "spellings"):
        entries = gathered(f"{phrase} 3")
        # What one carries the goods home in is a phrase of every day too.
        assert entries or phrase == "tas plastik", phrase
        assert all(entry.good.is_unsold for entry in entries), phrase


@pytest.mark.parametrize("table", ["numbers", "units"])
def test_a_word_stands_in_a_table_once(table: str) -> None:
    words = [word for _, word in cells(table, "spellings")]
    assert sorted(words) == sorted(set(words))


def test_no_word_is_a_number_and_a_unit() -> None:
    assert set(lexicon().numbers) & set(lexicon().units) == set()
