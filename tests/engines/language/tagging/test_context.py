"""Context: numbers and goods in a message that nobody wants to buy."""

import pytest

from dodolan.engines.language.model.marks import GoodMark
from dodolan.engines.language.tagging.context import in_context
from tests.engines.language.reading import read, told
from tests.engines.language.seen import cooked, marked, scanned, short


def kept(text: str) -> list[str]:
    """Goods and amounts that are meant."""
    told = ("Tomat", "Bayam", "Wortel", "Ayam potong", "Rawon", "Mangga", "Tahu putih", "Ikan bandeng", "Beras medium")
    marks = short(marked(text))
    return [mark for mark in marks if mark in told or mark[0].isdigit() or mark.startswith("Rp")]


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("1. tomat 2 kg", ["Tomat", "2 kg"]),
        ("1) tomat 2 kg\n2) bayem 3", ["Tomat", "2 kg", "Bayam", "3"]),
        ("1 tomat 2 kg\n2 bayem 3 iket\n3 wortel", ["Tomat", "2 kg", "Bayam", "3 bunch", "3", "Wortel"]),
        ("1. tomat\n2. bayem", ["Tomat", "Bayam"]),
        ("7. tomat 2 kg", ["Tomat", "2 kg"]),
        # One number before one good is how many.
        ("2 tomat", ["2", "Tomat"]),
        ("2 tomat\n3 wortel", ["2", "Tomat", "3", "Wortel"]),
        ("5 tomat 2 kg", ["5", "Tomat", "2 kg"]),
        ("2, tomat", ["2", "Tomat"]),
        ("1/2 kg tomat\n1 kg wortel", ["1/2 kg", "Tomat", "1 kg", "Wortel"]),
    ],
)
def test_numbers_of_lists(text: str, goods: list[str]) -> None:
    assert kept(text) == goods


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("jl mangga 12, tomat 2", ["Tomat", "2"]),
        ("jln. bandeng no. 5\ntomat 2", ["Tomat", "2"]),
        ("gang tahu 3; tomat 2", ["Tomat", "2"]),
        ("perum bumi wortel 7, tomat 2", ["Tomat", "2"]),
        # After the word for an address all of the line is one.
        ("alamat: jl mangga 12, gang 3, perum tahu\ntomat 2", ["Tomat", "2"]),
        # A house number may stand behind a dot or a colon.
        ("tomat 2, no. 15", ["Tomat", "2"]),
        ("tomat 2, rt: 3 rw: 4", ["Tomat", "2"]),
        ("tomat 2, blok D-9", ["Tomat", "2"]),
        ("tomat 2, blok C 12", ["Tomat", "2"]),
    ],
)
def test_streets_and_houses(text: str, goods: list[str]) -> None:
    assert kept(text) == goods


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("tomat 2 buat 30 orang", ["Tomat", "2"]),
        ("tomat 2 damel 12 tiyang", ["Tomat", "2"]),
        ("tomat 2 kanggo 5 wong", ["Tomat", "2"]),
        ("tomat 2, 15 menit maneh", ["Tomat", "2"]),
        ("tomat 2 tanggal 3", ["Tomat", "2"]),
        ("tomat 2, 3 november", ["Tomat", "2"]),
        ("tomat 2 diskon 10 %", ["Tomat", "2"]),
        ("ayam 2 kg dipotong 8", ["Ayam potong", "2 kg"]),
        ("ayam 2 kg disigar 4", ["Ayam potong", "2 kg"]),
        ("tomat x2", ["Tomat", "2"]),
        ("tomat 2x", ["Tomat", "2"]),
    ],
)
def test_numbers_that_count_something_else(text: str, goods: list[str]) -> None:
    assert kept(text) == goods


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("tomat 2, uangnya 50rb", ["Tomat", "2"]),
        ("tomat 2, duite satus ewu", ["Tomat", "2"]),
        ("tomat 2, yatra kula seket ewu", ["Tomat", "2"]),
        ("tomat 2, di bawah 20rb", ["Tomat", "2"]),
        ("tomat 2, total: 45000", ["Tomat", "2"]),
        ("tomat 2 susuk 100rb", ["Tomat", "2"]),
        # Behind a good or a border the sum is said of something else.
        ("uang pas ya, tomat 5rb", ["Tomat", "Rp5000"]),
        ("bayar tomat 5rb", ["Tomat", "Rp5000"]),
        # A quantity is no purse.
        ("total tomat 2 kg", ["Tomat", "2 kg"]),
    ],
)
def test_sums_that_are_the_purse(text: str, goods: list[str]) -> None:
    assert kept(text) == goods


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("tomat stok 5 kg 9rb", ["Tomat", "Rp9000"]),
        ("tomat kari 3 kg, 9rb", ["Tomat", "Rp9000"]),
        ("tomat tinggal 9rb", ["Tomat", "Rp9000"]),
    ],
)
def test_what_is_left_is_no_quantity_but_a_price_stays(text: str, goods: list[str]) -> None:
    assert kept(text) == goods


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        # A heading, a picture before its word, and an aside in brackets name nothing.
        ("tomat:\nbayem 2\nwortel 3", ["Bayam", "2", "Wortel", "3"]),
        ("tomat: 2\nbayem: 3", ["Tomat", "2", "Bayam", "3"]),
        ("\U0001f345 tomat 2", ["Tomat", "2"]),
        ("\U0001f345 2", ["Tomat", "2"]),
        ("bayem 2 (bukan wortel)", ["Bayam", "2"]),
        ("bayem 2 (wortel 3)", ["Bayam", "2", "Wortel", "3"]),
        ("(wortel), bayem 2", ["Bayam", "2"]),
    ],
)
def test_headings_pictures_and_asides(text: str, goods: list[str]) -> None:
    assert kept(text) == goods


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("bawang (merah) 1 kg", ["Bawang merah 1 kg"]),
        ("beras (premium) 5 kg", ["Beras premium 5 kg"]),
        ("lombok (rawit) 1 ons", ["Cabai rawit merah 100 g"]),
        ("iwak 1 kg (lele)", ["Ikan lele 1 kg"]),
        ("endog (asin) 3", ["Telur asin 3 piece"]),
        ("pitik (kampung) 1 ekor", ["Ayam kampung 1 head"]),
        ("tomat 1 kg (wortel)", ["Tomat 1 kg"]),
    ],
)
def test_brackets_may_name_the_kind(text: str, lines: list[str]) -> None:
    assert told(text) == lines
    assert not read(text).ask


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("ayam 1 kg buat rawon", ["Ayam potong", "1 kg"]),
        ("ayam 1 kg kanggo rawon", ["Ayam potong", "1 kg"]),
        ("ayam 1 kg damel rawon", ["Ayam potong", "1 kg"]),
        ("ayam 1 kg bwt masak rawon", ["Ayam potong", "1 kg"]),
        ("rawon 2 porsi tanpa tahu", ["Rawon", "2 portion"]),
        ("rawon 2 porsi lawuhe tahu", ["Rawon", "2 portion"]),
        # What is counted is bought, unless it is what a kitchen makes.
        ("buat besok tomat 2 kg", ["Tomat", "2 kg"]),
        ("buat tomat 2 kg", ["Tomat", "2 kg"]),
        ("rawon 2 porsi pakai tahu 3", ["Rawon", "2 portion", "Tahu putih", "3"]),
    ],
)
def test_goods_that_are_only_mentioned(text: str, goods: list[str]) -> None:
    assert kept(text) == goods


def test_contents_of_a_package_are_not_ordered_beside_it() -> None:
    assert short(marked("paket sembako isi beras gula 5 paket")) == ["Paket sembako", "<isi>", "#", "#", "5 package"]
    assert short(marked("isi gas 1")) == ["Elpiji 3 kg", "1"]


def test_what_is_taken_away_stays_as_a_known_word_in_its_place() -> None:
    text = "tomat 2 kg buat 30 orang"
    before, after = scanned(text), marked(text)
    assert [mark.span for mark in before] == [mark.span for mark in after]
    assert short(after)[-2] == "#"


def test_goods_of_kitchens_are_told_by_the_caller() -> None:
    marks = scanned("buat tomat 2 kg")
    assert [mark for mark in in_context(marks, {"Tomat"}) if isinstance(mark, GoodMark)] == []
    assert [mark for mark in in_context(marks, cooked()) if isinstance(mark, GoodMark)] != []


def test_nothing_said_is_nothing_meant() -> None:
    assert in_context([], cooked()) == []
