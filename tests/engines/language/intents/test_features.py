"""Features: what the learned weights are told about a message, each by its name."""

import pytest

from dodolan.engines.language.intents.classifier import IntentModel, load_model
from dodolan.engines.language.model.values import INTENTS, Role
from tests.engines.language.reading import reader


def seen(text: str, role: Role = "buyer") -> set[str]:
    """All features of a message."""
    features = reader().features(text, role)
    assert len(features) == len(set(features))
    return set(features)


@pytest.mark.parametrize(
    ("text", "role", "feature"),
    [
        ("", "buyer", "always"),
        ("", "trader", "role trader"),
        ("halo", "buyer", "goods 0 buyer"),
        ("tomat", "buyer", "goods 1 buyer"),
        ("tomat, wortel, pare, tempe", "buyer", "goods 3 buyer"),
        ("tomat 2, wortel", "buyer", "counted 1 buyer"),
        ("tomat 9rb, wortel 1 kg", "trader", "priced 1 trader"),
        ("tomat 2, wortel gak jadi", "buyer", "refused, others stay"),
        ("wortel gak jadi", "buyer", "refused, nothing stays"),
        ("tomat 2?", "buyer", "asks 1"),
        ("tomat?", "buyer", "asks 0"),
        ("qwrtz 3", "buyer", "counts what nobody knows"),
        ("tomat 2", "buyer", "begins with a good"),
        ("jl kawi 5", "buyer", "has street "),
        ("rt 3", "buyer", "has ordinal "),
        ("tomat entek", "trader", "has out trader"),
        ("tomat entek", "buyer", "has out buyer"),
        ("gak jadi", "buyer", "has not "),
        ("masing-masing 2", "buyer", "has each "),
        ("tomat dari 9 jadi 8", "trader", "has from "),
        ("tomat dari 9 jadi 8", "trader", "has to trader"),
        ("koyo wingi", "buyer", "like before"),
        ("pesen tomat dateng wortel", "buyer", "said and came"),
        ("dateng tomat pesen wortel", "buyer", "came and said"),
        ("a", "buyer", "long 0"),
        ("tolong ya bu besok pagi kirim ke rumah saya segera dong terima kasih banyak", "buyer", "long 4"),
        ("batal", "buyer", "cue cancel"),
        ("gak jadi", "buyer", "phrase cancel"),
        ("tolong tomat 2", "buyer", "w tolong"),
        ("tolong tomat 2", "buyer", "p ^ tolong"),
        ("tolong tomat 2", "buyer", "p tolong GOOD"),
        ("tomat 2", "buyer", "p GOOD AMOUNT"),
        ("tomat 2rb", "buyer", "p GOOD MONEY"),
        ("tomat /kg", "buyer", "p / UNIT"),
        ("tomat 2", "buyer", "p AMOUNT $"),
    ],
)
def test_what_is_told(text: str, role: Role, feature: str) -> None:
    assert feature in seen(text, role)


@pytest.mark.parametrize(
    ("text", "feature"),
    [
        ("tomat 2", "asks 1"),
        ("tolong tomat 2", "begins with a good"),
        ("tomat 2", "has street "),
        ("besok 3", "counts what nobody knows"),
        ("wingi aku tuku tomat maneh lek iso sing apik koyo", "like before"),
        ("tomat 2", "refused, nothing stays"),
        ("batal", "phrase cancel"),
    ],
)
def test_what_is_not_told(text: str, feature: str) -> None:
    assert feature not in seen(text)


def test_one_message_teaches_about_all_goods_and_amounts() -> None:
    assert seen("tolong tomat 2 kg ya") == seen("tolong wortel 3 kg ya")
    assert not any("tomat" in feature for feature in seen("tomat 2 kg"))


def test_the_sender_is_in_the_shape_but_not_in_the_words() -> None:
    told = seen("tomat 9rb", "buyer") ^ seen("tomat 9rb", "trader")
    assert all("buyer" in feature or "trader" in feature for feature in told)


def test_scores_follow_the_weights() -> None:
    weights = [0.0] * len(INTENTS)
    weights[INTENTS.index("cancel")] = 2.0
    model = IntentModel({"w batal": weights})
    plain, doubled = model.scores(["w batal"]), model.scores(["w batal", "w batal"])
    assert max(plain) == plain[INTENTS.index("cancel")]
    assert doubled[INTENTS.index("cancel")] > plain[INTENTS.index("cancel")]
    assert sum(doubled) == pytest.approx(1)


def test_huge_weights_do_not_overflow() -> None:
    shares = IntentModel({"x": [2000.0, *[-2000.0] * (len(INTENTS) - 1)]}).scores(["x"])
    assert shares[0] == pytest.approx(1)
    assert sum(shares) == pytest.approx(1)


def test_what_is_shipped_has_a_weight_for_every_intent() -> None:
    assert {len(weights) for weights in load_model().weights.values()} == {len(INTENTS)}


def test_a_message_without_end_has_few_features() -> None:
    words = " ".join(f"{letter}{other}q" for letter in "abcdefghijklmnop" for other in "klmnopqrst")
    assert len(seen(words)) < 300
