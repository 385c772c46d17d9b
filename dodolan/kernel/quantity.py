"""Amounts: whole grams, millilitres or pieces, called steps; and prices for a number of steps."""

from dataclasses import dataclass

from dodolan.kernel.money import Rupiah

# Goods sold by these are measured in thousandths (grams, millilitres); every other unit is counted in wholes.
MEASURED_UNITS = {"kg": "g", "l": "ml"}
# More than a pickup can carry: an amount above it is a typing error.
MOST_STEPS = 2_000_000


def steps_in(unit: str) -> int:
    """How many steps one unit holds: 1000 for kg and l, 1 for everything that is counted."""
    # Thousandths are as fine as a market scale reads, and keep every amount a whole number.
    return 1000 if unit in MEASURED_UNITS else 1


@dataclass(frozen=True, slots=True)
class UnitPrice:
    """A price on a price list: so many rupiah for so many steps (1000 for a kilogram or litre, 1 for a piece)."""

    amount: Rupiah
    per: int

    def __post_init__(self) -> None:
        """Refuse a price that is not above 0, and a basis below one step: ValueError."""
        if self.amount.amount < 1 or self.per < 1:
            raise ValueError(f"A price is above Rp 0 for 1 step or more, got {self.amount} for {self.per}.")

    def of(self, steps: int) -> Rupiah:
        """What so many steps cost; half a rupiah rounds up, for the seller. ValueError below 0 steps."""
        if steps < 0:
            raise ValueError(f"Steps cannot be negative, got {steps}.")
        # Doubling keeps the half in whole numbers; a float would lose a rupiah on large sums.
        return Rupiah((steps * self.amount.amount * 2 + self.per) // (2 * self.per))

    def steps_for(self, money: Rupiah) -> int:
        """The nearest number of steps that money buys, half a step rounds up. ValueError below Rp 0."""
        if money.amount < 0:
            raise ValueError(f"Money to spend cannot be negative, got {money}.")
        return (money.amount * self.per * 2 + self.amount.amount) // (2 * self.amount.amount)
