"""Pure decisions about orders: what a line costs once it is picked, and where a purchase stands."""

from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

from dodolan.kernel.money import NOTHING, Rupiah
from dodolan.market.ordering.models import OrderLine, Purchase


@dataclass(frozen=True, slots=True)
class Charge:
    """What a line costs. goodwill is negative: what the stall lets go because it gave more than was asked."""

    amount: Rupiah
    goodwill: Rupiah = NOTHING


def expected_measure(line: OrderLine) -> int | None:
    """Grams (or millilitres) a line ordered by amount should weigh; None for money lines and counted goods."""
    return line.sold_by.expected_measure(line.asked, nominal_g=line.nominal_g)


def aim(line: OrderLine) -> int | None:
    """Grams (or millilitres) the scale should show for a line, by amount or by money; None for counted goods."""
    return line.sold_by.aim(line.asked, price=line.unit_price, nominal_g=line.nominal_g)


def pieces_asked(line: OrderLine) -> int:
    """How many pieces of a counted line may be picked; a line by money is picked whole (1) or not at all."""
    return 1 if line.ordered_steps is None else line.ordered_steps


def ceiling(line: OrderLine) -> int | None:
    """The most grams (or millilitres) the buyer pays for without being asked; None where nothing is to be weighed."""
    return line.sold_by.ceiling(line.asked, nominal_g=line.nominal_g, tolerance_bp=line.tolerance_bp)


def charge_measured(line: OrderLine, measured: int, *, consented: bool = False) -> Charge:
    """What so many grams (or millilitres) of a line cost.

    By money: never more than the money, the value if it is less. By amount: the value, up to the ceiling; above it
    only with the buyer's consent, else the ceiling's value, and the stall lets the rest go.
    """
    price = line.unit_price
    value = price.of(measured)
    if line.ordered_rp is not None:
        # A buyer who asks "for five thousand" pays no more than five thousand.
        amount = min(Rupiah(line.ordered_rp), value)
    else:
        # Within the tolerance the weight counts; above it the buyer decides, and no answer means no.
        most = ceiling(line)
        amount = value if consented or most is None or measured <= most else price.of(most)
    return Charge(amount, amount - value)


def charge_counted(line: OrderLine, picked: int) -> Charge:
    """What so many pieces of a line cost; goods bought by money and not weighed cost exactly that money."""
    if line.ordered_rp is not None:
        return Charge(Rupiah(line.ordered_rp) if picked else NOTHING)
    return Charge(line.unit_price.of(picked))


class PurchaseState(StrEnum):
    """Where a purchase stands, for buyers and offices alike."""

    PLACED = "placed"
    PICKING = "picking"
    WEIGHED = "weighed"
    DELIVERED = "delivered"
    CANCELLED = "cancelled"


def purchase_state(purchase: Purchase) -> PurchaseState:
    """The state that follows from the instants of a purchase: cancelled before all, else the furthest it came."""
    # Cancelled first: one that was written off had been weighed.
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
