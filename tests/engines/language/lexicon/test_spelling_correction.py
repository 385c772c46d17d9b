"""Spelling: endings, dropped vowels and slips find their word; ordinary words stay what they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.language.lexicon.spelling_correction import Speller
from tests.engines.language.reading import lexicon

SPELLER = Speller(lexicon())


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("tomat", "tomat"),
        ("lombok", "cabai"),
        ("cabenya", "cabai"),
        ("telore", "telur"),
        ("tempene", "tempe"),
        ("bayemm", "bayam"),
        ("wrtl", "wortel"),
        ("kngkng", "kangkung"),
        ("ketumbr", "ketumbar"),
        ("mentimn", "mentimun"),
        ("semabgka", "semangka"),
        ("brambagn", "brambang"),
        ("kangkunge", "kangkung"),
        ("oskab", "bakso"),
        ("lecep", "pecel"),
    ],
)
def test_slips_find_their_word(typed: str, word: str) -> None:
    guess = SPELLER.good_word(typed)
    assert guess is not None
    assert guess.word == word


@pytest.mark.parametrize("typed", ["tomat", "cabe", "endog", "mnyak"])
def test_known_spellings_are_sure(typed: str) -> None:
    guess = SPELLER.good_word(typed)
    assert guess is not None
    assert guess.sure == 1.0


@pytest.mark.parametrize(
    "typed",
    [
        "kirim",
        "katanya",
        "terima",
        "kasih",
        "besok",
        "alamat",
        "komisi",
        "kurir",
        "lara",
        "banget",
        "xyzzy",
        "a",
        "",
        "12",
    ],
)
def test_other_words_stay_what_they_are(typed: str) -> None:
    assert SPELLER.good_word(typed) is None


@given(st.text(max_size=40))
def test_any_text_has_an_answer_between_0_and_1(typed: str) -> None:
    guess = SPELLER.good_word(typed)
    assert guess is None or (0.5 <= guess.sure <= 1.0 and guess.word in lexicon().goods.words)


def test_a_guess_is_less_sure_than_knowledge() -> None:
    known, guessed = SPELLER.good_word("ketumbar"), SPELLER.good_word("ketumbr")
    assert known is not None
    assert guessed is not None
    assert guessed.sure < known.sure
