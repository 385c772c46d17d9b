"""The scanner: which words name goods, which are amounts, which do something, and which of two readings wins."""

import pytest

from dodolan.engines.language.lexicon.tables import load_lexicon
from dodolan.engines.language.model.marks import AmountMark, Border, GoodMark, UnitMark, WordMark
from dodolan.engines.language.model.values import Product
from dodolan.engines.language.tagging.scanner import Scanner, _Walk
from tests.engines.language.reading import tokens
from tests.engines.language.seen import products, scanned, short


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        # Signs that part, signs that say something, signs that are nothing.
        ("tomat, wortel", ["Tomat", ",", "Wortel"]),
        ("tomat. wortel", ["Tomat", ".", "Wortel"]),
        ("tomat; wortel | pare", ["Tomat", ".", "Wortel", ".", "Pare"]),
        ("tomat + wortel & pare", ["Tomat", "&", "Wortel", "&", "Pare"]),
        ("tomat\nwortel", ["Tomat", "line", "Wortel"]),
        ("sayur: tomat", ["sayur", ":", "Tomat"]),
        ("tomat @ 2", ["Tomat", "<@>", "2"]),
        ("tomat 5rb/kg", ["Tomat", "Rp5000", "</>", "/kg"]),
        ("tomat = 2 kg", ["Tomat", "2 kg"]),
        ("- tomat 2 kg", ["Tomat", "2 kg"]),
        ("* tomat #", ["Tomat"]),
        ("tomat (seger) 2", ["Tomat", "(", "seger", "&", "2"]),
        ("jam 06.00", ["<jam>", "clock"]),
        ("081234567890", ["phone"]),
        ("12/11/2020", ["date"]),
    ],
)
def test_signs(text: str, marks: list[str]) -> None:
    assert short(scanned(text)) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        # A phrase of every day is no good, although a word in it names one.
        ("gak tahu", ["gak tahu"]),
        ("mboten ngertos, tahu 2", ["mboten ngertos", ",", "Tahu putih", "2"]),
        ("salam sejahtera", ["salam sejahtera"]),
        ("kirim salam", ["kirim salam"]),
        ("bumbu rawon 2", ["bumbu rawon", "2"]),
        ("sayur asem", ["sayur asem"]),
        ("pasar besar", ["pasar besar"]),
        # The longer name wins: a good of two words over one of one.
        ("sawi putih", ["Sawi putih"]),
        ("bawang merah goreng", ["Bawang goreng"]),
        ("daun jeruk purut", ["Daun jeruk"]),
        ("kue keju", ["Kastengel"]),
        ("telur bebek asin", ["Telur asin"]),
        ("tepung beras rose brand", ["Tepung beras"]),
        ("keripik tempe sanan", ["Keripik tempe"]),
        ("kunir asem", ["Jamu kunyit asam"]),
        ("sambel pecel", ["Sambal pecel"]),
        # An amount beats a mere word; a good beats an amount.
        ("sepuluh", ["10"]),
        ("buah naga", ["Buah naga"]),
        ("2 buah naga", ["2", "Buah naga"]),
        ("gas 3 kg 1", ["Elpiji 3 kg", "1"]),
        ("teh gopek 2", ["Teh celup", "2"]),
        # A phrase that does something beats the words inside it.
        ("gak jadi", ["<gak jadi>"]),
        ("masing masing 2", ["<masing masing>", "2"]),
        ("sold out", ["<sold out>"]),
    ],
)
def test_which_reading_wins(text: str, marks: list[str]) -> None:
    assert short(scanned(text)) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("beras premium 5 kg, medium 5 kg", ["Beras premium", "5 kg", ",", "Beras medium", "5 kg"]),
        ("bawang merah, putih, bombay", ["Bawang merah", ",", "Bawang putih", ",", "Bawang bombai"]),
        ("pisang raja sisir 2, ambon 1", ["Pisang raja", "/hand", "2", ",", "Pisang ambon", "1"]),
        ("telur ayam 1 kg lan asin 5", ["Telur ayam ras", "1 kg", "<lan>", "Telur asin", "5"]),
        ("beras ketan ganti merah", ["Beras ketan", "<ganti>", "Beras merah"]),
        ("gula pasir\njawa", ["Gula pasir", "line", "Gula merah"]),
        ("bawang (merah) 1 kg", ["bawang?", "(", "Bawang merah", "&", "1 kg"]),
        # Without a family named before it, it is a word; behind a word it describes.
        ("medium 5 kg", ["Beras medium", "5 kg"]),
        ("kasar 1", ["kasar", "1"]),
        ("tomat 1 kg, kasar", ["Tomat", "1 kg", ",", "kasar"]),
        ("garam 1 bungkus, kasar 2", ["Garam halus", "1 pack", ",", "Garam kasar", "2"]),
    ],
)
def test_a_kind_alone_belongs_to_the_family_before(text: str, marks: list[str]) -> None:
    assert short(scanned(text)) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("onde2 5", ["Onde-onde", "5"]),
        ("onde-onde 5", ["Onde-onde", "5"]),
        ("cumi2 1 kg", ["Cumi", "1 kg"]),
        ("masing2 2", ["<masing masing>", "2"]),
        ("orem-orem 3 porsi", ["Orem-orem", "3 portion"]),
        ("tomat2", ["Tomat", "2"]),
        ("bayem3", ["Bayam", "3"]),
        ("tempe2 papan", ["Tempe", "2 board"]),
        ("es-dawet 2", ["Es dawet", "2"]),
        ("tomat - 2", ["Tomat", "2"]),
    ],
)
def test_doubled_words_and_hyphens(text: str, marks: list[str]) -> None:
    assert short(scanned(text)) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("klapa kalih", ["Kelapa", "2"]),
        ("tomat kalih wortel", ["Tomat", "&", "Wortel"]),
        ("tomat sekilo kalih wortel", ["Tomat", "1 kg", "&", "Wortel"]),
        ("kalih wortel", ["2", "Wortel"]),
        ("tomat kalih kilo", ["Tomat", "2 kg"]),
        ("kentang kalih plastik", ["Kentang", "2 pack"]),
        ("gas kalih galon", ["Elpiji 3 kg", "&", "Air galon"]),
    ],
)
def test_two_is_and_between_goods(text: str, marks: list[str]) -> None:
    assert short(scanned(text)) == marks


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("brambang bawang", ["Bawang merah", "Bawang putih"]),
        ("bamer, bawang", ["Bawang merah", ",", "Bawang putih"]),
        ("bawang, brambang", ["bawang?", ",", "Bawang merah"]),
        ("wortel bawang", ["Wortel", "bawang?"]),
    ],
)
def test_beside_shallots_the_family_is_garlic(text: str, marks: list[str]) -> None:
    assert short(scanned(text)) == marks


def test_every_reading_is_a_method_and_the_last_takes_any_word() -> None:
    assert _Walk.READINGS[0] == "_sign"
    assert _Walk.READINGS[-1] == "_word"
    assert all(callable(getattr(_Walk, name)) for name in _Walk.READINGS)
    (mark,) = scanned("xyzzy")
    assert isinstance(mark, WordMark)
    assert not mark.is_known


def test_known_words_are_told_from_unknown_ones() -> None:
    marks = scanned("tolong qwrtz besok")
    assert [(mark.text, mark.is_known) for mark in marks if isinstance(mark, WordMark)] == [
        ("tolong", True), ("qwrtz", False), ("besok", True),
    ]  # fmt: skip


def test_a_good_keeps_its_words_and_how_sure_it_is() -> None:
    sure, ending, slip = (mark for mark in scanned("lombok abang, wortele, ketumbr") if isinstance(mark, GoodMark))
    assert (sure.words, sure.sure, sure.named.goods) == (("cabai", "merah"), 1.0, ("Cabai merah besar",))
    assert (ending.words, ending.sure) == (("wortel",), 0.97)
    assert slip.words == ("ketumbar",)
    assert 0.5 < slip.sure < 0.9


def test_brands_and_pictures_are_told() -> None:
    brand, name, picture = (mark for mark in scanned("bimoli, minyak, \U0001f345") if isinstance(mark, GoodMark))
    assert (brand.named.is_brand, name.named.is_brand) == (True, False)
    assert (brand.is_picture, picture.is_picture) == (False, True)


def test_marks_stand_where_they_were_typed() -> None:
    text = "tulung Lombok Abang rong ons, ya"
    good, amount = (mark for mark in scanned(text) if isinstance(mark, GoodMark | AmountMark))
    assert text[good.span.start : good.span.end] == "Lombok Abang"
    assert text[amount.span.start : amount.span.end] == "rong ons"


def test_a_unit_alone_has_its_factor() -> None:
    marks = [mark for mark in scanned("tomat /ons") if isinstance(mark, UnitMark)]
    assert [(mark.unit, mark.factor) for mark in marks] == [("g", 100)]


def test_borders_know_what_they_are() -> None:
    line, colon, stop = (mark for mark in scanned("a\nb: c.") if isinstance(mark, Border))
    assert (line.is_line, colon.is_line, stop.is_line) == (True, False, False)
    assert (line.is_colon, colon.is_colon, stop.is_colon) == (False, True, False)
    assert (line.strength, colon.strength, stop.strength) == (2, 1, 2)


def some_of(*names: str) -> Scanner:
    """A scanner of a smaller catalogue."""
    return Scanner(load_lexicon(), [products()[name] for name in names])


def test_goods_a_catalogue_lacks_are_known_but_unsold() -> None:
    marks = some_of("Bayam").scan(tokens("tomat 2, bayem"))
    assert short(marks) == ["unsold", "2", ",", "Bayam"]
    assert isinstance(marks[0], GoodMark)
    assert marks[0].is_unsold


def test_a_family_is_narrowed_to_what_a_catalogue_has() -> None:
    assert short(some_of("Ikan lele", "Tomat").scan(tokens("ikan 1 kg"))) == ["Ikan lele", "1 kg"]
    (family,) = some_of("Ikan lele", "Ikan nila").scan(tokens("iwak"))
    assert isinstance(family, GoodMark)
    assert set(family.named.goods) == {"Ikan lele", "Ikan nila"}


def test_a_kind_alone_must_be_in_the_catalogue() -> None:
    assert short(some_of("Beras medium").scan(tokens("beras 1 kg, merah 2"))) == [
        "Beras medium",
        "1 kg",
        ",",
        "<merah>",
        "2",
    ]


def test_a_good_of_the_catalogue_is_found_by_its_own_name() -> None:
    new = Product("Kluwek bubuk", ("pack",), "", family_default=False, typical_price=0, cluster="fresh")
    scanner = Scanner(load_lexicon(), [new])
    assert short(scanner.scan(tokens("KLUWEK-bubuk 2"))) == ["Kluwek bubuk", "2"]
