"""Laws: what may be said otherwise without meaning otherwise."""

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dodolan.engines.language.model.values import Line
from tests.engines.language.reading import read
from tests.engines.language.spoken import bahasa, ngoko

GOODS = st.sampled_from(
    [("bayam", "ikat"), ("tomat", "kg"), ("tempe", "papan"), ("telur", "butir"), ("gula", "kilo"), ("kecap", "botol")]
)
ITEMS = st.lists(st.tuples(GOODS, st.integers(1, 60)), min_size=1, max_size=6, unique_by=lambda item: item[0][0])
POLITE = st.sampled_from(["bu", "tolong", "ya mbak", "nggih", "makasih ya", "mohon", "tulung", "kak", "suwun"])
SIGNS = st.sampled_from([", ", "\n", " ", "; ", " dan ", " karo ", " + "])


def said(items: list[tuple[tuple[str, str], int]], sign: str = ", ", number: object = str) -> str:
    """An order in words."""
    assert callable(number)
    return sign.join(f"{good} {number(count)} {unit}" for (good, unit), count in items)


def keys(text: str) -> Counter[tuple[object, ...]]:
    """What a message orders, as a multiset."""

    def key(line: Line) -> tuple[object, ...]:
        return line.product, line.quantity, line.unit, line.money

    reading = read(text)
    assert reading.intent == "order", text
    return Counter(key(line) for line in reading.lines)


@given(ITEMS)
@settings(max_examples=60)
def test_number_words_say_what_digits_say(items: list[tuple[tuple[str, str], int]]) -> None:
    assert keys(said(items)) == keys(said(items, number=bahasa)) == keys(said(items, number=ngoko))


@given(ITEMS, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_does_not_matter(items: list[tuple[tuple[str, str], int]], dice: object) -> None:
    shuffled = [*items]
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert keys(said(items)) == keys(said(shuffled))


@given(ITEMS, SIGNS)
@settings(max_examples=60)
def test_signs_between_do_not_matter(items: list[tuple[tuple[str, str], int]], sign: str) -> None:
    assert keys(said(items)) == keys(said(items, sign))


@given(ITEMS, POLITE, POLITE)
@settings(max_examples=60)
def test_politeness_changes_nothing(items: list[tuple[tuple[str, str], int]], before: str, after: str) -> None:
    assert keys(said(items)) == keys(f"{before} {said(items)} {after}")


@given(ITEMS)
@settings(max_examples=30)
def test_capitals_and_glue_change_nothing(items: list[tuple[tuple[str, str], int]]) -> None:
    glued = ", ".join(f"{good} {count}{unit}" for (good, unit), count in items)
    assert keys(said(items)) == keys(said(items).upper()) == keys(glued)


@given(ITEMS)
@settings(max_examples=30)
def test_every_good_has_its_line_and_its_number(items: list[tuple[tuple[str, str], int]]) -> None:
    counts = Counter(line.quantity for line in read(said(items)).lines)
    assert counts == Counter(count for _, count in items)


@pytest.mark.parametrize("text", ["bayam 2 ikat, tomat 1 kg", "batal ya bu", "kangkung habis"])
def test_the_same_message_is_read_the_same(text: str) -> None:
    assert read(text) == read(text)
