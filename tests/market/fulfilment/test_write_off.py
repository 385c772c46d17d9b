"""A weighed order that nobody ever takes: stalls keep their money, the city bears the goods, the books are right."""

from datetime import timedelta

import pytest

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.ledger.models import Entry, Journal
from dodolan.kernel.ledger.queries import balance
from dodolan.kernel.money import Rupiah
from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.errors import WorkLeft
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Assignment
from dodolan.market.fulfilment.office import cancel_for_buyer, take_back, write_off
from dodolan.market.fulfilment.picking import skip_line
from dodolan.market.fulfilment.picking_list import picking_list
from dodolan.market.fulfilment.queries import assigned_purchases, free_purchases
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.models import DeliverySlot, LineState, OrderLine, Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.paying import accounts
from dodolan.market.paying.checks import every_loss_posted_once
from dodolan.market.paying.errors import NotFinal
from dodolan.market.paying.losses import post_loss
from dodolan.market.paying.models import Payment
from dodolan.market.paying.settlement import propose_payouts, settlement_of
from dodolan.market.stalls.models import StallPay, StockDay
from dodolan.people.accounts.models import RoleName, User
from rehearsal.city import shopping
from tests.factories.books import broken_promises
from tests.factories.days import delivered_order, fresh, weighed_order
from tests.factories.market import DAY, MORNING, by_steps, make_offer, make_order, make_shift, make_stock
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
LATER = MORNING + timedelta(hours=8)


@pytest.fixture
def officer() -> User:
    """Bu Rini."""
    return make_user("Bu Rini", RoleName.OFFICER)


@pytest.fixture
def by(officer: User) -> Actor:
    """Bu Rini, for the trail."""
    return Actor(officer.pk, officer.name, "ABCDEFG")


def wrong_books() -> list[str]:
    """The promises that are broken now."""
    return broken_promises()


def left_behind(*, pay: str = StallPay.CASH_AT_PICK) -> Purchase:
    """Weighed, its stall paid where stalls are paid in cash, and back at the office."""
    purchase, shift = weighed_order(pay=pay)
    shopping.pay(shift, [purchase], at=MORNING)
    return fresh(purchase)


def entries(purchase: Purchase) -> dict[str, int]:
    """What its loss did to which kind of account."""
    lines = Entry.objects.filter(journal__key=f"loss:{purchase.pk}")
    return dict(lines.values_list("account__kind", "amount_rp"))


def test_the_city_bears_what_the_stall_was_paid(by: Actor):
    purchase = left_behind()
    stall = purchase.orders.get().stall_id
    assert balance(accounts.STALL_PAYABLE, stall) == Rupiah(19_000)
    assert write_off(purchase=purchase, reason="pembeli pindah", by=by, at=LATER) == Rupiah(19_000)
    assert entries(purchase) == {"goods_lost": 19_000, "stall_payable": -19_000}
    assert balance(accounts.STALL_PAYABLE, stall) == Rupiah(0)
    assert balance(accounts.GOODS_LOST) == Rupiah(19_000)
    assert wrong_books() == []


def test_a_stall_that_waits_for_its_payout_still_gets_it(officer: User, by: Actor):
    purchase = left_behind(pay=StallPay.PAYOUT)
    stall = purchase.orders.get().stall
    write_off(purchase=purchase, reason="pembeli pindah", by=by, at=LATER)
    [row] = settlement_of(DAY)
    assert (row.stall, row.sold, row.paid) == (stall, Rupiah(19_000), Rupiah(0))
    [payout] = propose_payouts(day=DAY, officer=officer, by=by, at=LATER)
    assert (payout.stall, payout.amount_rp) == (stall, 19_000)
    assert wrong_books() == []


def test_no_fee_is_earned_and_nobody_paid(by: Actor):
    purchase = left_behind()
    runner = Assignment.objects.get().shift.runner
    write_off(purchase=purchase, reason="pembeli pindah", by=by, at=LATER)
    assert balance(accounts.RUNNER_PAYABLE, runner.pk) == Rupiah(0)
    assert not Payment.objects.exists()


def test_it_is_over_for_everybody(by: Actor):
    purchase = left_behind()
    shift = Assignment.objects.get().shift
    with pytest.raises(WorkLeft):
        end_shift(shift=shift, at=LATER)
    write_off(purchase=purchase, reason="pembeli pindah", by=by, at=LATER)
    ended = fresh(purchase)
    assert purchase_state(ended) == PurchaseState.CANCELLED
    assert (ended.cancelled_at, ended.cancel_reason, ended.delivered_at) == (LATER, "pembeli pindah", None)
    assert Assignment.objects.get().released_at == LATER
    assert not assigned_purchases(shift).exists()
    assert not free_purchases(shift.day).exists()
    assert picking_list(shift) == []
    assert end_shift(shift=shift, at=LATER).ended_at == LATER


def test_the_goods_stay_sold_and_the_place_is_free(by: Actor):
    offer = make_offer()
    make_stock(offer, 1_000)
    purchase = make_order(by_steps(offer, 600))
    shift = make_shift(purchase)
    line = OrderLine.objects.get()
    skip_line(shift=shift, line_id=line.pk, at=MORNING)
    write_off(purchase=fresh(purchase), reason="tidak ada", by=by, at=LATER)
    assert StockDay.objects.get().allocated == 600
    assert DeliverySlot.objects.get().booked == 0
    assert OrderLine.objects.get().state == LineState.SHORT
    assert wrong_books() == []


def test_where_nothing_was_found_nothing_is_lost(by: Actor):
    purchase = make_order()
    shift = make_shift(purchase)
    skip_line(shift=shift, line_id=OrderLine.objects.get().pk, at=MORNING)
    assert write_off(purchase=fresh(purchase), reason="tidak ada", by=by, at=LATER) == Rupiah(0)
    assert not Journal.objects.filter(kind="loss").exists()
    assert wrong_books() == []


def test_taken_back_first_or_still_in_their_hands_is_the_same(by: Actor):
    purchase = left_behind()
    take_back(purchase=purchase, by=by, at=LATER)
    assert write_off(purchase=purchase, reason="x", by=by, at=LATER) == Rupiah(19_000)
    assert Assignment.objects.get().released_at == LATER
    assert wrong_books() == []


def test_it_stands_in_the_trail_with_its_reason(by: Actor):
    purchase = left_behind()
    write_off(purchase=purchase, reason="pembeli pindah", by=by, at=LATER)
    entry = AuditEntry.objects.get()
    assert (entry.action, entry.subject, entry.actor_name) == ("fulfilment.written_off", purchase.pk, "Bu Rini")
    assert entry.after == {"number": purchase.number, "reason": "pembeli pindah", "amount_rp": 19_000}
    assert Event.objects.filter(name="ordering.unclaimed").count() == 1


def test_too_early_twice_or_too_late_changes_nothing(by: Actor):
    untouched, picked = make_order(), make_order()
    make_shift(picked)
    delivered, _shift = delivered_order()
    cancelled, gone = make_order(), left_behind()
    cancel_for_buyer(purchase=cancelled, reason="x", by=by, at=MORNING)
    write_off(purchase=gone, reason="x", by=by, at=MORNING)
    before = (
        Journal.objects.count(),
        AuditEntry.objects.count(),
        Purchase.objects.exclude(cancelled_at=None).count(),
    )
    for purchase, why in (
        (untouched, NotFinal),
        (picked, NotFinal),
        (cancelled, NotFinal),
        (delivered, TooLate),
        (gone, TooLate),
    ):
        with pytest.raises(why):
            write_off(purchase=fresh(purchase), reason="x", by=by, at=LATER)
    after = (Journal.objects.count(), AuditEntry.objects.count(), Purchase.objects.exclude(cancelled_at=None).count())
    assert after == before
    assert wrong_books() == []


def test_what_was_written_off_cannot_be_handed_over(by: Actor):
    purchase, shift = weighed_order()
    write_off(purchase=purchase, reason="x", by=by, at=LATER)
    with pytest.raises(Exception, match="assigned") as refusal:
        hand_over(shift=shift, purchase=fresh(purchase), pin=purchase.pin, at=LATER)
    assert getattr(refusal.value, "code", "") == "missing"
    assert not Payment.objects.exists()


def test_a_loss_is_posted_once_and_not_before_weighing():
    with pytest.raises(NotFinal):
        post_loss(purchase=make_order(), at=MORNING)
    purchase = left_behind()
    for _time in range(2):
        assert post_loss(purchase=purchase, at=MORNING) == Rupiah(19_000)
    assert Journal.objects.filter(kind="loss").count() == 1


def test_the_check_sees_a_loss_without_its_journal_and_a_journal_without_its_loss(by: Actor):
    purchase = left_behind()
    Purchase.objects.filter(pk=purchase.pk).update(cancelled_at=LATER)
    assert every_loss_posted_once().broken == (f"loss:{purchase.pk}",)
    Purchase.objects.filter(pk=purchase.pk).update(cancelled_at=None)
    post_loss(purchase=purchase, at=LATER)
    assert every_loss_posted_once().broken == (f"loss:{purchase.pk}",)
    write_off(purchase=purchase, reason="x", by=by, at=LATER)
    assert every_loss_posted_once().holds
