"""Phrase books: the longest phrase wins."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.engines.language.lexicon.phrases import PhraseBook

WORDS = st.lists(st.sampled_from("abc"), min_size=1, max_size=4)


@given(st.lists(WORDS, max_size=8), st.lists(st.sampled_from("abc"), max_size=6), st.integers(0, 6))
def test_the_longest_is_found(phrases: list[list[str]], text: list[str], start: int) -> None:
    book: PhraseBook[str] = PhraseBook()
    for phrase in phrases:
        book.add(phrase, " ".join(phrase))
    fitting = [phrase for phrase in phrases if text[start : start + len(phrase)] == phrase]
    best = max(fitting, key=len, default=None)
    assert book.longest(text, start) == (None if best is None else (len(best), " ".join(best)))
    assert all(book.get(phrase) == " ".join(phrase) for phrase in phrases)
    assert book.words == {word for phrase in phrases for word in phrase}
    assert book.first_words() == {phrase[0] for phrase in phrases}


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="one word or more"):
        PhraseBook[str]().add([], "nothing")


def test_the_last_meaning_counts_and_a_beginning_means_nothing() -> None:
    book: PhraseBook[int] = PhraseBook()
    book.add(["gak", "jadi"], 1)
    book.add(["gak", "jadi"], 2)
    assert (book.get(["gak", "jadi"]), book.get(["gak"]), book.longest(["gak"])) == (2, None, None)
