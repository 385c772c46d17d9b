"""From tokens to marks: which words name goods, which are amounts, which have a role in the sentence.

At each word the readings of _Walk.READINGS are tried in their order, and the first that fits is taken: a tagger by
longest match and priority, whose every decision can be traced to a line of a table.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from dodolan.engines.language.amounts.amount_reader import AmountReader
from dodolan.engines.language.lexicon.spelling_correction import Speller
from dodolan.engines.language.lexicon.tables import Lexicon
from dodolan.engines.language.model.marks import (
    AND,
    COMMA,
    STOP,
    AmountMark,
    Border,
    GoodMark,
    Mark,
    RoleMark,
    UnitMark,
    WordMark,
)
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import Product, Span
from dodolan.engines.language.model.words import Named
from dodolan.engines.language.tokens.tokenizer import Token

_STOPS = {";": STOP, "|": STOP, ".": STOP, ",": COMMA, "+": AND, "&": AND, ")": AND}
_ROLES = {"@": "each", "/": "per"}


@dataclass(frozen=True, slots=True)
class Words:
    """What a scanner reads by: the lexicon, its readers, and the goods of one catalogue.

    heads gives for each product the word that later kinds of its family may leave out.
    """

    lexicon: Lexicon
    speller: Speller
    amounts: AmountReader
    names: Collection[str]
    heads: Mapping[str, str]
    longest_phrase: int


class Scanner:
    """Finds marks by a lexicon, for the goods of a catalogue."""

    def __init__(self, lexicon: Lexicon, products: Collection[Product], parameters: Parameters = USUAL) -> None:
        """Goods the catalogue has but the lexicon does not are found by their own names."""
        # A city may sell goods that no table lists.
        lexicon = lexicon.naming(product.name for product in products)
        self._words = Words(
            lexicon,
            Speller(lexicon, parameters),
            AmountReader(lexicon, parameters),
            {product.name for product in products},
            {product.name: lexicon.canonical(product.name.lower().split()[0]) for product in products},
            parameters.longest_phrase,
        )

    def scan(self, tokens: Sequence[Token]) -> list[Mark]:
        """All marks in order."""
        return _Walk(self._words, _doubled(tokens, self._words.lexicon)).marks()


class _Walk:
    """One walk over the tokens of a message."""

    # The order decides: names before amounts, because "2 buah naga" names a fruit; single words last.
    READINGS = (
        "_sign",
        "_common_phrase",
        "_kind_behind",
        "_good",
        "_phrase",
        "_and",
        "_amount",
        "_kind_alone",
        "_word",
    )

    def __init__(self, words: Words, told: Sequence[Token]) -> None:
        self._known, self._told = words, told
        guesses = [words.speller.good_word(token.text) if token.kind == "word" else None for token in told]
        self._texts = [token.text for token in told]
        self._forms = [guess.word if guess else token.text for guess, token in zip(guesses, told, strict=True)]
        self._sure = [guess.sure if guess else 1.0 for guess in guesses]
        self._head = ""
        self._beside: set[str] = set()
        self._marks: list[Mark] = []

    def marks(self) -> list[Mark]:
        """Walk once."""
        readings = [getattr(self, name) for name in self.READINGS]
        at = 0
        while at < len(self._told):
            mark, at = next(found for reading in readings if (found := reading(at)) is not None)
            if isinstance(mark, GoodMark) and not mark.is_unsold:
                self._disambiguate(mark)
                self._beside.add(mark.words[0])
                goods = mark.named.goods
                # "beras premium 5 kg, medium 5 kg": the next kind may leave its family out.
                self._head = self._known.heads[goods[0]] if len(goods) == 1 else mark.words[0]
            if mark is not None:
                self._marks.append(mark)
        return self._marks

    def _sign(self, at: int) -> tuple[Mark | None, int] | None:
        """Borders and the few signs with a meaning; all others are dropped."""
        token = self._told[at]
        if token.kind in ("word", "number"):
            return None
        mark: Mark | None = None
        if token.kind == "line":
            mark = Border(token.span, STOP, is_line=True)
        elif token.kind != "sign":
            mark = WordMark(token.span, token.kind, is_known=True)
        elif token.text == ":":
            mark = Border(token.span, COMMA, is_colon=True)
        elif token.text in _STOPS:
            mark = Border(token.span, _STOPS[token.text])
        elif token.text in _ROLES:
            mark = RoleMark(token.span, frozenset({_ROLES[token.text]}), token.text)
        elif token.text == "?":
            mark = Border(token.span, STOP, is_question=True)
        elif token.text in "!%(":
            mark = WordMark(token.span, token.text, is_known=True)
        return mark, at + 1

    def _common_phrase(self, at: int) -> tuple[Mark, int] | None:
        """Two words or more that are no good although one of them names one: "tidak tahu"."""
        ahead = self._ahead(at)
        plain = self._known.lexicon.plain.longest(ahead)
        if plain is None or plain[0] < 2:
            return None
        good, role = self._named(at), self._known.lexicon.roles.longest(ahead)
        # At equal length the plain phrase is taken: it is in the table because it was mistaken for a good.
        if plain[0] < max(good[0] if good else 0, role[0] if role else 0):
            return None
        return WordMark(self._over(at, plain[0]), " ".join(ahead[: plain[0]]), is_known=True), at + plain[0]

    def _good(self, at: int) -> tuple[Mark, int] | None:
        good, role = self._named(at), self._known.lexicon.roles.longest(self._ahead(at))
        if good is None or (role is not None and role[0] > good[0]):
            return None
        return self._good_mark(at, good[0], good[1], tuple(self._forms[at : at + good[0]])), at + good[0]

    def _kind_behind(self, at: int) -> tuple[Mark, int] | None:
        """The kind behind the amount: "krupuk mentah seprapat udang" is one good, not two."""
        if len(self._marks) < 2 or not isinstance(self._marks[-1], AmountMark) or not self._head:
            return None
        last = self._marks[-2]
        found = self._known.lexicon.goods.longest([self._head, *self._forms[at : at + 3]])
        if not isinstance(last, GoodMark) or found is None or found[0] < 2 or found[1].goods != last.named.goods:
            return None
        end = at + found[0] - 1
        if end < len(self._told) and self._known.amounts.read(self._told, end) is not None:
            return None
        return self._good_mark(at, found[0] - 1, found[1], (self._head, *self._forms[at:end])), end

    def _phrase(self, at: int) -> tuple[Mark, int] | None:
        """Two words or more with a role: "gak jadi"."""
        ahead = self._ahead(at)
        role = self._known.lexicon.roles.longest(ahead)
        if role is None or role[0] < 2:
            return None
        return RoleMark(self._over(at, role[0]), role[1], " ".join(ahead[: role[0]])), at + role[0]

    def _and(self, at: int) -> tuple[Mark, int] | None:
        """Between goods "kalih", two in high Javanese, is "and"."""
        is_and = self._texts[at] == "kalih" and self._marks and isinstance(self._marks[-1], GoodMark | AmountMark)
        named = self._named(at + 1) if is_and and at + 1 < len(self._told) else None
        # "kentang kalih plastik" is two bags, because plastik is a unit and no good.
        if named is None or (not named[1].goods and self._texts[at + 1] in self._known.lexicon.units):
            return None
        return Border(self._told[at].span, AND), at + 1

    def _amount(self, at: int) -> tuple[Mark, int] | None:
        found = self._known.amounts.read(self._told, at)
        return None if found is None else (found.mark, found.end)

    def _kind_alone(self, at: int) -> tuple[Mark, int] | None:
        """The kind without its family, named before: "beras premium 5 kg, medium 5 kg", "bawang (merah)"."""
        before = self._marks[-1] if self._head and self._marks else None
        is_open = isinstance(before, WordMark) and before.text == "("
        if not (is_open or isinstance(before, Border | AmountMark | RoleMark)):
            return None
        # "bawang 1 kg": a unit is never the kind of a family.
        if self._forms[at] in self._known.lexicon.units:
            return None
        if isinstance(before, RoleMark) and not before.roles & {"and", "not", "instead", "tag"}:
            return None
        found = self._known.lexicon.goods.longest([self._head, *self._forms[at : at + 3]])
        if found is None or found[0] < 2 or not any(name in self._known.names for name in found[1].goods):
            return None
        length = found[0] - 1
        words = (self._head, *self._forms[at : at + length])
        return self._good_mark(at, length, found[1], words), at + length

    def _word(self, at: int) -> tuple[Mark, int]:
        """A word with a role, a unit without a number, or any other word."""
        token = self._told[at]
        role = self._known.lexicon.roles.get([token.text])
        unit = self._known.amounts.unit(token.text)
        if role is not None:
            return RoleMark(token.span, role, token.text), at + 1
        if unit is not None:
            return UnitMark(token.span, unit.unit, unit.factor), at + 1
        return WordMark(token.span, token.text, is_known=self._known.speller.is_known(token.text)), at + 1

    def _named(self, at: int) -> tuple[int, Named] | None:
        """The longest name of a good that begins here, with those goods the catalogue has."""
        found = self._known.lexicon.goods.longest(self._forms[at : at + self._known.longest_phrase])
        if found is None:
            return None
        return found[0], replace(found[1], goods=tuple(name for name in found[1].goods if name in self._known.names))

    def _good_mark(self, at: int, length: int, named: Named, words: tuple[str, ...]) -> GoodMark:
        kept = replace(named, goods=tuple(name for name in named.goods if name in self._known.names))
        # A token longer than its span comes from an emoji that became a word.
        is_picture = self._told[at].span.end - self._told[at].span.start < len(self._told[at].text)
        return GoodMark(self._over(at, length), kept, words, min(self._sure[at : at + length]), is_picture)

    def _disambiguate(self, mark: GoodMark) -> None:
        """Beside shallots bawang is garlic: "brambang bawang"."""
        for other in self._beside if len(mark.named.goods) > 1 else ():
            good = self._known.lexicon.pairs.get((other, mark.words[0]))
            if good in mark.named.goods:
                mark.named = replace(mark.named, goods=(good,))
                return

    def _ahead(self, at: int) -> list[str]:
        return self._texts[at : at + self._known.longest_phrase]

    def _over(self, at: int, length: int) -> Span:
        return self._told[at].span.to(self._told[at + length - 1].span)


def _doubled(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Words with a 2 for "twice" ("masing2") said twice, and hyphens inside words left out."""
    told: list[Token] = []
    for at, token in enumerate(tokens):
        before = told[-1] if told and told[-1].kind == "word" and token.glued else None
        after = tokens[at + 1] if at + 1 < len(tokens) and tokens[at + 1].glued else None
        goes_on = after is not None and after.kind == "word"
        if before is not None and token.text == "-" and goes_on:
            continue
        if before is not None and token.text == "2" and not (goes_on and after and after.text in lexicon.units):
            form = lexicon.canonical(before.text)
            twice = [before.text] * 2
            if lexicon.goods.get([form] * 2) or lexicon.roles.get(twice) or lexicon.plain.get(twice):
                told.append(replace(before, span=token.span))
                continue
            if before.text in lexicon.plain.words and form not in lexicon.goods.first_words():
                continue
        told.append(token)
    return told
