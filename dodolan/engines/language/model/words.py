"""What a word of the tables stands for: goods, a part of a number, a unit."""

from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Named:
    """What a phrase names: goods to choose from (one if it is plain), by name or by brand; () if it is not sold."""

    goods: tuple[str, ...]
    is_brand: bool = False


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A word inside a spoken number: its kind and value."""

    kind: str
    value: Fraction


@dataclass(frozen=True, slots=True)
class UnitWord:
    """A word for a unit, and how many of that unit it is (1 ons is 100 g)."""

    unit: str
    factor: int
