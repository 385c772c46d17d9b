"""From tokens to marks: which words name goods, which are amounts, which do something."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from dodolan.engines.language.amounts import AmountReader
from dodolan.engines.language.lexicon import Lexicon, Named
from dodolan.engines.language.marks import (
    AND,
    COMMA,
    STOP,
    AmountMark,
    Border,
    GoodMark,
    Mark,
    Marks,
    RoleMark,
    UnitMark,
    WordMark,
)  # fmt: skip
from dodolan.engines.language.numbers import NumberReader
from dodolan.engines.language.spelling import Speller
from dodolan.engines.language.tokens import Token
from dodolan.engines.language.values import Product, Span

_STOPS = {";": STOP, ".": STOP, ",": COMMA, "+": AND, "&": AND, ")": AND, "|": STOP}
_LONGEST_PHRASE = 6
# Beyond this no real message goes; it keeps pasted books from costing time.
_MOST_TOKENS = 1600


class Scanner:
    """Finds marks by a lexicon, for the goods of a catalogue."""

    def __init__(self, lexicon: Lexicon, products: Collection[Product]) -> None:
        """Goods the catalogue has but the lexicon does not are found by their own names."""
        self._lexicon = lexicon
        self._speller = Speller(lexicon)
        self._amounts = AmountReader(lexicon)
        self._numbers = NumberReader(lexicon)
        self._names = {product.name for product in products}
        self._heads = {product.name: lexicon.canonical(product.name.lower().split()[0]) for product in products}
        for product in products:
            words = [lexicon.canonical(word) for word in product.name.lower().replace("-", " ").split()]
            if lexicon.goods.get(words) is None:
                lexicon.goods.add(words, Named((product.name,)))

    def scan(self, tokens: Sequence[Token]) -> Marks:
        """All marks in order."""
        told = _doubled(tokens[:_MOST_TOKENS], self._lexicon)
        guesses = [self._speller.good_word(token.text) if token.kind == "word" else None for token in told]
        forms = [guess.word if guess else token.text for guess, token in zip(guesses, told, strict=True)]
        surely = [guess.sure if guess else 1.0 for guess in guesses]
        words = [token.text for token in told]
        found = Marks(words=[token.text for token in told if token.kind == "word"])
        at, head = 0, ""
        while at < len(told):
            mark, at = self._next(told, words, forms, surely, at, head, found.marks)
            if isinstance(mark, GoodMark) and not mark.is_unsold:
                self._tell_apart(mark, found.marks)
                head = self._head(mark)
            if mark is not None:
                found.marks.append(mark)
        return found

    def _tell_apart(self, mark: GoodMark, before: Sequence[Mark]) -> None:
        """ "brambang bawang": beside shallots, bawang is garlic."""
        if len(mark.named.goods) > 1:
            for other in before:
                good = self._lexicon.pairs.get((other.words[0], mark.words[0])) if isinstance(other, GoodMark) else None
                if good is not None and good in mark.named.goods:
                    mark.named = replace(mark.named, goods=(good,))
                    return

    def _head(self, mark: GoodMark) -> str:
        """The word that later kinds of the same family may leave out."""
        return self._heads[mark.named.goods[0]] if len(mark.named.goods) == 1 else mark.words[0]

    def _next(
        self, told: Sequence[Token], words: list[str], forms: list[str], surely: list[float], at: int, head: str,
        before: Sequence[Mark],
    ) -> tuple[Mark | None, int]:  # fmt: skip
        """The mark that begins at a token, and the token after it."""
        token = told[at]
        if token.kind != "word" and token.kind != "number":
            return _sign(token, told, at), at + 1
        ahead = words[at : at + _LONGEST_PHRASE]
        plain = self._lexicon.plain.longest(ahead)
        good = self._good(forms, at)
        role = self._lexicon.roles.longest(ahead)
        if (
            token.text == "kalih"
            and before
            and isinstance(before[-1], GoodMark | AmountMark)
            and self._good(forms, at + 1)
        ):
            # In high Javanese it is two, and it is "and".
            return Border(token.span, AND), at + 1
        if (
            plain is not None
            and plain[0] > 1
            and plain[0] >= (good[0] if good else 0)
            and plain[0] >= (role[0] if role else 0)
        ):
            return WordMark(_over(told, at, plain[0]), " ".join(ahead[: plain[0]]), is_known=True), at + plain[0]
        if good is not None and not (role is not None and role[0] > good[0]):
            return self._good_mark(told, forms, surely, at, *good), at + good[0]
        if role is not None and role[0] > 1:
            return RoleMark(_over(told, at, role[0]), role[1], " ".join(ahead[: role[0]])), at + role[0]
        amount = self._amounts.read(told, at)
        if amount is not None:
            return amount.mark, amount.end
        rest = self._rest_of_name(forms, at, head, before)
        if rest is not None:
            return self._good_mark(told, [head, *forms], [1.0, *surely], at, rest[0], rest[1], shift=1), at + rest[0]
        if role is not None:
            return RoleMark(token.span, role[1], token.text), at + 1
        unit = self._amounts.unit(token.text)
        if unit is not None:
            return UnitMark(token.span, unit.unit, unit.factor), at + 1
        return WordMark(token.span, token.text, is_known=self._speller.is_known(token.text)), at + 1

    def _good(self, forms: list[str], at: int) -> tuple[int, Named] | None:
        found = self._lexicon.goods.longest(forms[at : at + _LONGEST_PHRASE])
        if found is None:
            return None
        kept = tuple(name for name in found[1].goods if name in self._names)
        return found[0], replace(found[1], goods=kept)

    def _good_mark(
        self, told: Sequence[Token], forms: list[str], surely: list[float], at: int, length: int, named: Named, *,
        shift: int = 0,
    ) -> GoodMark:  # fmt: skip
        phrase = tuple(forms[0:shift]) + tuple(forms[at + shift : at + shift + length])
        return GoodMark(_over(told, at, length), named, phrase, min(surely[at + shift : at + shift + length]))

    def _rest_of_name(self, forms: list[str], at: int, head: str, before: Sequence[Mark]) -> tuple[int, Named] | None:
        """The kind alone, after its family was named: "beras premium 5 kg, medium 5 kg"."""
        if not head or not before or not isinstance(before[-1], Border | AmountMark | RoleMark):
            return None
        if isinstance(before[-1], RoleMark) and not before[-1].roles & {"and", "not", "instead"}:
            return None
        if forms[at] in self._lexicon.units or self._numbers.word(forms[at]):
            return None
        found = self._lexicon.goods.longest([head, *forms[at : at + 3]])
        if found is None or found[0] < 2 or not any(name in self._names for name in found[1].goods):
            return None
        return found[0] - 1, found[1]


def _sign(token: Token, told: Sequence[Token], at: int) -> Mark | None:
    """Borders and the few signs that say something; None for the rest."""
    if token.kind == "line":
        return Border(token.span, STOP, is_line=True)
    if token.kind != "sign":
        return WordMark(token.span, token.kind, is_known=True)
    if token.text == ":":
        return Border(token.span, COMMA, is_colon=True)
    if token.text in _STOPS:
        return Border(token.span, _STOPS[token.text])
    if token.text in "@/":
        return RoleMark(token.span, frozenset({"each" if token.text == "@" else "per"}), token.text)
    if token.text == "-" and not token.glued and at + 1 < len(told) and not told[at + 1].glued:
        return None
    return WordMark(token.span, token.text, is_known=True) if token.text in "?!%" else None


def _over(told: Sequence[Token], at: int, length: int) -> Span:
    return told[at].span.to(told[at + length - 1].span)


def _doubled(tokens: Sequence[Token], lexicon: Lexicon) -> list[Token]:
    """Words written with a 2 for "twice" ("masing2") said twice, and hyphens inside words left out."""
    told: list[Token] = []
    for at, token in enumerate(tokens):
        before = told[-1] if told else None
        after = tokens[at + 1] if at + 1 < len(tokens) else None
        inside = token.glued and before is not None and before.kind == "word"
        if inside and token.text == "-" and after is not None and after.glued and after.kind == "word":
            continue
        if (
            inside
            and token.text == "2"
            and before is not None
            and not (after is not None and after.glued and after.kind == "word" and lexicon.units.get(after.text))
        ):
            twice = [lexicon.canonical(before.text)] * 2
            if lexicon.goods.get(twice) or lexicon.roles.get([before.text] * 2) or lexicon.plain.get([before.text] * 2):
                told.append(replace(before, span=token.span, glued=True))
                continue
            if before.text in lexicon.plain.words and lexicon.canonical(before.text) not in lexicon.goods.words:
                continue
        told.append(token)
    return told
