"""Fields that read what people type: what reads well comes out whole, what does not is said beside the field."""

from collections.abc import Iterator
from typing import Any

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.utils import translation
from hypothesis import example, given
from hypothesis import strategies as st

from dodolan.kernel.money import MOST, Rupiah
from dodolan.kernel.words import rupiah
from dodolan.market.stalls.sold_by import Asked
from dodolan.web.kit.fields import AmountField, PercentField, RupiahField, TextField, WholeField
from dodolan.wording.units import WORDS, amount, typed_amount


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def complaint(field: forms.Field, typed: Any) -> list[str]:
    with pytest.raises(forms.ValidationError) as raised:
        field.clean(typed)
    return list(raised.value.messages)


@given(st.integers(0, MOST))
def test_rupiah_are_read_as_they_are_printed(amount: int) -> None:
    field = RupiahField()
    assert field.clean(rupiah(amount)) == amount
    assert field.clean(str(amount)) == amount
    assert field.clean(f"  {amount}  ") == amount


@pytest.mark.parametrize("typed", ["5,5", "5.00", "5.0000", "1,000", "-5", "five", "5 5", "5e3", "²", str(MOST + 1)])
def test_what_is_no_rupiah_is_said(typed: str) -> None:
    assert complaint(RupiahField(), typed) == ["Write whole rupiah, like 5000 or 5.000."]


@pytest.mark.parametrize(
    ("typed", "unit", "steps"),
    [
        ("1,5", "kg", 1500),
        ("1.5", "kg", 1500),
        ("½", "kg", 500),
        ("1½", "kg", 1500),
        ("1/4", "l", 250),
        ("0,001", "kg", 1),
        ("0.250", "kg", 250),
        ("3", "bunch", 3),
        ("0", "kg", 0),
        ("\uff12", "piece", 2),
        ("250 gram", "kg", 250),
        ("250g", "kg", 250),
        ("2 ons", "kg", 200),
        ("sak prapat", "kg", 250),
        ("setengah", "kg", 500),
        ("setengah kilo", "kg", 500),
        ("1 kg setengah", "kg", 1500),
        ("250 kg", "kg", 250_000),
        ("500 ml", "l", 500),
        ("1.000", "pack", 1_000),
        ("1.000 bungkus", "pack", 1_000),
        ("1 lusin", "piece", 12),
        ("2 ekor", "piece", 2),
    ],
)
def test_amounts_are_read_in_their_unit(typed: str, unit: str, steps: int) -> None:
    assert AmountField(unit=unit).clean(typed) == Asked(steps=steps)


def test_money_is_read_as_money() -> None:
    assert AmountField(unit="kg").clean("5rb") == AmountField(unit="kg").clean("Rp5.000") == Asked(money=Rupiah(5_000))


@pytest.mark.parametrize("language", ["id", "jv", "en"])
@pytest.mark.parametrize("unit", ["kg", "l", *WORDS])
@given(steps=st.integers(1, 2_000_000))
@example(steps=250)
@example(steps=1_000)
@example(steps=1_000_000)
@example(steps=12_345)
def test_what_a_page_writes_is_read_as_that_or_refused(language: str, unit: str, steps: int) -> None:
    with translation.override(language):
        field = AmountField(unit=unit, most_bare=20)
        for shown in (amount(steps, unit), typed_amount(steps, unit)):
            try:
                read = field.clean(shown)
            except ValidationError:
                assert shown != typed_amount(steps, unit), shown
            else:
                assert read == Asked(steps=steps), shown


@pytest.mark.parametrize(
    ("typed", "unit"),
    [("1/3", "kg"), ("1/0", "kg"), ("-1", "kg"), ("a", "kg"), ("3 ikat", "kg"), ("2-3 kg", "kg"), ("1 kg x", "kg")],
)
def test_an_amount_that_does_not_fit_is_said(typed: str, unit: str) -> None:
    assert complaint(AmountField(unit=unit), typed) == ["Write an amount, like 1,5 or 250 gram."]


@pytest.mark.parametrize("typed", ["1,5", "1,000", "250 gram", "½", "setengah"])
def test_what_is_counted_is_not_cut(typed: str) -> None:
    assert complaint(AmountField(unit="bunch"), typed) == ["Write a whole number, like 3."]


@pytest.mark.parametrize(
    ("typed", "unit", "said"),
    [
        ("250", "kg", "Write it with its unit: 250 g or 250 kg?"),
        ("1.000", "kg", "Write it with its unit: 250 g or 2 kg?"),
        ("1,000", "kg", "Write it with its unit: 250 g or 2 kg?"),
        ("1.250 kg", "kg", "Write it with its unit: 250 g or 2 kg?"),
        ("330", "bunch", "So many? Then write 330 bunch."),
    ],
)
def test_what_could_mean_two_amounts_is_asked_about(typed: str, unit: str, said: str) -> None:
    assert complaint(AmountField(unit=unit, most_bare=20), typed) == [said]


@given(st.integers(0, 10**13 - 1))
def test_whole_numbers_are_read(number: int) -> None:
    assert WholeField().clean(str(number)) == number


@pytest.mark.parametrize("typed", ["1.000", "1,5", "-1", "x", "9" * 14, "9" * 500_000])
def test_what_is_no_whole_number_is_said(typed: str) -> None:
    assert complaint(WholeField(), typed) == ["Write a whole number."]


FIELDS = [RupiahField, WholeField]


@pytest.mark.parametrize("make", FIELDS)
@pytest.mark.parametrize("typed", ["", "   ", None])
def test_nothing_typed_is_no_number(make: Any, typed: str | None) -> None:
    assert make(required=False).clean(typed) is None
    assert complaint(make(), typed) == ["This is needed."]


@pytest.mark.parametrize("make", FIELDS)
def test_nought_is_a_number(make: Any) -> None:
    assert make().clean("0") == 0


@pytest.mark.parametrize("make", FIELDS)
def test_phones_open_the_number_pad(make: Any) -> None:
    attrs = make().widget.attrs
    assert (attrs["inputmode"], attrs["autocomplete"], attrs["maxlength"]) == ("decimal", "off", "24")


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  Bu   Ani ", "Bu Ani"),
        ("Bu\tAni\n", "Bu Ani"),
        ("Bu\u202eAni", "BuAni"),
        ("e\u0301", "é"),
        ("\u200b", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_text_is_cleaned(typed: str | None, kept: str) -> None:
    assert TextField(longest=20, required=False).clean(typed) == kept


@given(st.text(alphabet="ab é\u200d", max_size=30), st.integers(1, 30))
def test_text_is_never_longer_than_allowed(typed: str, longest: int) -> None:
    field = TextField(longest=longest, required=False)
    folded = " ".join(typed.replace("\u200d", "").split())
    if len(folded) > longest:
        assert complaint(field, typed) == [f"At most {longest} letters."]
    else:
        assert field.clean(typed) == folded
        assert field.clean(folded) == folded


def test_a_needed_text_is_asked_for() -> None:
    assert complaint(TextField(longest=5), " \u200b ") == ["This is needed."]


def test_a_sign_that_cannot_be_kept_is_said() -> None:
    assert complaint(TextField(longest=5), "a\0") == ["There is a sign in it that we cannot read."]


def test_the_phone_stops_at_the_limit() -> None:
    assert TextField(longest=60).widget.attrs["maxlength"] == "60"
    own = TextField(longest=60, widget=forms.TextInput(attrs={"maxlength": "9"}))
    assert own.widget.attrs["maxlength"] == "9"


@given(st.integers(0, 999_999))
def test_percent_is_read_as_it_is_shown(basis_points: int) -> None:
    field = PercentField()
    assert field.clean(field.prepare_value(basis_points)) == basis_points


@pytest.mark.parametrize(("typed", "value"), [("12,5", 1_250), ("12.5 %", 1_250), ("10", 1_000), ("0,05", 5), ("0", 0)])
def test_percent(typed: str, value: int) -> None:
    assert PercentField().clean(typed) == value


@pytest.mark.parametrize("typed", ["-1", "12,555", "x", "1.000,5", "99999", "1e3"])
def test_what_is_no_percent(typed: str) -> None:
    assert complaint(PercentField(), typed) == ["Write percent, like 10 or 12,5."]


@pytest.mark.parametrize(
    ("typed", "amount_rp"), [("5rb", 5_000), ("7,5rb", 7_500), ("10 ribu", 10_000), ("Rp 5rb", 5_000)]
)
def test_money_is_read_as_it_is_said(typed: str, amount_rp: int) -> None:
    assert RupiahField().clean(typed) == amount_rp


@pytest.mark.parametrize("typed", ["rp5,000", "Rp 5.000,50", "2 kg", "5rb-10rb", "5rb lebih", "x" * 41])
def test_money_that_could_be_something_else_is_refused(typed: str) -> None:
    assert complaint(RupiahField(), typed) == ["Write whole rupiah, like 5000 or 5.000."]
