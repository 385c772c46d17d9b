"""Spoken and written numbers: Indonesian, Javanese ngoko and krama, digits, fractions, thousands."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from dodolan.engines.language.lexicon.tables import Lexicon
from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.words import NumberWord
from dodolan.engines.language.tokens.tokenizer import Token

_AN = ("an", "nan")


@dataclass(frozen=True, slots=True)
class Number:
    """A number that begins at a token: its value, the token after it, and the facts its words give.

    is_money: in thousands or slang of money; is_fraction: a bare fraction; written: by digits alone; is_each: its
    ending means "for each". thousands is the part in full thousands, and thousands_end the token after that part.
    """

    value: Fraction
    end: int
    is_money: bool
    is_fraction: bool
    written: bool
    is_each: bool
    thousands: Fraction
    thousands_end: int


class NumberReader:
    """Reads numbers by the words of a lexicon."""

    def __init__(self, lexicon: Lexicon, parameters: Parameters = USUAL) -> None:
        """Words that may be glued before another one ("rongewu") are tried longest first."""
        self._words, self._largest = lexicon.numbers, parameters.largest_number
        glued = (word for word, known in lexicon.numbers.items() if known.kind in ("unit", "fixed") and len(word) > 2)
        self._firsts = sorted(glued, key=len, reverse=True)

    def word(self, typed: str) -> Sequence[NumberWord]:
        """What a word adds to a number: itself, or the two it is glued from; () if it is no number."""
        known = self._words.get(typed)
        if known is not None:
            return (known,)
        if len(typed) > 5:
            for first in self._firsts:
                if typed.startswith(first):
                    rest = self._words.get(typed[len(first) :])
                    if rest is not None and rest.kind in ("times", "teen", "twenty"):
                        return (self._words[first], rest)
        return ()

    def _begins_anew(self, tokens: Sequence[Token], at: int, thousands: Fraction) -> bool:
        """Whether a word behind thousands is "and" ("telung ewu kalih asem"), or begins other thousands."""
        after = self.word(tokens[at + 1].text) if at + 1 < len(tokens) else ()
        if not after or after[0].kind != "times":
            return tokens[at].text == "kalih"
        # Thousands may follow full millions: "satu juta dua ribu".
        return after[0].value >= 1000 and (thousands % 1_000_000 > 0 or after[0].value > 1000)

    def read(self, tokens: Sequence[Token], start: int) -> Number | None:
        """The longest number that begins at a token, or None."""
        sum_ = _Sum()
        at = thousands_end = start
        while at < len(tokens) and self._adds(sum_, tokens, at, is_first=at == start):
            at += 1
            thousands_end = at if sum_.is_whole else thousands_end
        if at == start or sum_.value > self._largest:
            return None
        # "5rb-an" and "5rb an" are five thousand.
        while sum_.is_money and at < len(tokens) and (tokens[at].text in _AN or _is_hyphen_an(tokens, at)):
            at += 1
        # The ending -an of a spoken thousand shares it out: "sewuan" is a thousand each.
        is_each = sum_.is_money and tokens[at - 1].text.endswith("an") and len(tokens[at - 1].text) > 3
        return Number(
            sum_.value, at, sum_.is_money, sum_.is_fraction, sum_.written, is_each, sum_.thousands, thousands_end
        )

    def _adds(self, sum_: "_Sum", tokens: Sequence[Token], at: int, *, is_first: bool) -> bool:
        """Add a token to a number; False where it does not belong to it."""
        token = tokens[at]
        if token.kind == "number" and token.value is not None:
            if is_first:
                sum_.digits(token.value, is_fraction="/" in token.text)
            return is_first
        words = self.word(token.text) if token.kind == "word" else ()
        if not words or (sum_.is_whole and self._begins_anew(tokens, at, sum_.thousands)):
            return False
        return all(sum_.take(word) for word in words)


def _is_hyphen_an(tokens: Sequence[Token], at: int) -> bool:
    return tokens[at].text == "-" and at + 1 < len(tokens) and tokens[at + 1].text in _AN


class _Sum:
    """A number while its words are added one by one."""

    def __init__(self) -> None:
        self.thousands = Fraction(0)
        self.current: Fraction | None = None
        self.last = Fraction(0)
        self.is_money = self.is_fraction = False
        self.written = True

    @property
    def value(self) -> Fraction:
        return self.thousands + (self.current or 0)

    @property
    def is_whole(self) -> bool:
        """Whether it stands at full thousands."""
        return self.current is None and self.thousands > 0

    def digits(self, value: Fraction, *, is_fraction: bool) -> None:
        self.current = self.last = value
        self.is_fraction = is_fraction and value < 1

    def take(self, word: NumberWord) -> bool:
        """Add a word; False if it cannot belong to this number, which is then unchanged."""
        if self.current is not None and self.is_fraction:
            return False
        # One method for each kind of number word, so that a new kind is one method and one line of numbers.csv.
        took = bool(getattr(self, f"_{word.kind}")(word.value))
        self.written = self.written and (not took or word.kind == "times")
        return took

    def _plus(self, value: Fraction) -> bool:
        # Units follow full tens, tens follow full hundreds; anything else begins another number.
        if self.current is not None and not (
            (20 <= self.current < 100 and self.current % 10 == 0 and value < 10)
            or (self.current >= 100 and self.current % 100 == 0 and value < 100)
            or (self.current > 100 and self.current % 100 >= 20 and self.current % 10 == 0 and value < 10)
        ):
            return False
        if self.current is not None and self.written:
            return False
        self.current, self.last = (self.current or 0) + value, value
        return True

    def _unit(self, value: Fraction) -> bool:
        return self._plus(value)

    def _fixed(self, value: Fraction) -> bool:
        if value >= 1000:
            if self.current is not None or self.thousands % 1_000_000:
                return False
            self.thousands, self.is_money = self.thousands + value, True
            return True
        return self._plus(value)

    def _teen(self, value: Fraction) -> bool:
        if self.current is None or not 1 <= self.last <= 9 or self.written:
            return False
        self.current += value
        self.last += value
        return True

    def _twenty(self, value: Fraction) -> bool:
        return self._teen(value)

    def _times(self, value: Fraction) -> bool:
        # "rong atus" multiplies the last word; "rong ewu" everything since the last thousands.
        if value < 1000:
            if self.current is None or not 1 <= self.last <= 9 or self.written:
                return False
            self.current += self.last * (value - 1)
            self.last *= value
            return True
        if self.current is None or self.thousands >= value > 1000:
            return False
        self.thousands = (self.thousands if value == 1000 else Fraction(0)) + self.current * value
        self.current, self.is_money = None, True
        return True

    def _fraction(self, value: Fraction) -> bool:
        if self.current is not None:
            # "loro setengah kilo" is two and a half.
            if self.current.denominator != 1 or self.current >= 100 or self.thousands:
                return False
            self.current += value
            return True
        if self.thousands:
            return False
        self.current = self.last = value
        self.is_fraction = True
        return True

    def _part(self, value: Fraction) -> bool:
        # "telung prapat" and "tiga perempat" are three quarters; alone it is one.
        if self.current is not None and not (1 <= self.current <= 3 and self.current.denominator == 1):
            return False
        if self.thousands:
            return False
        self.current = self.last = value * (self.current or 1)
        self.is_fraction = True
        return True

    def _money(self, value: Fraction) -> bool:
        if self.current is not None or self.thousands:
            return False
        self.thousands, self.is_money = value, True
        return True
