"""Units and amounts in words."""

from collections.abc import Iterator

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.words import read_steps
from dodolan.market.stalls.catalogue import catalogue
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED
from dodolan.wording.units import WORDS, amount, counted_in, ordered, typed_amount, unit_word, without_unit

MEASURED = {"kg", "l"}


@pytest.fixture(autouse=True)
def _in_english() -> Iterator[None]:
    with translation.override("en"):
        yield


def test_every_unit_of_the_catalogue_has_a_word():
    assert {facts.unit for facts in catalogue()} - MEASURED <= set(WORDS)


@pytest.mark.parametrize(
    ("steps", "unit", "words"),
    [
        (500, "kg", "½ kg"),
        (1255, "kg", "1,255 kg"),
        (80, "kg", "80 g"),
        (1500, "l", "1½ l"),
        (1, "bunch", "1 bunch"),
        (3, "bunch", "3 bunches"),
        (1200, "piece", "1.200 pieces"),
        (2, "unheard", "2 unheard"),
    ],
)
def test_amount(steps: int, unit: str, words: str):
    assert amount(steps, unit) == words


def test_unit_word():
    assert [unit_word(unit) for unit in ("kg", "bunch", "unheard")] == ["kg", "bunch", "unheard"]


def test_pieces_priced_by_weight_are_ordered_in_pieces():
    assert counted_in(EACH_BY_WEIGHT.code, "kg") == "piece"
    assert counted_in(WEIGHED.code, "kg") == "kg"
    assert counted_in(EACH.code, "bunch") == "bunch"


def test_what_was_ordered_is_said_by_amount_or_by_money():
    assert ordered(mode=WEIGHED.code, unit="kg", steps=250, money_rp=None) == "¼ kg"
    assert ordered(mode=EACH_BY_WEIGHT.code, unit="kg", steps=2, money_rp=None) == "2 pieces"
    assert ordered(mode=WEIGHED.code, unit="kg", steps=None, money_rp=5_000) == "worth Rp5.000"


@given(steps=st.integers(1, 2_000_000), unit=st.sampled_from(["kg", "l", "bunch"]))
def test_a_typed_amount_reads_back_as_the_same_steps(steps: int, unit: str):
    number, said = without_unit(typed_amount(steps, unit), unit)
    assert said
    assert read_steps(number, unit) == steps
