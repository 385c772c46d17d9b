"""Marks, the tagged pieces of a message: goods, amounts, borders, words with a role, and other words.

They are not frozen: reading an amount widens its span, and a second name narrows a family to one good.
"""

from dataclasses import dataclass
from fractions import Fraction

from dodolan.engines.language.model.values import Span
from dodolan.engines.language.model.words import Named

# How strongly a border separates its two sides; the values are compared, so their order matters.
AND, COMMA, STOP = 0, 1, 2


@dataclass(slots=True)
class Mark:
    """A tagged piece of the message."""

    span: Span


@dataclass(slots=True)
class GoodMark(Mark):
    """A good, a family, or something unsold. words is its phrase in canonical form; sure from 0 to 1.

    is_picture: it was an emoji.
    """

    named: Named
    words: tuple[str, ...]
    sure: float
    is_picture: bool = False

    @property
    def is_unsold(self) -> bool:
        """Whether the catalogue has no such good."""
        return not self.named.goods


@dataclass(slots=True)
class AmountMark(Mark):
    """A number that is a quantity, a sum of money, or may be either (unit None and money None: bare)."""

    quantity: Fraction | None
    unit: str | None = None
    money: int | None = None
    is_fraction: bool = False
    is_range: bool = False
    is_each: bool = False
    or_sir: bool = False
    spoken_one: bool = False

    @property
    def is_bare(self) -> bool:
        """Whether it has neither unit nor money."""
        return self.money is None and self.unit is None


@dataclass(slots=True)
class UnitMark(Mark):
    """A unit without a number: the "/kg" of a price."""

    unit: str
    factor: int = 1


@dataclass(slots=True)
class Border(Mark):
    """A comma, a full stop, the end of a line, or a word like "and"."""

    strength: int
    is_line: bool = False
    is_colon: bool = False
    is_question: bool = False


@dataclass(slots=True)
class RoleMark(Mark):
    """A word with one or more roles in the sentence, as words.csv lists them."""

    roles: frozenset[str]
    text: str


@dataclass(slots=True)
class WordMark(Mark):
    """Any other word; is_known where some table has it."""

    text: str
    is_known: bool
