"""Reading is strict, writing is Indonesian."""

from datetime import UTC, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.money import MOST, Rupiah
from dodolan.kernel.words import (
    BadCode,
    BadNumber,
    BadText,
    clean,
    hour,
    hours,
    measure,
    read_code,
    read_digits,
    read_rupiah,
    read_steps,
    read_whole,
    rupiah,
)


@pytest.mark.parametrize(
    ("amount", "words"), [(0, "Rp0"), (15_000, "Rp15.000"), (1_234_567, "Rp1.234.567"), (-92, "\N{MINUS SIGN}Rp92")]
)
def test_rupiah_in_words(amount: int, words: str) -> None:
    assert rupiah(amount) == words
    assert rupiah(Rupiah(amount)) == words


@pytest.mark.parametrize(
    ("steps", "unit", "words"),
    [
        (250, "kg", "¼ kg"),
        (500, "kg", "½ kg"),
        (750, "l", "¾ l"),
        (1000, "kg", "1 kg"),
        (1250, "kg", "1¼ kg"),
        (1262, "kg", "1,262 kg"),
        (1300, "kg", "1,3 kg"),
        (100, "kg", "100 g"),
        (262, "kg", "262 g"),
        (0, "kg", "0 g"),
        (80, "kg", "80 g"),
        (80, "l", "80 ml"),
        (3, "bunch", "3 bunch"),
        (12_500_000, "kg", "12.500 kg"),
    ],
)
def test_amounts_in_words(steps: int, unit: str, words: str) -> None:
    assert measure(steps, unit) == words


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("5000", 5_000),
        ("5.000", 5_000),
        ("Rp 5.000", 5_000),
        ("rp5000", 5_000),
        ("Rp. 1.250.000", 1_250_000),
        (" 0 ", 0),
        ("５０００", 5_000),
    ],
)
def test_read_rupiah(text: str, amount: int) -> None:
    assert read_rupiah(text) == Rupiah(amount)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "lima ribu",
        "5,000",
        "5000,50",
        "5.00",
        "-5000",
        "5000.5",
        "1" * 14,
        "9" * 30,
        "\0",
        "5rb",
        "5 000",
        "1e9",
        "+5",
        "\u202e5000",
    ],
)
def test_read_rupiah_refuses(text: str) -> None:
    with pytest.raises(BadNumber):
        read_rupiah(text)


def test_no_purchase_is_dearer_than_a_trillion() -> None:
    assert read_rupiah(str(MOST)) == Rupiah(MOST)
    with pytest.raises(BadNumber, match="dear"):
        read_rupiah(str(MOST + 1))


@pytest.mark.parametrize(
    ("text", "unit", "steps"),
    [
        ("2", "kg", 2000),
        ("1,5", "kg", 1500),
        ("0.25", "kg", 250),
        ("1/4", "kg", 250),
        ("½", "kg", 500),
        ("1½", "kg", 1500),
        ("1 1/2", "l", 1500),
        ("２", "kg", 2000),
        ("0,001", "kg", 1),
        ("3", "bunch", 3),
        ("4/2", "bunch", 2),
        ("0", "kg", 0),
    ],
)
def test_read_steps(text: str, unit: str, steps: int) -> None:
    assert read_steps(text, unit) == steps


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", "kg"),
        ("-1", "kg"),
        ("1/0", "kg"),
        ("1/3", "kg"),
        ("0,0005", "kg"),
        ("½", "bunch"),
        ("1,5", "bunch"),
        ("abc", "kg"),
        ("1,5,5", "kg"),
        ("99999999", "kg"),
        ("1" * 40, "kg"),
        ("/", "kg"),
        ("1.000.000", "kg"),
    ],
)
def test_read_steps_refuses(text: str, unit: str) -> None:
    with pytest.raises(BadNumber):
        read_steps(text, unit)


@given(steps=st.integers(1_000, 9_999_999))
def test_written_amounts_read_back(steps: int) -> None:
    words = measure(steps, "kg").removesuffix(" kg").replace(".", "")
    assert read_steps(words, "kg") == steps


@given(text=st.text(max_size=60))
def test_reading_never_fails_otherwise(text: str) -> None:
    for read in (read_rupiah, read_whole, lambda typed: read_steps(typed, "kg")):
        try:
            read(text)
        except BadNumber:
            continue


@pytest.mark.parametrize(("text", "number"), [("7", 7), ("０７", 7), (" 250 ", 250)])
def test_read_whole(text: str, number: int) -> None:
    assert read_whole(text) == number


@pytest.mark.parametrize("text", ["", "-7", "7,0", "7.0", "1" * 14, "seven"])
def test_read_whole_refuses(text: str) -> None:
    with pytest.raises(BadNumber):
        read_whole(text)


def test_hours_in_words() -> None:
    dawn = datetime(2020, 11, 13, 23, 10, tzinfo=UTC)
    assert hour(dawn) == "06.10"
    assert hour(time(9, 5)) == "09.05"
    assert hours(dawn, dawn.replace(minute=40)) == "06.10\N{EN DASH}06.40"


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  Bu   Ani ", "Bu Ani"),
        ("Bu\u202eAni", "BuAni"),
        ("e\u0301", "\u00e9"),
        ("Jl.\nKawi\t24", "Jl. Kawi 24"),
        ("pagar\u200bhijau", "pagarhijau"),
        ("Ani 🌶", "Ani 🌶"),
        ("a\x07b", "ab"),
    ],
)
def test_clean_text(text: str, kept: str) -> None:
    assert clean(text, field="name", longest=20) == kept


@pytest.mark.parametrize(
    ("text", "why"), [("", "missing"), (" \u200b ", "missing"), ("x" * 21, "too_long"), ("a\0b", "signs")]
)
def test_clean_refuses_and_names_the_field(text: str, why: str) -> None:
    with pytest.raises(BadText) as refusal:
        clean(text, field="name", longest=20)
    assert refusal.value.facts["field"] == "name"
    assert refusal.value.facts["why"] == why


def test_optional_text_may_be_missing() -> None:
    assert clean("  ", field="note", longest=5, optional=True) == ""


@given(text=st.text(max_size=100))
def test_clean_text_stays_as_it_is(text: str) -> None:
    try:
        once = clean(text, field="name", longest=100, optional=True)
    except BadText:
        return
    assert clean(once, field="name", longest=100, optional=True) == once


@given(st.lists(st.sampled_from("0123456789"), max_size=12), st.sampled_from(["", " ", ".", " . "]))
def test_digits_are_read_as_they_are_copied(digits: list[str], between: str) -> None:
    number = "".join(digits)
    wide = "".join(chr(ord(digit) + 0xFEE0) for digit in digits)
    if len(between.join(digits)) <= 24:
        assert read_digits(between.join(digits)) == number
    assert read_digits(f" {wide} ") == number


@pytest.mark.parametrize("text", ["-1", "1,5", "12x", "\0", "1" * 25, "\u00b2"])
def test_read_digits_refuses(text: str) -> None:
    with pytest.raises(BadNumber):
        read_digits(text)


BETWEEN = st.text(st.sampled_from(" -.,/\u00a0\u2013\u200b\t"), max_size=2)
DIGITS = st.sampled_from("0\uff10\u0660\u0966")


@given(code=st.text(st.sampled_from("0123456789"), min_size=1, max_size=6), between=BETWEEN, zero=DIGITS)
def test_a_code_is_read_as_it_is_seen_and_said(code: str, between: str, zero: str) -> None:
    typed = between.join(chr(ord(zero) + int(digit)) for digit in code)
    assert read_code(typed, len(code), field="code") == code


@given(text=st.text(max_size=30), digits=st.sampled_from((4, 6)))
def test_a_code_is_that_many_digits_or_refused(text: str, digits: int) -> None:
    try:
        code = read_code(text, digits, field="pin")
    except BadCode:
        return
    assert len(code) == digits
    assert code.isascii()
    assert code.isdigit()


@pytest.mark.parametrize("text", ["", "56566", "5656666", "56566O", "565 666 7", "kode 565666", "5" * 30])
def test_what_cannot_be_a_code(text: str) -> None:
    with pytest.raises(BadCode):
        read_code(text, 6, field="code")
