"""Price lines: what a price is for, missing thousands, what is sold out, and prices that changed."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodolan.engines.language.parsing.price_lists import price_lines, without_old_prices
from tests.engines.language.seen import gathered, marked, products, short


def priced(text: str) -> list[tuple[str, Fraction | None, str | None, int | None]]:
    """Good, quantity, unit and price of every line of a price list."""
    chosen = price_lines(gathered(text, "trader"), marked(text), products())
    return [(one.line.product, one.line.quantity, one.line.unit, one.line.money) for one in chosen]


@pytest.mark.parametrize(
    ("text", "quantity", "unit", "money"),
    [
        ("tomat 9rb", 1, "kg", 9000),
        ("bayem 2500", 1, "bunch", 2500),
        ("bayem 2500 sak iket", 1, "bunch", 2500),
        ("bayem 3 iket 5rb", 3, "bunch", 5000),
        ("bayem 5rb 3 iket", 3, "bunch", 5000),
        ("tomat 9rb/kg", 1, "kg", 9000),
        ("tomat per kilo 9rb", 1, "kg", 9000),
        ("rawit 7rb/ons", 100, "g", 7000),
        ("rawit 7rb sak ons", 100, "g", 7000),
        ("rawit prapat kilo 17rb", Fraction(1, 4), "kg", 17000),
        ("tahu 10 wolung ewu", 10, "piece", 8000),
        ("endog 26 sekilo", 1, "kg", 26000),
        ("beras 25 kg 260rb", 25, "kg", 260000),
        ("lele 5 kg 120rb", 5, "kg", 120000),
        # Thousands left out.
        ("rawit 70", 1, "kg", 70000),
        ("rawit 7,5", 1, "kg", 7500),
        ("rawit 999", 1, "kg", 999000),
        ("rawit 1000", 1, "kg", 1000),
    ],
)
def test_what_a_price_is_for(text: str, quantity: Fraction, unit: str, money: int) -> None:
    assert [line[1:] for line in priced(text)] == [(quantity, unit, money)]


@given(st.integers(1, 999))
@settings(max_examples=40)
def test_below_a_thousand_the_thousands_are_left_out(number: int) -> None:
    assert [line[3] for line in priced(f"tomat {number}")] == [number * 1000]
    assert [line[3] for line in priced(f"tomat {number * 1000}")] == [number * 1000]


@pytest.mark.parametrize("text", ["tomat", "tomat 0", "tomat 2 kg", "tomat 900000000", "gambas 5rb", "9rb", ""])
def test_no_price_is_no_line(text: str) -> None:
    assert priced(text) == []


@pytest.mark.parametrize(
    ("text", "out"),
    [
        ("tomat entek", ["Tomat"]),
        ("tomat, wortel telas", ["Tomat", "Wortel"]),
        ("kosong: tomat, wortel", ["Tomat", "Wortel"]),
        ("habis tomat", ["Tomat"]),
        ("tomat 9rb, wortel habis", ["Wortel"]),
        ("tomat entek, wortel 9rb", ["Tomat"]),
        ("tomat habis\nwortel 9rb\npare kosong", ["Tomat", "Pare"]),
        # A price between them keeps the word from what is further off.
        ("tomat, wortel 9rb, pare habis", ["Pare"]),
        ("wortel ready, tomat entek", ["Tomat"]),
    ],
)
def test_what_is_sold_out(text: str, out: list[str]) -> None:
    assert [line[0] for line in priced(text) if line[1] == 0] == out
    assert all(line[2:] == (None, None) for line in priced(text) if line[1] == 0)


@pytest.mark.parametrize(
    ("text", "marks"),
    [
        ("tomat dari 40 jadi 35", ["Tomat", "<dari>", "<jadi>", "35"]),
        ("tomat soko 40 dadi 35", ["Tomat", "<soko>", "<dadi>", "35"]),
        ("tomat saking 40 dados 35", ["Tomat", "<saking>", "<dados>", "35"]),
        ("tomat munggah 5rb dadi 40rb", ["Tomat", "<munggah>", "<dadi>", "Rp40000"]),
        ("tomat wingi 9rb saiki 8rb", ["Tomat", "<wingi>", "<saiki>", "Rp8000"]),
        ("tomat jadi 35", ["Tomat", "<jadi>", "35"]),
        # What the price is for is no old price; another good's price is not either.
        ("tomat 2 kg jadi 35rb", ["Tomat", "2 kg", "<jadi>", "Rp35000"]),
        ("tomat 9rb wortel jadi 8rb", ["Tomat", "Rp9000", "Wortel", "<jadi>", "Rp8000"]),
    ],
)
def test_old_prices_and_differences_are_left_out(text: str, marks: list[str]) -> None:
    assert short(without_old_prices(marked(text))) == marks


def test_reasons_tell_what_a_price_is() -> None:
    chosen = price_lines(gathered("tomat 9rb, bayem 2rb/iket, pare entek", "trader"), marked("pare entek"), products())
    assert [one.line.why for one in chosen[:2]] == [("name", "price for a usual unit"), ("name", "price")]


def test_a_price_of_an_open_family_is_doubtful() -> None:
    (chosen,) = price_lines(gathered("bawang 30", "trader"), marked("bawang 30"), products())
    assert [doubt.why for doubt in chosen.doubts] == ["kind"]
