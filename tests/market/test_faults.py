"""An error injected at every single SQL statement of what moves goods or money: all or nothing, then it works."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any
from uuid import uuid4

import pytest
from django.db import OperationalError, connection

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.idempotency.actions import answer_once
from dodolan.kernel.ledger.models import Entry
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights
from dodolan.market.fulfilment.shifts import start_shift
from dodolan.market.ordering.baskets import put_in_basket
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.check_out import check_out
from dodolan.market.ordering.models import BasketLine, DeliverySlot, OrderLine, Purchase
from dodolan.market.ordering.queries import basket
from dodolan.market.paying.boxes import count_cash
from dodolan.market.paying.settlement import propose_payouts
from dodolan.market.stalls.models import StallPay, StockDay
from dodolan.people.accounts.models import RoleName
from tests.factories.books import broken_promises
from tests.factories.days import counts_the_same
from tests.factories.market import (
    DAY,
    MORNING,
    by_steps,
    make_counted_offer,
    make_day,
    make_delivery,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.people import make_market, make_user

pytestmark = pytest.mark.django_db(transaction=True)
Action = Callable[[], Any]
MOST_STATEMENTS = 120


class Fault(OperationalError):
    """The database went away in the middle."""


class _FailAt:
    """Lets so many statements through and fails the next."""

    def __init__(self, number: int) -> None:
        self.left = number

    def __call__(self, execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        if self.left == 0:
            raise Fault(sql[:60])
        self.left -= 1
        return execute(sql, params, many, context)

    def watching(self) -> AbstractContextManager[None]:
        return connection.execute_wrapper(self)


def _what_counts() -> tuple[Any, ...]:
    """Everything that must be as before when an action failed."""
    return (
        list(Purchase.objects.values_list("number", "cancelled_at", "weighed_at", "delivered_at")),
        list(OrderLine.objects.order_by("pk").values_list("state", "weighed", "final_rp")),
        list(StockDay.objects.order_by("pk").values_list("allocated", flat=True)),
        list(DeliverySlot.objects.values_list("booked", flat=True)),
        BasketLine.objects.count(),
        list(Entry.objects.order_by("pk").values_list("amount_rp", flat=True)),
    )


def _fails_whole_or_not_at_all(action: Action) -> int:
    """Fail at statement 0, 1, 2 ... until nothing fails; returns how many faults were survived."""
    before = _what_counts()
    for number in range(MOST_STATEMENTS):
        fault = _FailAt(number)
        try:
            with fault.watching():
                action()
        except Fault:
            assert _what_counts() == before, f"statement {number} left something behind"
        else:
            assert _what_counts() != before
            assert broken_promises() == []
            return number
    raise AssertionError("It never came through.")


def _weighed(pay: StallPay = StallPay.CASH_AT_PICK) -> tuple[Shift, Purchase]:
    offer = make_offer(make_stall(pay=pay), price_rp=38_000)
    make_stock(offer, 5_000)
    purchase = make_order(by_steps(offer, 500))
    shift = make_shift(purchase)
    record_weights(shift=shift, readings=[Reading(OrderLine.objects.get().pk, 520, uuid4())], at=MORNING)
    return shift, Purchase.objects.get()


def test_ordering() -> None:
    offers = [make_counted_offer(good=f"Barang {n}") for n in range(3)]
    for offer in offers:
        make_stock(offer, 5)
    market, slot, delivery = make_market(), make_slot(), make_delivery()
    put_in_basket(secret="s", market=market, wishes=[by_steps(offer, 2) for offer in offers], at=MORNING)
    seal = basket("s", market).seal

    def order() -> dict[str, Any]:
        facts: dict[str, Any] = {
            "secret": "s",
            "market": market,
            "slot_id": slot.pk,
            "delivery": delivery,
            "seal": seal,
        }
        return {"number": check_out(**facts, buyer=None, at=MORNING).number}

    def once() -> None:
        answer_once(actor="s", route="place", key="k", body=b"", at=MORNING, work=order)

    assert _fails_whole_or_not_at_all(once) > 15
    once()
    assert Purchase.objects.count() == 1


def test_cancelling() -> None:
    offer = make_counted_offer()
    make_stock(offer, 5)
    purchase = make_order(by_steps(offer, 2))
    assert _fails_whole_or_not_at_all(lambda: cancel_order(purchase=purchase, reason="", at=MORNING)) > 5


def test_starting_a_shift() -> None:
    make_order()
    runner, day = make_user("Cak Rudi", RoleName.RUNNER, market=make_market()), make_day()
    start: Action = lambda: start_shift(runner=runner, day=day, float_rp=500_000, at=MORNING)  # noqa: E731
    assert _fails_whole_or_not_at_all(start) > 5
    assert Shift.objects.count() == 1


def test_weighing() -> None:
    purchase = make_order()
    shift, line = make_shift(purchase), OrderLine.objects.get()
    reading = Reading(line.pk, 480, uuid4())
    assert _fails_whole_or_not_at_all(lambda: record_weights(shift=shift, readings=[reading], at=MORNING)) > 5


def test_paying_a_stall() -> None:
    shift, _ = _weighed()
    stall = OrderLine.objects.get().order.stall_id
    assert _fails_whole_or_not_at_all(lambda: pay_stalls(shift=shift, stall=stall, at=MORNING)) > 5


def test_handing_over() -> None:
    shift, purchase = _weighed()
    action: Action = lambda: hand_over(shift=shift, purchase=Purchase.objects.get(), pin=purchase.pin, at=MORNING)  # noqa: E731
    assert _fails_whole_or_not_at_all(action) > 10


def test_verifying_a_count() -> None:
    shift, purchase = _weighed(StallPay.PAYOUT)
    hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    count_cash(box=shift.box, counted_rp=529_000, at=MORNING, sure=True)
    officer = make_user("Bu Rini", RoleName.TREASURER)
    by = Actor(officer.pk, officer.name)

    def verify() -> object:
        return counts_the_same(box=shift.box, officer=officer, by=by, at=MORNING)

    assert _fails_whole_or_not_at_all(verify) > 5


def test_proposing_payouts_leaves_no_half_list(monkeypatch: pytest.MonkeyPatch) -> None:
    shift, purchase = _weighed(StallPay.PAYOUT)
    hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    officer = make_user("Bu Rini", RoleName.TREASURER)
    by = Actor(officer.pk, officer.name)
    for number in range(MOST_STATEMENTS):
        fault = _FailAt(number)
        try:
            with fault.watching():
                made = propose_payouts(day=DAY, officer=officer, by=by, at=MORNING)
        except Fault:
            assert broken_promises() == []
        else:
            assert len(made) == 2
            return
    raise AssertionError("It never came through.")
