"""A search as the market's words understand it: "lombok abang" is Cabai merah besar, "endhog" an egg."""

from dataclasses import dataclass

from dodolan.engines.language.amounts import AmountReader
from dodolan.engines.language.lexicon import Lexicon
from dodolan.engines.language.spelling import Speller
from dodolan.engines.language.text import plain_text
from dodolan.engines.language.tokens import tokens_of

LONGEST = 80
# Each piece costs the database a comparison in every row.
MOST_PIECES = 6
_LONGEST_PHRASE = 6


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase of a search: as typed, in the market's own spelling, and the goods it names, if any."""

    typed: tuple[str, ...]
    meant: tuple[str, ...]
    names: tuple[str, ...]


class Finder:
    """Understands searches by a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the lexicon once."""
        self._lexicon = lexicon
        self._speller = Speller(lexicon)
        self._amounts = AmountReader(lexicon)

    def pieces(self, search: str) -> list[Piece]:
        """At most six pieces of the first 80 signs, in order; amounts count only where nothing else is said.

        A search without letters and digits has none.
        """
        tokens = [
            token
            for token in tokens_of(plain_text(search[:LONGEST], self._lexicon.pictures))
            if token.kind == "word" or (token.kind not in ("sign", "line") and token.text)
        ]
        guesses = [self._speller.good_word(token.text) if token.kind == "word" else None for token in tokens]
        forms = [guess.word if guess else token.text for guess, token in zip(guesses, tokens, strict=True)]
        found: list[Piece] = []
        amounts: list[Piece] = []
        at = 0
        while at < len(tokens):
            named = self._lexicon.goods.longest(forms[at : at + _LONGEST_PHRASE])
            amount = self._amounts.read(tokens, at) if named is None else None
            end = at + named[0] if named else amount.end if amount else at + 1
            piece = Piece(
                tuple(token.text for token in tokens[at:end]), tuple(forms[at:end]), named[1].goods if named else ()
            )
            (amounts if amount else found).append(piece)
            at = end
        return (found or amounts)[:MOST_PIECES]
