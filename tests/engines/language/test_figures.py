"""The figures that are promised, on messages the reader never learned from."""

import pytest

from benchmarks.bench_language import LEAST, MOST_ASKED
from benchmarks.messages.mutations import mutated
from benchmarks.messages.scoring import Score, scored
from benchmarks.messages.sets import messages_of
from dodolan.engines.language.model.values import INTENTS, Role
from tests.engines.language.reading import reader


def promised(score: Score) -> dict[str, bool]:
    """Which promises a score keeps."""
    kept = {part: score.share(part) >= least for part, least in LEAST.items() if part != "line_f1"}
    return {**kept, "line_f1": score.line_f1 >= LEAST["line_f1"], "asked": score.share("asked") <= MOST_ASKED}


def test_strangers_are_read_as_promised() -> None:
    score = scored(reader(), messages_of("kept_aside"))
    assert (score.clear, score.ambiguous) == (380, 20)
    assert all(promised(score).values()), (score, promised(score))


@pytest.mark.parametrize("role", ["buyer", "trader"])
def test_no_text_breaks_it(role: Role) -> None:
    texts = [message["text"] for message in messages_of("kept_aside")]
    for text in mutated(texts, 800, seed=7):
        reading = reader().read(text, role)
        assert reading.intent in INTENTS
        for line in reading.lines:
            assert 0 <= line.span.start < line.span.end <= len(text)
            assert line.money is None or line.money >= 0
            assert line.quantity is None or (line.quantity >= 0 and line.unit is not None) or line.quantity == 0


def test_the_score_counts_what_it_says() -> None:
    message = {
        "role": "buyer", "text": "bayam 2 ikat, tomat 1 kg", "intent": "order", "ambiguous": False,
        "lines": [
            {"product": "Bayam", "quantity": 3, "unit": "bunch", "money": None, "note": None},
            {"product": "Tomat", "quantity": 1000, "unit": "g", "money": None, "note": None},
            {"product": "Tempe", "quantity": None, "unit": None, "money": None, "note": None},
        ],
    }  # fmt: skip
    score = scored(reader(), [message])
    assert (score.wanted, score.given, score.matched, score.exact, score.intents) == (3, 2, 1, 0, 1)
    assert dict(score.faults) == {"number": 1, "good not found": 1}
    assert score.line_f1 == pytest.approx(2 / 5)
