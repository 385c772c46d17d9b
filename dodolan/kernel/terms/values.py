"""What a term is: a whole number in the table, a value with its unit to whoever reads it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Generic, TypeVar

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import percent, rupiah

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Unit(Generic[Value]):
    """What a term is counted in: how the number in the table becomes a value, and how it is said to people."""

    name: str
    sign: str | Promise
    of: Callable[[int], Value]
    shown: Callable[[int], str]


def _minutes(number: int) -> str:
    return ngettext("%(n)s minute", "%(n)s minutes", number) % {"n": number}


RUPIAH: Unit[Rupiah] = Unit("rupiah", "Rp", Rupiah, rupiah)
# Ten-thousandths, so that 10% is a whole number like every other amount.
BASIS_POINTS: Unit[int] = Unit("basis_points", "%", int, percent)
MINUTES: Unit[timedelta] = Unit("minutes", _("minutes"), lambda number: timedelta(minutes=number), _minutes)
UNITS: tuple[Unit[Any], ...] = (RUPIAH, BASIS_POINTS, MINUTES)


@dataclass(frozen=True, slots=True)
class Term(Generic[Value]):
    """One thing that a city decides. key is "room.name"; least, most and default are whole numbers in the unit.

    Without a row the default holds. Raises ValueError for a default out of bounds.
    """

    key: str
    words: str | Promise
    unit: Unit[Value]
    least: int
    most: int
    default: int
    hint: str | Promise = ""

    def __post_init__(self) -> None:
        """Refuse a term that contradicts itself."""
        if not self.allows(self.default):
            raise ValueError(f"{self.key}: {self.default} is not from {self.least} to {self.most}.")

    def allows(self, number: int) -> bool:
        """Whether a number is within the bounds; both belong to them."""
        return self.least <= number <= self.most
