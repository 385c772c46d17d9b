"""Orders at every stage, for the office to look at."""

from datetime import datetime

from dodolan.kernel.audit.actions import Actor
from dodolan.market.fulfilment.errors import WrongPin
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Shift
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.boxes import verify_count
from dodolan.market.paying.models import CashBox
from dodolan.market.stalls.models import StallPay
from dodolan.people.accounts.models import User
from rehearsal.city.shopping import bring, go_home, weigh
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift, make_stall


def weighed_order(*, grams: int = 500, pay: str = StallPay.CASH_AT_PICK) -> tuple[Purchase, Shift]:
    """Half a kilo of chilli at Rp 38,000, weighed, in a runner's hands."""
    purchase = make_order(by_steps(make_offer(make_stall(pay=pay)), 500))
    shift = make_shift(purchase)
    [line] = OrderLine.objects.filter(order__purchase=purchase)
    weigh(shift, line, grams, at=MORNING)
    return fresh(purchase), shift


def delivered_order(*, grams: int = 500, pay: str = StallPay.CASH_AT_PICK) -> tuple[Purchase, Shift]:
    """The same, its stall paid and handed over for cash."""
    purchase, shift = weighed_order(grams=grams, pay=pay)
    bring(shift, [purchase], at=MORNING)
    return fresh(purchase), shift


def counted_shift(*, missing_rp: int = 0, pay: str = StallPay.CASH_AT_PICK) -> Shift:
    """A shift that is over, its box counted with so much missing."""
    _purchase, shift = delivered_order(pay=pay)
    go_home(shift, at=MORNING, missing_rp=missing_rp)
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


def counts_the_same(*, box: CashBox, officer: User, by: Actor, at: datetime) -> CashBox:
    """Somebody of the office counts what the runner counted."""
    counted = CashBox.objects.get(pk=box.pk).counted_rp or 0
    return verify_count(box=box, counted_rp=counted, officer=officer, by=by, at=at)
