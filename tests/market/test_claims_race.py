"""Every action that may be done once, pressed on eight phones in one moment, is done once."""

from collections import Counter
from collections.abc import Callable

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.ledger.models import Journal
from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.questions import answer_consent
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.lines import begin_picking, mark_ready
from dodolan.market.ordering.models import DeliverySlot, Purchase, StallOrder
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.paying.boxes import count_cash
from dodolan.market.paying.models import CashBox, Payout
from dodolan.market.paying.settlement import approve_payouts, mark_paid
from dodolan.market.stalls.actions import set_stall_status
from dodolan.market.stalls.models import StallStatus
from dodolan.people.accounts.models import RoleName
from tests.factories.days import counts_the_same
from tests.factories.market import DAY, MORNING, make_order, make_payout, make_shift, make_stall
from tests.factories.people import make_user
from tests.factories.races import all_at_once
from tests.market.fulfilment.test_picking import _too_heavy

pytestmark = pytest.mark.django_db(transaction=True)
PHONES = 8


def pressed(action: Callable[[], object]) -> Counter[str]:
    """What became of an action on all phones."""
    return all_at_once(PHONES, action)


def _payouts(count: int = 1) -> list[Payout]:
    officer = make_user("Bu Rini", RoleName.TREASURER)
    return [make_payout(officer) for _ in range(count)]


def test_a_buyer_answers_once():
    _shift, _line, consent = _too_heavy()
    outcomes = pressed(lambda: answer_consent(consent=consent, granted=False, at=MORNING))
    assert outcomes == {"done": 1, "ordering.too_late": PHONES - 1}


def test_an_order_is_cancelled_once_and_frees_one_place():
    make_order()
    purchase = make_order()
    outcomes = pressed(lambda: cancel_order(purchase=purchase, reason="x", at=MORNING))
    assert outcomes == {"done": 1, "ordering.too_late": PHONES - 1}
    assert DeliverySlot.objects.get().booked == 1


def test_cancelling_and_shopping_do_not_both_win():
    purchase = make_order()
    turn = iter(range(PHONES))

    def press() -> None:
        if next(turn) % 2:
            cancel_order(purchase=purchase, reason="x", at=MORNING)
        else:
            begin_picking(purchase=purchase, at=MORNING)

    outcomes = pressed(press)
    state = purchase_state(Purchase.objects.get())
    # Shopping may begin with every line; a buyer cancels once, and afterwards nobody shops.
    assert state in (PurchaseState.CANCELLED, PurchaseState.PICKING)
    assert outcomes["done"] == (1 if state == PurchaseState.CANCELLED else PHONES // 2)


def test_a_trader_is_ready_once():
    purchase = make_order()
    order = StallOrder.objects.select_related("purchase").get(purchase=purchase)
    assert pressed(lambda: mark_ready(order=order, at=MORNING)) == {"done": PHONES}
    assert Event.objects.filter(name="ordering.ready").count() == 1


def test_a_box_is_counted_once_and_verified_once():
    box = make_shift(make_order()).box
    outcomes = pressed(lambda: count_cash(box=box, counted_rp=499_000, at=MORNING, sure=True))
    assert outcomes == {"done": 1, "paying.box_closed": PHONES - 1}
    officer = make_user("Bu Rini", RoleName.TREASURER)
    stale = [CashBox.objects.select_related("day", "runner").get() for _ in range(PHONES)]
    assert pressed(lambda: counts_the_same(box=stale.pop(), officer=officer, by=SYSTEM, at=MORNING)) == {"done": PHONES}
    assert Journal.objects.filter(kind="cash_count").count() == 1
    assert AuditEntry.objects.filter(action="paying.cash_verified").count() == 1


def test_a_payout_is_paid_once():
    [payout] = _payouts()
    officer = make_user("Pak Hadi", RoleName.TREASURER)
    approve_payouts(payouts=[payout.pk], officer=officer, by=SYSTEM, at=MORNING)
    outcomes = pressed(
        lambda: mark_paid(payout=payout, bank_ref="1", officer=officer, by=SYSTEM, at=MORNING, today=DAY)
    )
    assert outcomes == {"done": 1, "paying.wrong_state": PHONES - 1}
    assert Journal.objects.filter(kind="payout").count() == 1


def test_a_list_is_approved_once_whatever_its_order():
    keys, other = [payout.pk for payout in _payouts(6)], make_user("Pak Hadi", RoleName.TREASURER)
    turn = iter(range(PHONES))

    def press() -> None:
        own = keys if next(turn) % 2 else keys[::-1]
        approve_payouts(payouts=own, officer=other, by=SYSTEM, at=MORNING)

    assert pressed(press) == {"done": 1, "paying.wrong_state": PHONES - 1}
    assert AuditEntry.objects.filter(action="paying.payout_approved").count() == 6


def test_a_stall_is_suspended_once():
    stall = make_stall()
    facts = {"status": StallStatus.SUSPENDED, "reason": "x", "by": SYSTEM, "at": MORNING}
    assert pressed(lambda: set_stall_status(stall=stall, **facts)) == {"done": PHONES}
    assert AuditEntry.objects.filter(action="stalls.status_set").count() == 1
