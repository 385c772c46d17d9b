"""Notes: what else was said about a good, in the buyer's own words and without the polite words."""

import pytest

from dodolan.engines.language.model.parameters import USUAL
from tests.engines.language.reading import read


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("1) ayam 1,5 kg potong 10", "potong 10"),
        ("nila 2 kilo dibersihkan", "dibersihkan"),
        ("Kecap ABC botol besar 1", "Kecap ABC botol besar"),
        ("ayam yang 35rb sekilo itu ambil 2 kilo", "yang 35rb sekilo itu"),
        ("tempe sing 3rb an telu", "sing 3rb an"),
        ("beras 1 karung 25 kg antar sore", "25 kg antar sore"),
        ("tolong pepaya mateng sebiji ya bu, makasih", "mateng"),
        ("tolong bayam 2 ikat ya bu makasih", None),
        ("galon 1 ya pak", None),
        ("bayam 2 ikat", None),
        ("apel manalagi 2 kg", "apel manalagi"),
        ("pepaya muda 1 biji", "pepaya muda"),
        ("tahu sutra 5", "tahu sutra"),
        ("lombok abang gedhe 1 ons", None),
        ("brambang 1 kg", None),
        ("telur ayam 1 kg", None),
    ],
)
def test_notes(text: str, note: str | None) -> None:
    assert [line.note for line in read(text).lines] == [note]


def test_a_note_is_never_a_book() -> None:
    (line,) = read("bayam 2 ikat " + "tanpa akar " * 60).lines
    assert line.note is not None
    assert len(line.note) <= USUAL.longest_note
