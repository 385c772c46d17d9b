"""Which word a typed word may be: endings, stretched letters, dropped vowels, slips of the finger and of the ear."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from dodolan.engines.language.lexicon import Lexicon

# Longest first, so that -nipun is not taken for -ipun.
_ENDINGS = ("nipun", "ipun", "nya", "nye", "ne", "an", "ku", "e", "i")
_VOWELS = frozenset("aeiou")
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
# Letters that one hears alike, or that Javanese and Indonesian write for each other.
_ALIKE = ("ao", "ei", "ou", "dt", "bp", "gk", "cs", "sz", "fp", "vf", "yi", "jy", "cj", "qk", "xs", "ae", "wu", "lr")
_SHORTEST = 4
_LIMITS = {4: 0.5, 5: 0.7, 6: 0.9}
_MARGIN = 0.15


@dataclass(frozen=True, slots=True)
class Guess:
    """The canonical word a typed word is taken for; sure from 0 to 1."""

    word: str
    sure: float


class Speller:
    """Finds the market word behind a typed one. The vocabulary is that of the lexicon's goods."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the vocabulary once."""
        self._lexicon = lexicon
        goods = lexicon.goods.words
        self._goods = frozenset(goods)
        spelled = {spelling: word for spelling, word in lexicon.spellings.items() if word in goods}
        self._typed: dict[str, str] = {**{word: word for word in goods}, **spelled}
        self._known = (
            set(self._typed) | set(lexicon.units) | set(lexicon.numbers)
            | lexicon.roles.words | lexicon.plain.words | lexicon.cues.words
        )  # fmt: skip
        self._skeletons: dict[str, set[str]] = defaultdict(set)
        self._gaps: dict[str, set[str]] = defaultdict(set)
        # Only a word that can begin a name: "atas" of "paha atas" is an ordinary word.
        heads = lexicon.goods.first_words() - lexicon.plain.words
        for spelling, word in self._typed.items():
            if word in heads and len(spelling) >= _SHORTEST and spelling.isalpha():
                self._skeletons[_skeleton(spelling)].add(word)
                for gap in {spelling, *_one_less(spelling)}:
                    self._gaps[gap].add(spelling)
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
            # Bounded, because anybody may send any word.
            if len(self._memory) > 20_000:
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
            return Guess(self._typed[stem], 0.97)
        if typed in self._known or len(typed) < 3 or not typed.isalpha():
            return None
        if any(stem in self._known for stem in _stems(typed) if len(stem) > 3):
            return None
        if typed[::-1] in self._typed and len(typed) >= _SHORTEST:
            # Malang turns words round: "oges lecep" is sego pecel.
            return Guess(self._typed[typed[::-1]], 0.85)
        words = self._skeletons.get(typed, ()) if not _VOWELS & set(typed) else ()
        return Guess(next(iter(words)), 0.9) if len(words) == 1 else self._nearest(typed)

    def _nearest(self, typed: str) -> Guess | None:
        """The one word within reach of a slip."""
        near: dict[str, float] = {}
        for stem in (typed, *_stems(typed)):
            # The shorter a word, the more ordinary words lie beside it.
            limit = _LIMITS.get(len(stem), 1.2)
            for spelling in self._near(stem):
                cost = _cost(stem, spelling)
                if cost <= limit:
                    near[self._typed[spelling]] = min(cost, near.get(self._typed[spelling], 9.0))
        ranked = sorted(near.items(), key=lambda pair: (pair[1], pair[0]))
        # Two market words equally near are no better than none.
        if not ranked or (len(ranked) > 1 and ranked[1][1] - ranked[0][1] < _MARGIN):
            return None
        return Guess(ranked[0][0], 0.9 - ranked[0][1] / 5)

    def _near(self, typed: str) -> Collection[str]:
        if len(typed) < _SHORTEST or len(typed) > 24:
            return ()
        found: set[str] = set()
        for gap in (typed, *_one_less(typed)):
            found |= self._gaps.get(gap, set())
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
    return "".join(letter for letter in word if letter not in _VOWELS)


def _one_less(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _slip(one: str, other: str) -> float:
    """What it costs to type one letter for another: less for letters that sound alike or lie side by side."""
    if any(one in pair and other in pair for pair in _ALIKE):
        return 0.5
    for above, row in enumerate(_ROWS):
        if one in row:
            place = row.index(one)
            beside = row[max(0, place - 1) : place + 2] + "".join(
                _ROWS[near][max(0, place - 1) : place + 2] for near in (above - 1, above + 1) if 0 <= near < len(_ROWS)
            )
            return 0.7 if other in beside else 1.0
    return 1.0


def _cost(typed: str, meant: str) -> float:
    """Weighed edit distance with swapped neighbours; a vowel left out costs half, another first letter twice."""
    before: list[float] = []
    row = [place * 0.9 for place in range(len(meant) + 1)]
    for i, one in enumerate(typed, 1):
        last, before, row = before, row, [i * 0.9]
        for j, other in enumerate(meant, 1):
            lost = 0.5 if other in _VOWELS or (j > 1 and meant[j - 2] == other) else 0.9
            extra = 0.5 if i > 1 and typed[i - 2] == one else 0.9
            change = 0.0 if one == other else _slip(one, other) * (2 if i == 1 or j == 1 else 1)
            best = min(before[j] + extra, row[j - 1] + lost, before[j - 1] + change)
            if i > 1 and j > 1 and one == meant[j - 2] and typed[i - 2] == other:
                best = min(best, last[j - 2] + 0.7)
            row.append(best)
    return row[-1]
