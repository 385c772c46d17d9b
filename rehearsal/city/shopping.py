"""A purchase from the order to the counted box, without pages: every step goes through its use case.

The demo's typical days, the benchmarks and the tests play their market days with these steps.
"""

from collections.abc import Sequence
from datetime import datetime

from dodolan.kernel.ids import new_id
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights, take_pieces
from dodolan.market.fulfilment.shifts import assign_orders, end_shift, start_shift
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.models import Channel, DeliverySlot, OrderLine, Proof, Purchase
from dodolan.market.ordering.place_order import Delivery, place_order
from dodolan.market.ordering.rules import aim, pieces_asked
from dodolan.market.paying.boxes import cash_in, count_cash
from dodolan.market.paying.models import CashBox
from dodolan.market.stalls.models import MarketDay
from dodolan.people.accounts.models import User
from dodolan.people.places.models import PublicMarket


def order_goods(
    wishes: Sequence[LineWish],
    *,
    slot: DeliverySlot,
    delivery: Delivery,
    at: datetime,
    buyer: User | None = None,
    proof: Proof = Proof.DEVICE,
) -> Purchase:
    """Order on the web at the prices of the moment; without a buyer, a guest at a device known to be theirs orders."""
    return place_order(
        market=PublicMarket.objects.select_related("village__district__city").get(pk=slot.day.market_id),
        wishes=wishes,
        slot_id=slot.pk,
        delivery=delivery,
        seal=None,
        buyer=buyer,
        channel=Channel.WEB,
        at=at,
        proof=proof,
    )


def go_out(runner: User, day: MarketDay, purchases: Sequence[Purchase] = (), *, float_rp: int, at: datetime) -> Shift:
    """Start the runner's shift with a float; these purchases are in their hands."""
    shift = start_shift(runner=runner, day=day, float_rp=float_rp, at=at)
    take(shift, purchases, at=at)
    return shift


def take(shift: Shift, purchases: Sequence[Purchase], *, at: datetime) -> None:
    """Assign purchases to the runner, as they do themselves."""
    assign_orders(shift=shift, purchases=[purchase.pk for purchase in purchases], by=shift.runner, at=at)


def shop(shift: Shift, purchase: Purchase, *, at: datetime, percent: int = 100, most: int | None = None) -> None:
    """Weigh and count the lines of a purchase, the first ones only if most says so.

    The scale shows so many percent of what was ordered; what is counted is picked whole.
    """
    for line in OrderLine.objects.filter(order__purchase=purchase).order_by("pk")[:most]:
        measure = aim(line)
        if measure is None:
            take_pieces(shift=shift, picked={line.pk: pieces_asked(line)}, at=at)
        else:
            weigh(shift, line, measure * percent // 100, at=at)


def weigh(shift: Shift, line: OrderLine, measured: int, *, at: datetime) -> None:
    """Read the scale for one line, in grams or millilitres; each call is a new reading."""
    record_weights(shift=shift, readings=[Reading(line.pk, measured, new_id(), sure=True)], at=at)


def pay(shift: Shift, purchases: Sequence[Purchase], *, at: datetime) -> None:
    """Pay every stall of these weighed purchases."""
    for stall in dict.fromkeys(order.stall_id for purchase in purchases for order in purchase.orders.all()):
        pay_stalls(shift=shift, stall=stall, at=at)


def bring(shift: Shift, purchases: Sequence[Purchase], *, at: datetime) -> None:
    """Pay the stalls of these weighed purchases, then hand each over for cash."""
    pay(shift, purchases, at=at)
    for purchase in purchases:
        # Weighing changed the row, not the value in the caller's hands.
        purchase.refresh_from_db()
        hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=at)


def go_home(shift: Shift, *, at: datetime, missing_rp: int = 0) -> CashBox:
    """End the shift and count the box, with so much missing."""
    end_shift(shift=shift, at=at)
    return count_cash(box=shift.box, counted_rp=cash_in(shift.box).amount - missing_rp, at=at, sure=True)
