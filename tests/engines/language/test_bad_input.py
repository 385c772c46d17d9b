"""What is no order: an intent, no line invented, a question where a person would ask."""

import pytest

from dodolan.engines.language.model.parameters import USUAL
from tests.engines.language.reading import read, told


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\0\0\0",
        "\U0001f602\U0001f602\U0001f602",
        "hello can you please tell me where the station is",
        "<script>alert('2 kg')</script>",
        "'; DROP TABLE orders; --",
        "https://contoh.id/promo?x=5&y=10",
        "q" * 5000,
        "1 2 3 4 5 6 7 8",
        "????!!!!....",
        "١٢٣ كيلو",
        "两公斤西红柿",
    ],
)
def test_nothing_is_invented(text: str) -> None:
    assert told(text) == []


def test_a_hundred_thousand_signs_are_cut_and_said_to_be() -> None:
    reading = read("tomat 2 kg, " * 9000)
    assert reading.was_cut
    assert {line.product for line in reading.lines} == {"Tomat"}
    assert all(line.span.end <= USUAL.longest_message for line in reading.lines)


def test_speech_turned_to_text_needs_no_signs() -> None:
    text = "tolong nitip tomat setengah kilo cabe rawit seperempat sama terasi satu bungkus terus gula sekilo ya bu"
    assert told(text) == ["Tomat 0.5 kg", "Cabai rawit merah 0.25 kg", "Terasi 1 pack", "Gula pasir 1 kg"]


def test_markup_does_not_hide_an_order() -> None:
    assert told("<b>bayam</b> 2 ikat") == ["Bayam 2 bunch"]


def test_impossible_numbers_are_not_believed() -> None:
    for text in ("tomat 99999999999999999999 kg", "tomat 0 kg", "tomat 1/0 kg"):
        (line,) = read(text).lines
        assert (line.product, line.quantity, line.money) == ("Tomat", None, None), text
