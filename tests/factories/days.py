"""Orders at every stage, for the office to look at."""

from uuid import uuid4

from dodolan.market.fulfilment.errors import WrongPin
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.boxes import cash_in, count_cash
from dodolan.market.stalls.models import StallPay
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift, make_stall


def weighed_order(*, grams: int = 500, pay: str = StallPay.CASH_AT_PICK) -> tuple[Purchase, Shift]:
    """Half a kilo of chilli at Rp 38,000, weighed, in a runner's hands."""
    purchase = make_order(by_steps(make_offer(make_stall(pay=pay)), 500))
    shift = make_shift(purchase)
    [line] = OrderLine.objects.filter(order__purchase=purchase)
    record_weights(shift=shift, readings=[Reading(line.pk, grams, uuid4())], at=MORNING)
    return fresh(purchase), shift


def delivered_order(*, grams: int = 500, pay: str = StallPay.CASH_AT_PICK) -> tuple[Purchase, Shift]:
    """The same, its stall paid and handed over for cash."""
    purchase, shift = weighed_order(grams=grams, pay=pay)
    for order in purchase.orders.all():
        pay_stalls(shift=shift, stall=order.stall_id, at=MORNING)
    hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    return fresh(purchase), shift


def counted_shift(*, missing_rp: int = 0, pay: str = StallPay.CASH_AT_PICK) -> Shift:
    """A shift that is over, its box counted with so much missing."""
    _purchase, shift = delivered_order(pay=pay)
    end_shift(shift=shift, at=MORNING)
    count_cash(box=shift.box, counted_rp=cash_in(shift.box).amount - missing_rp, at=MORNING)
    return shift


def lock_pin(purchase: Purchase, shift: Shift) -> None:
    """Five wrong PINs."""
    for _try in range(5):
        try:
            hand_over(shift=shift, purchase=purchase, pin="0000" if purchase.pin != "0000" else "1111", at=MORNING)
        except WrongPin:
            continue


def fresh(purchase: Purchase) -> Purchase:
    """The purchase as it is now."""
    return Purchase.objects.get(pk=purchase.pk)
