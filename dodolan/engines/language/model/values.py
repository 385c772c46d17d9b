"""The values of a reading: goods, lines with their reasons, questions, and the reading itself."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Any, Literal

Role = Literal["buyer", "trader"]
INTENTS = (
    "order", "price_update", "ask_price", "cancel", "repeat_order", "address", "complaint", "greeting", "other",
)  # fmt: skip
# Messages of these intents only name goods; an amount in them orders nothing.
NAMING_ONLY = ("ask_price", "cancel", "complaint")
MEASURES = frozenset({"kg", "g", "l", "ml"})
CONTAINERS = frozenset(
    {"pack", "box", "carton", "sack", "bottle", "can", "jar", "tray", "cylinder", "gallon", "strand", "package"}
)


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of the message as typed: characters start to end, end not included."""

    start: int
    end: int

    def to(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Product:
    """A good of the catalogue: its units, the first of them usual; family "" if it has none; price in rupiah."""

    name: str
    units: tuple[str, ...]
    family: str
    family_default: bool
    typical_price: int
    cluster: str

    @property
    def unit(self) -> str:
        """The unit of an amount without one."""
        return self.units[0]

    @property
    def fraction_unit(self) -> str:
        """The unit of a bare fraction: kg where the good is sold so, else l, else the usual one."""
        return next((unit for unit in ("kg", "l") if unit in self.units), self.unit)


@dataclass(frozen=True, slots=True)
class Line:
    """One good of a message. quantity in units, money in rupiah; None where the message has none.

    confidence is from 0 to 1. why is how it was read: by "name" or "brand", with an "ending" or a "slip", with an
    "amount for all", in the "usual unit", "too large for a count", as a "price", "price for a usual unit" or "sold
    out"; and what is doubtful: "kind", "range", "weight or count".
    """

    product: str
    quantity: Fraction | None
    unit: str | None
    money: int | None
    note: str | None
    span: Span
    confidence: float
    why: tuple[str, ...]

    def with_note(self, note: str) -> "Line":
        """The same line with a note."""
        return replace(self, note=note)

    def plain(self) -> dict[str, Any]:
        """The line as JSON: whole quantities are ints, others floats."""
        quantity = None if self.quantity is None else _number(self.quantity)
        return {
            "product": self.product, "quantity": quantity, "unit": self.unit, "money": self.money, "note": self.note,
        }  # fmt: skip


@dataclass(frozen=True, slots=True)
class Question:
    """A clarification: about which piece of the message, why, and at most ten answers to choose from."""

    about: Span
    why: str
    choices: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The meaning of a message. ask is true where a careful person would ask before acting, and questions has what.

    unsold are pieces that name something the catalogue does not have. was_cut: the message was longer than what was
    read.
    """

    intent: str
    confidence: float
    lines: Sequence[Line]
    questions: Sequence[Question]
    unsold: Sequence[Span]
    was_cut: bool

    @property
    def ask(self) -> bool:
        """Whether something has to be asked first."""
        return bool(self.questions)


def _number(quantity: Fraction) -> int | float:
    # JSON has no fractions; halves, quarters and eighths are exact in a float.
    return quantity.numerator if quantity.denominator == 1 else float(quantity)
