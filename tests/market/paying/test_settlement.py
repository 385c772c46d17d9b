"""Settlement and payouts: what is owed, by two officers, once."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.errors import Invalid
from dodolan.kernel.ledger.queries import balance
from dodolan.kernel.money import Rupiah
from dodolan.market.fulfilment.models import Shift
from dodolan.market.paying import accounts
from dodolan.market.paying.boxes import cash_in, count_cash
from dodolan.market.paying.errors import BoxClosed, NeedsOther, NotFinal, SameSigner, WrongState
from dodolan.market.paying.models import CashBox, Payout
from dodolan.market.paying.overview import box_by_id
from dodolan.market.paying.queries import box_story, money_of, newest_box
from dodolan.market.paying.settlement import approve_payouts, mark_paid, payouts_of, propose_payouts, settlement_of
from dodolan.market.stalls.models import Stall, StallPay
from dodolan.people.accounts.models import RoleName, User
from rehearsal.city.shopping import bring, shop
from tests.factories.days import counts_the_same
from tests.factories.market import (
    DAY,
    MORNING,
    by_steps,
    make_counted_offer,
    make_order,
    make_shift,
    make_stall,
)
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def _sell(pay: str = StallPay.PAYOUT) -> tuple[Stall, Shift]:
    """A stall that sold two boards of tempe for Rp 8,000; delivery Rp 10,000."""
    stall = make_stall(pay=pay)
    purchase = make_order(by_steps(make_counted_offer(stall), 2))
    shift = make_shift(purchase)
    shop(shift, purchase, at=MORNING)
    bring(shift, [purchase], at=MORNING)
    return stall, shift


def _officer() -> tuple[User, Actor]:
    officer = make_user("Bu Rini", RoleName.TREASURER)
    return officer, Actor(officer.pk, officer.name)


def _propose() -> tuple[list[Payout], User]:
    officer, actor = _officer()
    return propose_payouts(day=DAY, officer=officer, by=actor, at=MORNING), officer


def test_a_days_settlement_per_stall() -> None:
    later, _ = _sell()
    at_once, _ = _sell(StallPay.CASH_AT_PICK)
    rows = {row.stall: row for row in settlement_of(DAY)}
    assert (rows[later].sold, rows[later].paid, rows[later].owed) == (Rupiah(8_000), Rupiah(0), Rupiah(8_000))
    assert (rows[at_once].sold, rows[at_once].paid, rows[at_once].owed) == (Rupiah(8_000), Rupiah(8_000), Rupiah(0))
    assert settlement_of(DAY + timedelta(days=1)) == []


def test_payouts_are_proposed_approved_and_paid() -> None:
    stall, shift = _sell()
    payouts, proposer = _propose()
    assert {(p.stall_id, p.runner_id): p.amount_rp for p in payouts} == {
        (stall.pk, None): 8_000,
        (None, shift.runner_id): 10_000,
    }
    other, actor = _officer()
    assert approve_payouts(payouts=[p.pk for p in payouts], officer=other, by=actor, at=MORNING) == 2
    for payout in payouts_of(DAY):
        mark_paid(payout=payout, bank_ref="BJ-1", officer=other, by=actor, at=MORNING, today=DAY)
    assert balance(accounts.STALL_PAYABLE, stall.pk) == Rupiah(0)
    assert balance(accounts.RUNNER_PAYABLE, shift.runner_id) == Rupiah(0)
    assert balance(accounts.CITY_CASH) == Rupiah(-518_000)
    actions = AuditEntry.objects.order_by("number").values_list("action", flat=True)
    assert list(actions) == ["paying.payout_proposed"] * 2 + ["paying.payout_approved"] * 2 + ["paying.payout_paid"] * 2
    assert settlement_of(DAY)[0].owed == Rupiah(0)
    assert proposer != other


def test_nothing_is_proposed_twice() -> None:
    _sell()
    assert len(_propose()[0]) == 2
    assert _propose()[0] == []
    officer, actor = _officer()
    assert propose_payouts(day=DAY + timedelta(days=1), officer=officer, by=actor, at=MORNING) == []


def test_what_came_late_goes_with_the_next_day() -> None:
    stall, _ = _sell()
    _propose()
    purchase = make_order(by_steps(make_counted_offer(stall, good="Tahu"), 1))
    shift = make_shift(purchase)
    shop(shift, purchase, at=MORNING)
    bring(shift, [purchase], at=MORNING)
    officer, actor = _officer()
    late = propose_payouts(day=DAY + timedelta(days=1), officer=officer, by=actor, at=MORNING)
    assert {payout.amount_rp for payout in late} == {4_000, 10_000}


def test_who_proposed_cannot_approve() -> None:
    _sell()
    payouts, proposer = _propose()
    with pytest.raises(NeedsOther):
        approve_payouts(payouts=[payouts[0].pk], officer=proposer, by=Actor(proposer.pk, "x"), at=MORNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Payout.objects.update(approved_by=proposer)


def test_steps_are_not_skipped_or_done_twice() -> None:
    _sell()
    payouts, _ = _propose()
    other, actor = _officer()
    with pytest.raises(WrongState):
        mark_paid(payout=payouts[0], bank_ref="x", officer=other, by=actor, at=MORNING, today=DAY)
    approve_payouts(payouts=[payouts[0].pk], officer=other, by=actor, at=MORNING)
    with pytest.raises(WrongState):
        approve_payouts(payouts=[p.pk for p in payouts], officer=other, by=actor, at=MORNING)
    assert sorted(Payout.objects.values_list("state", flat=True)) == ["approved", "proposed"]
    mark_paid(payout=payouts[0], bank_ref="x", officer=other, by=actor, at=MORNING, today=DAY)
    with pytest.raises(WrongState):
        mark_paid(payout=payouts[0], bank_ref="x", officer=other, by=actor, at=MORNING, today=DAY)


def test_a_trader_sees_where_their_money_comes_from() -> None:
    stall, _ = _sell(StallPay.CASH_AT_PICK)
    _sell()
    [row] = money_of(Stall.objects.filter(pk=stall.pk), until=DAY, days=14)
    assert (row.sold, row.paid, row.waiting) == (Rupiah(8_000), Rupiah(8_000), Rupiah(0))
    assert [(entry.kind, entry.amount.amount) for entry in row.entries] == [("sale", 8_000), ("stall_paid", -8_000)]
    assert money_of(Stall.objects.filter(pk=stall.pk), until=DAY - timedelta(days=2), days=14) == []


def test_a_count_is_signed_by_two() -> None:
    _, shift = _sell(StallPay.CASH_AT_PICK)
    officer, actor = _officer()
    with pytest.raises(NotFinal):
        counts_the_same(box=shift.box, officer=officer, by=actor, at=MORNING)
    count_cash(box=shift.box, counted_rp=510_500, at=MORNING, sure=True)
    with pytest.raises(BoxClosed):
        count_cash(box=shift.box, counted_rp=1, at=MORNING, sure=True)
    with pytest.raises(SameSigner):
        counts_the_same(box=shift.box, officer=shift.runner, by=actor, at=MORNING)
    box = counts_the_same(box=shift.box, officer=officer, by=actor, at=MORNING)
    assert box.variance_rp == 500
    assert cash_in(box) == Rupiah(0)
    assert balance(accounts.CASH_VARIANCE, shift.runner_id) == Rupiah(-500)
    assert (
        counts_the_same(box=box, officer=make_user("Pak Joko", RoleName.TREASURER), by=actor, at=MORNING).verified_by
        == officer
    )
    assert AuditEntry.objects.filter(action="paying.cash_verified").count() == 1


@pytest.mark.parametrize("counted", [-1, 10**12 + 1])
def test_impossible_counts(counted: int) -> None:
    _, shift = _sell()
    with pytest.raises(Invalid):
        count_cash(box=shift.box, counted_rp=counted, at=MORNING, sure=True)


def test_the_story_of_a_box() -> None:
    _, shift = _sell(StallPay.CASH_AT_PICK)
    story = box_story(CashBox.objects.get(pk=shift.box_id))
    assert (story.start, story.collected, story.paid, story.expected) == (
        Rupiah(500_000),
        Rupiah(18_000),
        Rupiah(8_000),
        Rupiah(510_000),
    )
    assert newest_box(shift.runner) == shift.box
    assert box_by_id(shift.box_id) == shift.box
    assert newest_box(make_user()) is None


def test_an_empty_box_is_verified_without_a_journal() -> None:
    shift = make_shift(float_rp=0)
    count_cash(box=shift.box, counted_rp=0, at=MORNING, sure=True)
    officer, actor = _officer()
    assert counts_the_same(box=shift.box, officer=officer, by=actor, at=MORNING).variance_rp == 0
    assert balance(accounts.CITY_CASH) == Rupiah(0)
