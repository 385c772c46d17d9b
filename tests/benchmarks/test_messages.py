"""The message sets: what counts as the same line, and that spoiled messages can be spoiled again."""

from collections import Counter

import pytest

from benchmarks.messages.mutations import mutated
from benchmarks.messages.scoring import keys_of
from benchmarks.messages.sets import NAMES, messages_of
from dodolan.engines.language.model.values import INTENTS


def line(
    product: str, quantity: float | None = None, unit: str | None = None, money: int | None = None
) -> dict[str, object]:
    """A line as the sets write it."""
    return {"product": product, "quantity": quantity, "unit": unit, "money": money, "note": "never compared"}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (line("Tomat", 1000, "g"), line("Tomat", 1, "kg")),
        (line("Minyakita", 250, "ml"), line("Minyakita", 0.25, "l")),
        (line("Masker kain", 2, "dozen"), line("Masker kain", 24, "piece")),
        (line("Masker kain", 0.5, "score"), line("Masker kain", 10, "piece")),
        (line("Udang", 0, "kg"), line("Udang", 0, None)),
    ],
)
def test_the_same_said_otherwise_is_the_same(one: dict[str, object], other: dict[str, object]) -> None:
    assert keys_of([one], "order") == keys_of([other], "order")


@pytest.mark.parametrize(
    "other", [line("Tomat", 2, "kg"), line("Tomat", 1, "piece"), line("Wortel", 1, "kg"), line("Tomat", money=1)]
)
def test_a_line_is_right_only_as_a_whole(other: dict[str, object]) -> None:
    assert keys_of([line("Tomat", 1, "kg")], "order") != keys_of([other], "order")


def test_lines_are_a_multiset_and_naming_intents_compare_names_alone() -> None:
    twice = keys_of([line("Tempe", 2, "board"), line("Tempe", 2, "board")], "order")
    assert twice == Counter({("Tempe", 2.0, "board", None): 2})
    assert keys_of([line("Tempe", 2, "board")], "complaint") == Counter({("Tempe",): 1})


def test_the_same_seed_spoils_the_same_way() -> None:
    texts = ["bayam 2 ikat", "tomat 1 kg"]
    first, again, other = (list(mutated(texts, 50, seed)) for seed in (1, 1, 2))
    assert first == again != other
    assert len(first) == 50
    assert sum(text not in texts for text in first) > 40


@pytest.mark.parametrize("name", NAMES)
def test_every_message_is_whole(name: str) -> None:
    messages = messages_of(name)
    assert len({message["id"] for message in messages}) == len(messages)
    for message in messages:
        assert message["intent"] in INTENTS
        assert message["role"] in ("buyer", "trader")
        assert message["text"].strip()
        # A quantity wins over a price, so no line of an order has both.
        assert not any(line["money"] and line["quantity"] for line in message["lines"] if message["intent"] == "order")


def test_there_is_no_other_set() -> None:
    with pytest.raises(KeyError):
        messages_of("secret")
