"""Plain text cut into words, numbers and signs."""

import re
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from typing import Literal

from dodolan.engines.language.model.parameters import USUAL, Parameters
from dodolan.engines.language.model.values import Span
from dodolan.engines.language.tokens.normalizer import Text

Kind = Literal["word", "number", "clock", "phone", "date", "sign", "line"]

_TOKEN = re.compile(
    r"""
    (?P<line>[ ]*\n\s*)
  | (?P<phone>(?<![\d.,/])(?:\+?62[ -]?|0)8[\d][\d -]{6,13}\d)
  | (?P<date>(?<!\d)\d{1,2}(?:/\d{1,2}/|-\d{1,2}-)\d{2,4}(?!\d))
  | (?P<clock>(?<!\d)(?:\d{1,2}:\d{2}|0\d\.[0-5]\d|(?:1\d|2[0-3])\.(?:00|15|30|45))
      (?![\d.,])(?!\s*(?:kg|kilo|gr?|rb|k|jt)\b))
  | (?P<number>\d{1,3}(?:\.\d{3})+(?:,\d+)?(?!\d) | \d{1,3}(?:,\d{3})+(?!\d) | \d+[.,]\d+
      | \d+\s\d/[2-9](?!\d) | \d+/\d+(?![/\d]) | \d+)
  | (?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)
  | (?P<sign>[^\s\w]|_)
    """,
    re.VERBOSE,
)
_STRETCHED = re.compile(r"(.)\1{2,}")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or sign with its place in the message; value only for numbers; glued: no space before it."""

    kind: Kind
    text: str
    span: Span
    glued: bool
    value: Fraction | None = None


def tokens_of(text: Text, parameters: Parameters = USUAL) -> list[Token]:
    """The first tokens in order, up to the limit; stretched letters become one, apostrophes are dropped."""
    found: list[Token] = []
    end = 0
    for match in islice(_TOKEN.finditer(text.plain), parameters.most_tokens):
        kind: Kind = match.lastgroup  # type: ignore[assignment]
        word = match.group()
        span = Span(text.origin[match.start()], text.origin[match.end() - 1] + 1)
        value = None
        if kind == "number":
            value = _value(word) if len(word) <= parameters.longest_number else Fraction(0)
        elif kind == "word":
            word = word.replace("'", "")
            short = _STRETCHED.sub(r"\1", word)
            # Nothing is left of "zzzz" when it is shortened, so it stays as it is.
            word = short if len(short) > 2 else word
        found.append(Token(kind, word, span, match.start() == end and end > 0, value))
        end = match.end()
    return found


def _value(digits: str) -> Fraction:
    """12.500 and 12,500 are thousands, 1,5 and 1.5 one and a half, 0,250 a quarter, 1 1/2 one and a half."""
    whole, _, part = digits.rpartition(" ")
    if "/" in part:
        above, below = part.split("/")
        fraction = Fraction(int(above), int(below)) if int(below) else Fraction(0)
        return fraction + (int(whole) if whole else 0)
    head, sign, tail = re.split(r"([.,])", digits, maxsplit=1) if re.search(r"[.,]", digits) else (digits, "", "")
    if not sign:
        return Fraction(int(head))
    if re.fullmatch(r"\d{3}(?:[.,]\d{3})*", tail) and head != "0":
        return Fraction(int(head + re.sub(r"\D", "", tail)))
    if re.fullmatch(r"(?:\d{3}\.)*\d{3},\d+", tail):
        thousands, _, decimals = tail.rpartition(",")
        return Fraction(f"{head}{thousands.replace('.', '')}.{decimals}")
    return Fraction(f"{head}.{re.sub(r'[^0-9]', '', tail) or 0}")
