"""What Django's fields say of bad input reads in our words, in every language."""

import pytest
from django import forms
from django.utils import translation
from django.utils.translation import gettext

from dodolan.web.kit.field_words import SENTENCES, TOO_LONG

PLACEHOLDERS = {"value": "x", "limit_value": 3, "show_value": 5}


class Asked(forms.Form):
    """One field of each kind that pages use."""

    word = forms.CharField(max_length=3)
    choice = forms.ChoiceField(choices=[("a", "A")])
    several = forms.MultipleChoiceField(choices=[("a", "A")])
    key = forms.UUIDField()
    day = forms.DateField()


EMPTY: dict[str, str | list[str]] = {}
WRONG: dict[str, str | list[str]] = {"word": "abcde", "choice": "z", "several": ["z"], "key": "z", "day": "z"}


def answers(data: dict[str, str | list[str]], language: str) -> list[str]:
    """What the form says beside each field, in the order of the fields."""
    with translation.override(language):
        return [str(error) for errors in Asked(data).errors.values() for error in errors]


@pytest.mark.parametrize(
    ("language", "said"), [("id", "Ini perlu diisi."), ("jv", "Menika kedah dipunisi."), ("en", "This is needed.")]
)
def test_what_is_missing_is_asked_for(language: str, said: str):
    assert answers(EMPTY, language) == [said] * 5


NOT_THERE = {"id": "z tidak ada di daftar.", "en": "z is not in the list."}


@pytest.mark.parametrize(
    ("language", "word", "key", "day"),
    [
        ("id", "Paling banyak 3 huruf (ini 5).", "Kuncinya belum benar.", "Pilih tanggal yang benar."),
        ("en", "At most 3 letters (this has 5).", "The key is not right.", "Please choose a right date."),
    ],
)
def test_what_is_wrong_is_said_plainly(language: str, word: str, key: str, day: str):
    assert answers(WRONG, language) == [word, NOT_THERE[language], NOT_THERE[language], key, day]


@pytest.mark.parametrize("language", ["id", "jv", "en"])
def test_no_sentence_is_left_in_djangos_words(language: str):
    with translation.override(language):
        assert [sentence for sentence in SENTENCES if gettext(sentence) == sentence] == []
        assert "Ensure" not in TOO_LONG % PLACEHOLDERS
