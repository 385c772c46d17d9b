"""A search read by the words of the market: "lombok abang" is Cabai merah besar, "endhog" an egg."""

from dataclasses import dataclass

from dodolan.engines.language.amounts.amount_reader import AmountReader
from dodolan.engines.language.lexicon.spelling_correction import Speller
from dodolan.engines.language.lexicon.tables import Lexicon
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.tokens.normalizer import plain_text
from dodolan.engines.language.tokens.tokenizer import tokens_of

# Search fields of pages and API take no more signs than are read.
LONGEST = USUAL.longest_search


@dataclass(frozen=True, slots=True)
class Piece:
    """A word or phrase of a search: as typed, in the market's own spelling, and the goods it names, if any."""

    typed: tuple[str, ...]
    meant: tuple[str, ...]
    names: tuple[str, ...]


class Finder:
    """Reads searches by a lexicon."""

    def __init__(self, lexicon: Lexicon, parameters: Parameters = USUAL) -> None:
        """Index the lexicon once."""
        self._lexicon, self._parameters = lexicon, parameters
        self._speller = Speller(lexicon, parameters)
        self._amounts = AmountReader(lexicon, parameters)

    def pieces(self, search: str) -> list[Piece]:
        """At most six pieces of the first 80 signs, in order; amounts count only where there is nothing else.

        A search without letters and digits has none.
        """
        limits = self._parameters
        tokens = [
            token
            for token in tokens_of(plain_text(search[: limits.longest_search], self._lexicon.pictures))
            if token.kind == "word" or (token.kind not in ("sign", "line") and token.text)
        ]
        guesses = [self._speller.good_word(token.text) if token.kind == "word" else None for token in tokens]
        forms = [guess.word if guess else token.text for guess, token in zip(guesses, tokens, strict=True)]
        found: list[Piece] = []
        amounts: list[Piece] = []
        at = 0
        while at < len(tokens):
            named = self._lexicon.goods.longest(forms[at : at + limits.longest_phrase])
            amount = self._amounts.read(tokens, at) if named is None else None
            end = at + named[0] if named else amount.end if amount else at + 1
            piece = Piece(
                tuple(token.text for token in tokens[at:end]), tuple(forms[at:end]), named[1].goods if named else ()
            )
            (amounts if amount else found).append(piece)
            at = end
        return (found or amounts)[: limits.most_search_pieces]
