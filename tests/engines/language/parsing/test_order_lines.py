"""Lines of an order: which number is the quantity, which is money, and which good a family means."""

from fractions import Fraction

import pytest

from dodolan.engines.language.parsing.order_lines import cancelled, named_lines, order_line, order_lines, pick_product
from tests.engines.language.seen import counted, gathered, products

HALF = Fraction(1, 2)


def line_of(text: str) -> tuple[Fraction | None, str | None, int | None]:
    """Quantity, unit and money of the only good in a text."""
    (entry,) = gathered(text)
    line = order_line(entry, products()).line
    return line.quantity, line.unit, line.money


@pytest.mark.parametrize(
    ("text", "unit", "good", "doubts"),
    [
        ("pisang", "stem", "Pisang raja", ["kind"]),
        ("pisang", "kg", "Pisang ambon", []),
        ("susu", "can", "Susu kental manis", []),
        ("susu", "carton", "Susu UHT", []),
        ("susu", "pack", "Susu UHT", ["kind"]),
        ("jamu", "bottle", "Jamu beras kencur", ["kind"]),
        ("bakso", "kg", "Bakso sapi", []),
        ("bawang", None, "Bawang merah", ["kind"]),
        ("tomat", "gallon", "Tomat", []),
    ],
)
def test_a_unit_may_tell_the_kind(text: str, unit: str | None, good: str, doubts: list[str]) -> None:
    (entry,) = gathered(text)
    product, found = pick_product(entry, unit, products())
    assert (product.name, [doubt.why for doubt in found]) == (good, doubts)


def test_a_doubt_offers_only_what_fits_the_unit() -> None:
    (entry,) = gathered("pisang")
    (fitting,) = pick_product(entry, "hand", products())[1]
    (any_kind,) = pick_product(entry, "piece", products())[1]
    (some,) = pick_product(entry, "stem", products())[1]
    assert set(fitting.choices) == set(any_kind.choices) == {"Pisang ambon", "Pisang raja", "Pisang kepok"}
    assert set(some.choices) == {"Pisang raja", "Pisang kepok"}


@pytest.mark.parametrize(
    ("text", "line"),
    [
        # Quantity before money; the first sum where there is no quantity.
        ("tomat 2 kg 20rb", (2, "kg", None)),
        ("tomat 20rb 2 kg", (2, "kg", None)),
        ("tomat 20rb", (None, None, 20000)),
        ("tomat", (None, None, None)),
        # The one kilo belongs to the price.
        ("ayam sing 35rb sekilo jupuk 2 kilo", (2, "kg", None)),
        ("ayam sing 35rb sekilo jupuk 2", (2, "kg", None)),
        ("ayam 35rb sekilo", (1, "kg", None)),
        # A container wins over what it holds.
        ("beras 25 kg 2 sak", (2, "sack", None)),
        ("beras 2 sak 25 kg", (2, "sack", None)),
        ("gula 1 kg 3 bungkus", (3, "pack", None)),
        # The size of a pack, then how many.
        ("kanji 250 gr 2", (2, "kg", None)),
        ("kecap 600 ml 2", (2, "bottle", None)),
        # Parts of one weight.
        ("tomat 1 kg 2 ons", (Fraction(6, 5), "kg", None)),
        ("tomat sekilo rong ons", (Fraction(6, 5), "kg", None)),
        ("minyak 1 liter 250 ml", (Fraction(5, 4), "l", None)),
        # Bare numbers.
        ("tomat 5000", (None, None, 5000)),
        ("tomat 499", (499, "kg", None)),
        ("tomat 500", (None, None, 500)),
        ("tomat 0", (None, None, None)),
        ("bayem setengah", (HALF, "bunch", None)),
        ("sawi setengah", (HALF, "kg", None)),
        ("minyak setengah", (HALF, "l", None)),
        # A unit beside the name, a word for sir.
        ("kecap pouch 2", (2, "pack", None)),
        ("tomat 2 pak", (2, "kg", None)),
        ("tisu 2 pak", (2, "pack", None)),
    ],
)
def test_which_number_counts(text: str, line: tuple[Fraction | None, str | None, int | None]) -> None:
    assert line_of(text) == line


@pytest.mark.parametrize(
    ("text", "whys"),
    [
        ("endog 15", ["weight or count"]),
        ("endog 15 iji", []),
        ("endog 1,5", []),
        ("endog setengah", []),
        ("bebek 2", []),
        ("bayem 3-4 iket", ["range"]),
        ("bawang 3-4", ["range", "kind"]),
    ],
)
def test_what_is_doubtful(text: str, whys: list[str]) -> None:
    (entry,) = gathered(text)
    chosen = order_line(entry, products())
    assert [doubt.why for doubt in chosen.doubts] == whys
    assert chosen.line.confidence == pytest.approx(0.5 ** len(whys))


def test_the_answers_to_a_count_are_both_units() -> None:
    (entry,) = gathered("endog 15")
    (doubt,) = order_line(entry, products()).doubts
    assert doubt.choices == ("15 kg", "15 piece")


@pytest.mark.parametrize(
    ("text", "goods"),
    [
        ("tomat 2, wortel gak jadi", ["Tomat"]),
        ("kangkung 2 ganti bayem", ["Bayam"]),
        ("gambas 2, tomat 1", ["Tomat"]),
        # What a dish should come with is no line; what is counted beside it is.
        ("bakso malang 4 porsi pangsitnya banyakin", ["Bakso Malang"]),
        ("rawon 2 porsi, tempe 3", ["Rawon", "Tempe"]),
        ("tomat 2 kg, tomat sing seger", ["Tomat"]),
    ],
)
def test_what_gives_a_line(text: str, goods: list[str]) -> None:
    assert [chosen.line.product for chosen in order_lines(gathered(text), products())] == goods


@pytest.mark.parametrize(
    ("text", "taken"),
    [
        ("tomat gak jadi, wortel tetep", ["-Tomat"]),
        ("galon lan gas batal", ["Air galon", "-Elpiji 3 kg"]),
        ("tomat gak sido, wortel juga, pare tetep", ["-Tomat", "Wortel"]),
        ("tomat, wortel", ["Tomat", "Wortel"]),
        ("", []),
    ],
)
def test_what_is_called_off(text: str, taken: list[str]) -> None:
    assert counted(cancelled(gathered(text))) == taken


def test_naming_lines_name_each_good_once_and_nothing_unsold() -> None:
    chosen = named_lines(gathered("tempe 2, gambas, tempe bosok, tahu"), products())
    assert [one.line.product for one in chosen] == ["Tempe", "Tahu putih"]
