"""Pure decisions about orders: what a line is estimated at, what it costs once weighed, where a purchase stands.

Sources of the rules: the 10% tolerance is that of honestbee's weighed goods; all amounts are whole rupiah.
"""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from dodolan.kernel.money import NOTHING, Rupiah
from dodolan.kernel.quantity import UnitPrice
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.stalls.models import Mode


@dataclass(frozen=True, slots=True)
class Charge:
    """What a line costs. goodwill is negative: what the stall lets go because it gave more than was asked."""

    amount: Rupiah
    goodwill: Rupiah = NOTHING


def estimate(*, mode: str, price: UnitPrice, nominal_g: int | None, steps: int | None, money: Rupiah | None) -> Rupiah:
    """What a line will cost if it weighs what was ordered; money lines cost their money."""
    if money is not None:
        return money
    return price.of((steps or 0) * (nominal_g or 1) if mode == Mode.EACH_BY_WEIGHT else steps or 0)


def stock_steps(*, mode: str, price: UnitPrice, nominal_g: int | None, steps: int | None, money: Rupiah | None) -> int:
    """How much stock a line needs, in the steps the stock is counted in (pieces for each-by-weight), at least 1."""
    if steps is not None:
        return steps
    # Money buys at least one step, or a promise of Rp500 would hold no stock at all.
    wanted = price.steps_for(money or NOTHING)
    return max(1, wanted // (nominal_g or 1) if mode == Mode.EACH_BY_WEIGHT else wanted)


def expected_measure(line: OrderLine) -> int | None:
    """Grams (or millilitres) a line ordered by amount should weigh; None for money lines and counted goods."""
    if line.ordered_steps is None or line.mode == Mode.EACH:
        return None
    return line.ordered_steps * (line.nominal_g or 1) if line.mode == Mode.EACH_BY_WEIGHT else line.ordered_steps


def ceiling(line: OrderLine) -> int | None:
    """The most grams (or millilitres) the buyer pays for without being asked; None where nothing is to be weighed."""
    expected = expected_measure(line)
    # Whole grams, rounded down: in doubt for the buyer.
    return None if expected is None else expected * (10_000 + line.tolerance_bp) // 10_000


def charge_measured(line: OrderLine, measured: int, *, consented: bool = False) -> Charge:
    """What so many grams (or millilitres) of a line cost.

    By money: never more than the money, the value if it is less. By amount: the value, up to the ceiling; above it
    only with the buyer's consent, else the ceiling's value, and the stall lets the rest go.
    """
    price = UnitPrice(Rupiah(line.price_rp), line.price_steps)
    value = price.of(measured)
    if line.ordered_rp is not None:
        # Who says "for five thousand" has five thousand in hand.
        amount = min(Rupiah(line.ordered_rp), value)
    else:
        # Within the tolerance a scale is not argued with; above it the buyer decides, and silence means no.
        most = ceiling(line)
        amount = value if consented or most is None or measured <= most else price.of(most)
    return Charge(amount, amount - value)


def charge_counted(line: OrderLine, picked: int) -> Charge:
    """What so many pieces of a line cost; goods bought by money and not weighed cost exactly that money."""
    if line.ordered_rp is not None:
        return Charge(Rupiah(line.ordered_rp) if picked else NOTHING)
    return Charge(UnitPrice(Rupiah(line.price_rp), line.price_steps).of(picked))


class PurchaseState(StrEnum):
    """Where a purchase stands, for buyers and offices alike."""

    PLACED = "placed"
    PICKING = "picking"
    WEIGHED = "weighed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


def purchase_state(purchase: Purchase) -> PurchaseState:
    """The state that follows from the instants of a purchase; the last one that happened counts."""
    # Cancelled first: a purchase may have been picked in part before an officer took it back.
    if purchase.cancelled_at:
        return PurchaseState.CANCELLED
    if purchase.delivered_at:
        return PurchaseState.DELIVERED
    if purchase.weighed_at:
        return PurchaseState.WEIGHED
    return PurchaseState.PICKING if purchase.picking_at else PurchaseState.PLACED


def price_seal(price_ids: list[str]) -> str:
    """A fingerprint of the prices a page showed; another one at placing means that a price changed meanwhile."""
    # Sorted, so that it is a fingerprint of the prices and not of the order of lines.
    return sha256(",".join(sorted(price_ids)).encode()).hexdigest()[:16]
