"""Phrases in a trie of words, so that the longest one beginning at a place is found in one walk."""

from collections.abc import Sequence
from typing import Generic, TypeVar

Meaning = TypeVar("Meaning")
_END = ""


class PhraseBook(Generic[Meaning]):
    """Phrases and what they mean. A phrase is one word or more; the same phrase added again replaces its meaning."""

    def __init__(self) -> None:
        """An empty book."""
        self._root: dict[str, object] = {}
        self.words: set[str] = set()

    def add(self, words: Sequence[str], known: Meaning) -> None:
        """Keep a phrase. ValueError for an empty one."""
        if not words:
            raise ValueError("A phrase has one word or more.")
        # Nested dictionaries, one for each word: thousands of phrases cost no more to search than ten.
        node = self._root
        for word in words:
            node = node.setdefault(word, {})  # type: ignore[assignment]
        node[_END] = known
        self.words.update(words)

    def get(self, words: Sequence[str]) -> Meaning | None:
        """What exactly this phrase means, or None."""
        node: object = self._root
        for word in words:
            node = node.get(word)  # type: ignore[attr-defined]
            if node is None:
                return None
        return node.get(_END)  # type: ignore[attr-defined, no-any-return]

    def first_words(self) -> set[str]:
        """The words a phrase can begin with."""
        return set(self._root)

    def longest(self, words: Sequence[str], start: int = 0) -> tuple[int, Meaning] | None:
        """The longest phrase that begins at words[start]: how many words it has, and what it means; or None."""
        node: object = self._root
        best = None
        for length, word in enumerate(words[start:] if start else words, 1):
            node = node.get(word)  # type: ignore[attr-defined]
            if node is None:
                break
            known = node.get(_END)  # type: ignore[attr-defined]
            if known is not None:
                best = (length, known)
        return best
