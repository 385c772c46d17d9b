"""Learning: the same messages give the same bytes, and what is shipped is what they teach."""

import json
import random

import pytest

from benchmarks.messages.grammar import messages
from benchmarks.messages.sets import FOLDER, NAMES, messages_of
from dodolan.engines.language.intents.classifier import MODEL, IntentModel, load_model
from dodolan.engines.language.lexicon.tables import load_lexicon
from dodolan.engines.language.model.values import INTENTS
from dodolan.engines.language.reader import Reader
from dodolan.operations.reading.catalogues import products_from
from rehearsal.language.training import train, written

TEACHERS = ("written", "second", "third", "generated")
LESSONS = [(["always", "w batal"], "cancel"), (["always", "w tuku"], "order")] * 6


def test_what_is_shipped_is_what_the_messages_teach() -> None:
    reader = Reader(load_lexicon(), products_from(None), IntentModel({}))
    known = [message for name in TEACHERS for message in messages_of(name)]
    model = train([(reader.features(message["text"], message["role"]), message["intent"]) for message in known])
    assert written(model) == MODEL.read_text(encoding="utf-8")
    assert MODEL.stat().st_size < 2_000_000


def test_the_grammar_makes_what_is_kept() -> None:
    assert list(messages()) == messages_of("generated")
    assert len({message["text"].lower() for message in messages_of("generated")}) == len(messages_of("generated"))


def test_learning_learns() -> None:
    model = train(LESSONS)
    assert model.scores(["always", "w batal"])[INTENTS.index("cancel")] > 0.9
    assert model.scores(["always", "w tuku"])[INTENTS.index("order")] > 0.9


def test_shares_sum_to_one_and_the_unknown_is_even() -> None:
    shares = load_model().scores(["always", "role buyer", "w nonsense"])
    assert sum(shares) == pytest.approx(1)
    assert IntentModel({}).scores(["w nonsense"]) == pytest.approx([1 / len(INTENTS)] * len(INTENTS))


def test_what_is_seen_once_teaches_nothing() -> None:
    assert "w sekali" not in train([*LESSONS, (["w sekali"], "order")]).weights


def test_the_seed_and_the_order_decide() -> None:
    assert written(train(LESSONS, seed=1)) == written(train(LESSONS, seed=1))
    shuffled = [*LESSONS]
    random.Random(3).shuffle(shuffled)
    assert train(shuffled).weights.keys() == train(LESSONS).weights.keys()


def test_what_is_written_is_sorted_rounded_and_can_be_read() -> None:
    model = train(LESSONS)
    rows = json.loads(written(model))
    assert list(rows) == sorted(model.weights)
    assert {name: tuple(weights) for name, weights in rows.items()} == model.weights
    assert all(weight == round(weight, 2) for weights in rows.values() for weight in weights)


def test_nothing_to_learn_from_teaches_nothing() -> None:
    assert train([]).weights == {}
    assert written(IntentModel({})) == "{\n\n}\n"


def test_an_unknown_intent_is_refused() -> None:
    with pytest.raises(ValueError, match="flirt"):
        train([(["always"], "flirt")] * 3)


def test_the_sets_are_large_apart_and_complete() -> None:
    texts = {name: {message["text"] for message in messages_of(name)} for name in NAMES}
    assert sum(map(len, texts.values())) >= 1500
    # Two people greet in the same words now and then; no sentence with goods is in both.
    common = texts["kept_aside"] & set().union(*(texts[name] for name in TEACHERS))
    assert len(common) <= 5
    assert sum(bool(message["lines"]) for message in messages_of("kept_aside") if message["text"] in common) <= 2
    goods = {line["product"] for message in messages_of("kept_aside") for line in message["lines"]}
    assert len({product.name for product in products_from(None)} - goods) <= 9
    assert (FOLDER / "README.md").read_text(encoding="utf-8").count(".jsonl") == 5
