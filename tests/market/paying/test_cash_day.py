"""The worked cash day: three lines, one rounding, one float, one count, to the rupiah."""

from datetime import timedelta
from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.ledger.models import Journal
from dodolan.kernel.ledger.queries import balance
from dodolan.kernel.money import Rupiah
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights, take_pieces
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying import accounts
from dodolan.market.paying.boxes import cash_in, count_cash
from dodolan.people.accounts.models import RoleName
from tests.factories.days import counts_the_same
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_offer,
    make_order,
    make_shift,
    make_stall,
)
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_worked_cash_day() -> None:
    stall = make_stall()
    beans = make_counted_offer(stall, good="Kacang panjang", price_rp=6_250)
    garlic = make_offer(stall, good="Bawang putih", price_rp=27_500, increment=1)
    chilli = make_offer(stall, price_rp=38_000)
    purchase = make_order(by_steps(beans, 3), by_steps(garlic, 333), by_money(chilli, 5_000))
    assert purchase.goods_estimate_rp == 18_750 + 9_158 + 5_000
    shift = make_shift(purchase)
    lines = {line.offer_id: line for line in OrderLine.objects.filter(order__purchase=purchase)}
    take_pieces(shift=shift, picked={lines[beans.pk].pk: 3}, at=MORNING)
    record_weights(
        shift=shift,
        readings=[
            Reading(lines[garlic.pk].pk, 333, uuid4()),
            Reading(lines[chilli.pk].pk, 132, uuid4()),
        ],
        at=MORNING,
    )
    [paid] = pay_stalls(shift=shift, stall=stall.pk, at=MORNING)
    assert paid.amount_rp == 32_908
    assert cash_in(shift.box) == Rupiah(467_092)
    purchase = Purchase.objects.get(pk=purchase.pk)
    payment = hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING + timedelta(hours=3))
    assert payment.amount_rp == 42_900
    assert {split.kind: split.amount_rp for split in payment.splits.all()} == {
        "goods": 32_908,
        "delivery": 10_000,
        "rounding": -8,
    }
    assert balance(accounts.STALL_PAYABLE, stall.pk) == Rupiah(0)
    assert balance(accounts.RUNNER_PAYABLE, shift.runner_id) == Rupiah(-10_000)
    assert cash_in(shift.box) == Rupiah(509_992)
    end_shift(shift=shift, at=MORNING)
    count_cash(box=shift.box, counted_rp=509_900, at=MORNING, sure=True)
    officer = make_user("Bu Rini", RoleName.TREASURER)
    box = counts_the_same(box=shift.box, officer=officer, by=Actor(officer.pk, officer.name), at=MORNING)
    assert box.variance_rp == -92
    assert cash_in(box) == Rupiah(0)
    assert balance(accounts.CASH_VARIANCE, shift.runner_id) == Rupiah(92)
    assert balance(accounts.CITY_CASH) == Rupiah(9_900)
    assert Journal.objects.count() == 4
