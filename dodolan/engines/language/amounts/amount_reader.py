"""Amounts: a number with its unit or as money, in digits, in words, or glued ("rongkilo", "sekilo", "5rb")."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from dodolan.engines.language.amounts.number_reader import Number, NumberReader
from dodolan.engines.language.lexicon.tables import Lexicon
from dodolan.engines.language.model.marks import AmountMark
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.words import UnitWord
from dodolan.engines.language.tokens.tokenizer import Token

_ONE = ("sak", "se", "sa")
_ENDINGS = ("nya", "ne", "an", "e")
_MONEY_BEFORE = ("rp", "idr", "rupiah")
_MONEY_BEHIND = ("perak", "rupiah", "rp", "rupiahan", "perakan", "rps")
_PLUS = ("punjul", "luwih", "lebih")
_UNTIL = ("-", "sampai", "sampek", "sampe", "tekan", "atau", "hingga", "utowo", "opo", "apa", "s")
# "sekilo rong ons": after a whole unit its part may follow.
_PARTS = {"kg": "g", "l": "ml"}


@dataclass(frozen=True, slots=True)
class Found:
    """An amount and the token after it."""

    mark: AmountMark
    end: int


class AmountReader:
    """Reads amounts by the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, parameters: Parameters = USUAL) -> None:
        """Keep the tables that amounts need."""
        self._units, self._smallest_coin = lexicon.units, parameters.smallest_coin
        self._goods = lexicon.goods
        self._plain = lexicon.plain.words
        self._named = lexicon.goods.words | set(lexicon.spellings)
        self._numbers = NumberReader(lexicon, parameters)
        self._firsts = sorted(
            (word for word, known in lexicon.numbers.items() if known.kind in ("unit", "fixed", "fraction", "part")),
            key=len,
            reverse=True,
        )

    def unit(self, typed: str) -> UnitWord | None:
        """The unit a word stands for, with or without an ending."""
        known = self._units.get(typed)
        for ending in _ENDINGS if known is None and typed not in self._plain and typed not in self._named else ():
            if typed.endswith(ending) and len(typed) - len(ending) >= 3:
                known = known or self._units.get(typed[: -len(ending)])
        return known

    def one(self, typed: str) -> UnitWord | None:
        """The unit in a word such as "sekilo" or "sakiket"."""
        # "sepuluh" and "sekali" begin like "sekilo", so ordinary words and units come first.
        if typed in self._plain or typed in self._units:
            return None
        for first in _ONE:
            if typed.startswith(first) and len(typed) - len(first) >= 2:
                known = self.unit(typed[len(first) :].lstrip("-"))
                if known is not None:
                    return known
        if len(typed) > 4 and typed[0] == "s":
            return self._units.get(typed[1:])
        return None

    def read(self, tokens: Sequence[Token], start: int) -> Found | None:
        """The amount that begins at a token, or None. A unit alone is no amount."""
        said_rupiah = tokens[start].text in _MONEY_BEFORE
        at = start + 1 if said_rupiah else start
        while said_rupiah and at < len(tokens) and tokens[at].text == ".":
            at += 1
        if at >= len(tokens):
            return None
        if not said_rupiah:
            spoken = self._spoken(tokens, at)
            if spoken is not None:
                return spoken
        number = self._numbers.read(tokens, at)
        if number is None:
            return None
        if number.is_money and number.value % self._smallest_coin and number.thousands:
            # "limang ewu loro" is not a sum of 5,002 but two of five thousand.
            number = replace(number, value=number.thousands, end=number.thousands_end)
        return self._counted(tokens, start, number, said_rupiah=said_rupiah)

    def _spoken(self, tokens: Sequence[Token], at: int) -> Found | None:
        """One said with its unit, or a number glued to it: "sekilo", "sak kilo", "rongkilo"."""
        token = tokens[at]
        if token.kind != "word":
            return None
        span = token.span
        following = tokens[at + 1] if at + 1 < len(tokens) else None
        if token.text in _ONE and following is not None and following.kind == "word":
            unit = self._units.get(following.text)
            if unit is not None:
                one = self._measured(Fraction(1), unit, token, tokens, at + 2, spoken_one=True)
                one.mark.span = span.to(one.mark.span)
                return one
            number = self._numbers.read(tokens, at + 1)
            if number is not None and number.is_fraction:
                return self._counted(tokens, at, number, said_rupiah=False)
        one_of = self.one(token.text)
        if one_of is not None and not self._numbers.word(token.text):
            return self._measured(Fraction(1), one_of, token, tokens, at + 1, spoken_one=True)
        if len(token.text) > 5 and not self._numbers.word(token.text):
            # Longest first: "telung" must not be taken for "telu".
            for first in self._firsts:
                if token.text.startswith(first):
                    unit = self._units.get(token.text[len(first) :])
                    if unit is not None:
                        value = self._numbers.word(first)[0].value
                        return self._measured(value, unit, token, tokens, at + 1)
        return None

    def _counted(self, tokens: Sequence[Token], start: int, number: Number, *, said_rupiah: bool) -> Found:
        end, span = number.end, tokens[start].span.to(tokens[number.end - 1].span)
        value, is_range, is_money = number.value, False, number.is_money
        until = self._numbers.read(tokens, end + 1) if end + 1 < len(tokens) and tokens[end].text in _UNTIL else None
        if until is not None and not number.is_fraction and (until.value > value or until.is_money):
            end, is_range, is_money = until.end, True, is_money or until.is_money
            # "5-10rb": the thousands of the second number count for the first.
            if until.is_money and not number.is_money:
                value *= 1_000_000 if until.value >= 1_000_000 else 1000
        behind = tokens[end] if end < len(tokens) else None
        if behind is not None and behind.kind == "word" and behind.text in _MONEY_BEHIND:
            is_money, end = True, end + 1
        if said_rupiah or is_money:
            money = AmountMark(span, None, money=round(value), is_range=is_range, is_each=number.is_each)
            return Found(money, self._skip_an(tokens, end))
        if behind is not None and behind.kind == "word" and value > 0:
            unit = self.unit(behind.text) if not self._is_one(tokens, end) else None
            if unit is not None and not self._begins_good(tokens, end):
                found = self._measured(value, unit, tokens[end], tokens, end + 1)
                found.mark.span = span.to(found.mark.span)
                found.mark.is_range = is_range
                # "pak" is a pack and a form of address.
                found.mark.or_sir = behind.text == "pak"
                found.mark.is_fraction = number.is_fraction
                return found
        bare = AmountMark(span, value, is_fraction=number.is_fraction, is_range=is_range)
        return Found(bare, end)

    def _measured(
        self,
        value: Fraction,
        unit: UnitWord,
        said: Token,
        tokens: Sequence[Token],
        end: int,
        *,
        spoken_one: bool = False,
    ) -> Found:
        """A value in a unit, with what follows it: "sekilo setengah" is 1.5 kg, "sekilo rong ons" 1.2 kg."""
        amount = value * unit.factor
        span = said.span
        end = self._skip_an(tokens, end)
        end += end + 1 < len(tokens) and tokens[end].text in _PLUS
        more = self._numbers.read(tokens, end) if end < len(tokens) else None
        if more is not None and not more.is_money:
            after = tokens[more.end] if more.end < len(tokens) else None
            part = self._units.get(after.text) if after is not None and after.kind == "word" else None
            if more.is_fraction and part is None and "/" not in tokens[end].text:
                amount += more.value * unit.factor
                span, end = span.to(tokens[more.end - 1].span), more.end
            elif part is not None and unit.factor == 1 and part.unit == _PARTS.get(unit.unit):
                amount += more.value * part.factor / 1000
                span, end = span.to(tokens[more.end].span), more.end + 1
        return Found(AmountMark(span, amount, unit.unit, spoken_one=spoken_one), end)

    def _is_one(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether "sak" stands before a unit ("4500 sak papan"), and so is not a sack."""
        follower = tokens[at + 1].text if at + 1 < len(tokens) else ""
        return tokens[at].text in _ONE and follower in self._units

    def _begins_good(self, tokens: Sequence[Token], at: int) -> bool:
        """Whether a unit's word begins a good's name instead: "2 buah naga"."""
        found = self._goods.longest([token.text for token in tokens[at : at + 4]])
        return found is not None and found[0] > 1

    def _skip_an(self, tokens: Sequence[Token], end: int) -> int:
        return end + 1 if end < len(tokens) and tokens[end].text in ("an", "nan") else end
