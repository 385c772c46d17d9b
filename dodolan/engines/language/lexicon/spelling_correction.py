"""Spelling correction: endings, stretched letters, dropped vowels, slips of the finger and of the ear.

Neighbours are found by deletions (SymSpell, Garbe 2012), then ranked by a weighted edit distance.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dodolan.engines.language.lexicon.edit_distance import VOWELS, edit_distance
from dodolan.engines.language.lexicon.tables import Lexicon
from dodolan.engines.language.model.parameters import USUAL, Parameters

# Longest first, so that -nipun is not taken for -ipun.
_ENDINGS = ("nipun", "ipun", "nya", "nye", "ne", "an", "ku", "e", "i")


@dataclass(frozen=True, slots=True)
class Guess:
    """The canonical word a typed word is taken for; sure from 0 to 1."""

    word: str
    sure: float


class Speller:
    """Finds the market word behind a typed one. The vocabulary is that of the lexicon's goods."""

    def __init__(self, lexicon: Lexicon, parameters: Parameters = USUAL) -> None:
        """Index the vocabulary once."""
        self._lexicon, self._parameters = lexicon, parameters
        goods = lexicon.goods.words
        self._goods = frozenset(goods)
        spelled = {spelling: word for spelling, word in lexicon.spellings.items() if word in goods}
        self._typed: dict[str, str] = {**{word: word for word in goods}, **spelled}
        self._known = (
            set(self._typed) | set(lexicon.units) | set(lexicon.numbers)
            | lexicon.roles.words | lexicon.plain.words | lexicon.cues.words
        )  # fmt: skip
        self._skeletons: dict[str, set[str]] = defaultdict(set)
        self._by_deletion: dict[str, set[str]] = defaultdict(set)
        # Only a word that can begin a name: "atas" of "paha atas" is an ordinary word.
        heads = lexicon.goods.first_words() - lexicon.plain.words
        for spelling, word in self._typed.items():
            if word in heads and len(spelling) >= parameters.shortest_corrected and spelling.isalpha():
                self._skeletons[_skeleton(spelling)].add(word)
                for shorter in {spelling, *_deletions(spelling)}:
                    self._by_deletion[shorter].add(spelling)
        self._memory: dict[str, Guess | None] = {}

    def is_known(self, word: str) -> bool:
        """Whether any table has this very word."""
        return word in self._known

    def good_word(self, typed: str) -> Guess | None:
        """The word of the goods' vocabulary meant by a typed word, or None."""
        word = self._typed.get(typed)
        if word is not None:
            return Guess(word, 1.0)
        if typed not in self._memory:
            # Bounded, because any phone may send any word.
            if len(self._memory) > self._parameters.most_kept_guesses:
                self._memory.clear()
            self._memory[typed] = self._search(typed)
        return self._memory[typed]

    def _search(self, typed: str) -> Guess | None:
        if typed in self._lexicon.plain.words:
            return None
        stem = next(
            (stem for stem in _stems(typed) if stem in self._typed and (len(stem) > 3 or stem in self._goods)), None
        )
        if stem is not None:
            return Guess(self._typed[stem], self._parameters.sure_of_ending)
        # What any table lists is typed right, whatever good lies near it.
        if typed in self._known or len(typed) < 3 or not typed.isalpha():
            return None
        if any(stem in self._known for stem in _stems(typed) if len(stem) > 3):
            return None
        if typed[::-1] in self._typed and len(typed) >= self._parameters.shortest_corrected:
            # Boso walikan of Malang turns words round: "oges lecep" is sego pecel.
            return Guess(self._typed[typed[::-1]], self._parameters.sure_of_reversal)
        # "wrtl": without vowels a word is found by its consonants, if they fit one word only.
        words = self._skeletons.get(typed, ()) if not VOWELS & set(typed) else ()
        sure = self._parameters.sure_of_skeleton
        return Guess(next(iter(words)), sure) if len(words) == 1 else self._nearest(typed)

    def _nearest(self, typed: str) -> Guess | None:
        """The one nearest word within the limits, or None."""
        near: dict[str, float] = {}
        limits = self._parameters.slip_limits
        for stem in (typed, *_stems(typed)):
            limit = limits[min(max(len(stem) - 4, 0), len(limits) - 1)]
            for spelling in self._near(stem):
                cost = edit_distance(stem, spelling, self._parameters)
                if cost <= limit:
                    near[self._typed[spelling]] = min(cost, near.get(self._typed[spelling], 9.0))
        ranked = sorted(near.items(), key=lambda pair: (pair[1], pair[0]))
        if not ranked or (len(ranked) > 1 and ranked[1][1] - ranked[0][1] < self._parameters.slip_margin):
            return None
        return Guess(ranked[0][0], self._parameters.sure_of_slip - ranked[0][1] / 5)

    def _near(self, typed: str) -> Collection[str]:
        if not self._parameters.shortest_corrected <= len(typed) <= self._parameters.longest_corrected:
            return ()
        found: set[str] = set()
        for shorter in (typed, *_deletions(typed)):
            found |= self._by_deletion.get(shorter, set())
        return found


def _stems(typed: str) -> Iterator[str]:
    """The word without doubled letters, and without each ending it may carry."""
    plain = "".join(letter for place, letter in enumerate(typed) if place == 0 or typed[place - 1] != letter)
    for word in dict.fromkeys((typed, plain)):
        if word != typed:
            yield word
        for ending in _ENDINGS:
            if word.endswith(ending) and len(word) - len(ending) >= 3:
                yield word[: -len(ending)]


def _skeleton(word: str) -> str:
    return "".join(letter for letter in word if letter not in VOWELS)


def _deletions(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]
