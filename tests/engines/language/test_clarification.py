"""When a question is better than a guess, and what it offers."""

import pytest

from dodolan.engines.language.clarification import questions_of
from dodolan.engines.language.model.parameters import USUAL
from dodolan.engines.language.model.values import Role, Span
from tests.engines.language.reading import read


@pytest.mark.parametrize(
    ("text", "why", "piece", "choice"),
    [
        ("bawang 1 kg", "kind", "bawang", "Bawang putih"),
        ("lombok 3rb", "kind", "lombok", "Cabai merah besar"),
        ("ikan 1 kilo yg seger", "kind", "ikan", "Ikan lele"),
        ("batik 2 potong", "kind", "batik", "Batik tulis"),
        ("telur 15 sama tempe", "weight or count", "15", "15 piece"),
        ("semangka 2", "weight or count", "2", "2 kg"),
    ],
)
def test_what_a_person_would_ask(text: str, why: str, piece: str, choice: str) -> None:
    (question,) = read(text).questions
    assert (question.why, text[question.about.start : question.about.end]) == (why, piece)
    assert choice in question.choices
    assert len(question.choices) <= USUAL.most_choices


@pytest.mark.parametrize(
    "text",
    [
        "bawang merah 1 kg",
        "telur 1 kg",
        "telur 15 butir",
        "susu 2 kaleng",
        "brambang bawang seprapat seprapat",
        "beras 5",
        "jeruk 2 kg",
        "semangka 1/2",
    ],
)
def test_what_nobody_would_ask(text: str) -> None:
    assert not read(text).ask


def test_one_question_at_a_time() -> None:
    assert len(read("bawang 1 kg, ikan 1 kg, telur 15").questions) == 1


def test_an_unsure_intent_is_asked_with_the_likeliest_first() -> None:
    shares = [(USUAL.unsure - 0.01, "order"), (0.2, "cancel"), (0.15, "other"), (0.1, "address")]
    (question,) = questions_of(shares, [], Span(0, 5))
    assert (question.why, question.choices) == ("intent", ("order", "cancel", "other"))
    assert questions_of([(USUAL.unsure, "order"), (0.2, "cancel")], [], Span(0, 5)) == []


@pytest.mark.parametrize("text", ["makasih ikannya enak", "alamat saya Jl. Pisang 5"])
def test_nothing_is_asked_about_goods_nobody_orders(text: str) -> None:
    assert read(text).questions == []


@pytest.mark.parametrize(
    ("text", "role", "why", "confidence"),
    [
        ("bayam 2 ikat", "buyer", ("name",), 1.0),
        ("bimoli 2 liter", "buyer", ("brand",), 1.0),
        ("tempene 2", "buyer", ("name", "ending", "usual unit"), 0.97),
        ("ketumbr 1 ons", "buyer", ("name", "slip"), 0.8),
        ("bayam 5000", "buyer", ("name", "too large for a count"), 1.0),
        ("bawang 1 kg", "buyer", ("name", "kind"), 0.5),
        ("bayam 3rb", "trader", ("name", "price for a usual unit"), 1.0),
        ("bayam 3rb/ikat", "trader", ("name", "price"), 1.0),
        ("bayam habis", "trader", ("name", "sold out"), 1.0),
    ],
)
def test_every_line_tells_why_and_how_sure(text: str, role: Role, why: tuple[str, ...], confidence: float) -> None:
    (line,) = read(text, role).lines
    assert (line.why, line.confidence) == (why, confidence)


def test_a_shared_amount_says_so() -> None:
    assert [line.why for line in read("laos, kunir masing-masing seribu").lines] == [("name", "amount for all")] * 2
