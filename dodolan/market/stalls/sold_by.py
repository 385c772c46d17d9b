"""How goods are sold: by measure, by the piece, or by the piece at a price by weight.

What depends on the way of selling is asked of its SoldBy, found by the code that a `mode` column holds; no other file
compares codes. A further way is one more value in WAYS and no migration. Sources of the rules: the market's own habits;
the tolerance above an order is that of honestbee's weighed goods. All sums are whole rupiah.
"""

from dataclasses import dataclass
from typing import Self

from dodolan.kernel.money import NOTHING, Rupiah
from dodolan.kernel.quantity import UnitPrice, steps_in

# What is asked for at the stall: an ons, a quarter, a half, one kilo, two.
USUAL_MEASURES = (100, 250, 500, 1000, 2000)
USUAL_PIECES = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked for of an offer: an amount in steps, or money; the other is None."""

    steps: int | None = None
    money: Rupiah | None = None

    @classmethod
    def of(cls, steps: int | None, money_rp: int | None) -> Self:
        """The same from two columns."""
        return cls(steps, None if money_rp is None else Rupiah(money_rp))


@dataclass(frozen=True, slots=True, kw_only=True)
class SoldBy:
    """One way of selling.

    is_weighed: the goods go on the scale when they are picked, and cost what they weigh; otherwise they are counted.
    takes_money: an offer may be asked for by money. piece: the unit in which goods are ordered that have their price
    for another one, each of about nominal_g grams; empty where both units are the same.
    """

    code: str
    is_weighed: bool
    takes_money: bool
    piece: str = ""

    @property
    def by_piece(self) -> bool:
        """Whether the weight follows from a number of pieces, and is a guess until they are on the scale."""
        return bool(self.piece)

    @property
    def by_measure(self) -> bool:
        """Whether grams or millilitres are ordered, and not pieces."""
        return self.is_weighed and not self.by_piece

    def ordered_in(self, unit: str) -> str:
        """The unit in which an offer priced by this unit is ordered, and its stock is counted."""
        return self.piece or unit

    def price_steps(self, unit: str) -> int:
        """How many steps a price by this unit is for: a hen is priced by the kilogram, although ordered by the head."""
        return steps_in(unit)

    def price_of(self, steps: int, *, price: UnitPrice, nominal_g: int | None) -> Rupiah:
        """What so many ordered steps cost if pieces weigh what they usually do."""
        return price.of(self._measured(steps, nominal_g))

    def estimate(self, asked: Asked, *, price: UnitPrice, nominal_g: int | None) -> Rupiah:
        """What a wish will cost if it weighs what was ordered; money costs that money."""
        if asked.money is not None:
            return asked.money
        return self.price_of(asked.steps or 0, price=price, nominal_g=nominal_g)

    def stock_steps(self, asked: Asked, *, price: UnitPrice, nominal_g: int | None) -> int:
        """How much stock a wish holds, in the steps the stock is counted in, at least 1."""
        if asked.steps is not None:
            return asked.steps
        # Money buys at least one step, or an order for Rp500 would hold no stock at all.
        return max(1, price.steps_for(asked.money or NOTHING) // self._measured(1, nominal_g))

    def expected_measure(self, asked: Asked, *, nominal_g: int | None) -> int | None:
        """Grams (or millilitres) that an order by amount should weigh; None by money and for counted goods."""
        if asked.steps is None or not self.is_weighed:
            return None
        return self._measured(asked.steps, nominal_g)

    def aim(self, asked: Asked, *, price: UnitPrice, nominal_g: int | None) -> int | None:
        """Grams (or millilitres) the scale should show: what was ordered, or what the money buys; None if counted."""
        if asked.money is not None and self.is_weighed:
            return price.steps_for(asked.money)
        return self.expected_measure(asked, nominal_g=nominal_g)

    def ceiling(self, asked: Asked, *, nominal_g: int | None, tolerance_bp: int) -> int | None:
        """The most grams (or millilitres) a buyer pays for without being asked; None where no measure was ordered."""
        expected = self.expected_measure(asked, nominal_g=nominal_g)
        # Whole grams, rounded down: a fraction of a gram is the buyer's.
        return None if expected is None else expected * (10_000 + tolerance_bp) // 10_000

    def pieces_weighed(self, asked: Asked, measured: int) -> int | None:
        """How many pieces lay on the scale; None where pieces are not ordered, or nothing was there."""
        # Hens go on the scale together; their number is the one ordered.
        return asked.steps if self.by_piece and measured else None

    def usual_amounts(self, increment: int) -> list[int]:
        """Amounts, in steps, that buyers usually ask for of an offer with that increment; never empty."""
        if not self.by_measure:
            return [increment * pieces for pieces in USUAL_PIECES]
        # A step like 300 g fits none of the usual measures; then it is the one amount itself.
        return [steps for steps in USUAL_MEASURES if steps % increment == 0] or [increment]

    def _measured(self, steps: int, nominal_g: int | None) -> int:
        """Ordered steps in the steps of the price."""
        return steps * (nominal_g or 1) if self.by_piece else steps


# Half a kilo of chilli, a litre of oil.
WEIGHED = SoldBy(code="weighed", is_weighed=True, takes_money=True)
# Tempe by the board, kangkung by the bunch. Nobody cuts an egg to fit Rp5.000, so counted goods take no money.
EACH = SoldBy(code="each", is_weighed=False, takes_money=False)
# Hens: two heads, priced by the kilogram.
EACH_BY_WEIGHT = SoldBy(code="each_by_weight", is_weighed=True, takes_money=True, piece="piece")

WAYS: dict[str, SoldBy] = {way.code: way for way in (WEIGHED, EACH, EACH_BY_WEIGHT)}


def sold_by(code: str) -> SoldBy:
    """The way of selling with this code; raises ValueError for an unknown one."""
    if code not in WAYS:
        raise ValueError(f"Goods are sold by one of {', '.join(WAYS)}, got {code!r}.")
    return WAYS[code]
