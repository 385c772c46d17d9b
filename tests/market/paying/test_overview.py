"""Money over all stalls and runners."""

from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.errors import Missing
from dodolan.kernel.ledger.queries import find_journals
from dodolan.kernel.money import Rupiah
from dodolan.market.paying import accounts
from dodolan.market.paying.models import Payout
from dodolan.market.paying.overview import (
    PayoutsWaiting,
    account_by_id,
    accounts_of,
    box_by_id,
    payment_of,
    payout_by_id,
    payouts_waiting,
    with_entries,
)
from dodolan.market.paying.settlement import approve_payouts, propose_payouts
from dodolan.market.stalls.models import Stall, StallPay
from dodolan.people.accounts.models import RoleName
from tests.factories.days import delivered_order
from tests.factories.market import DAY, MORNING, make_order
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_payouts_waiting_by_day():
    delivered_order(pay=StallPay.PAYOUT)
    officer, other = make_user("Bu Rini", RoleName.OFFICER), make_user("Pak Hadi", RoleName.TREASURER)
    proposed = propose_payouts(day=DAY, officer=officer, by=Actor(officer.pk, "Bu Rini"), at=MORNING)
    assert payouts_waiting() == [PayoutsWaiting(DAY, 2, Rupiah(29_000))]
    approve_payouts(payouts=[row.pk for row in proposed], officer=other, by=Actor(other.pk, "Pak Hadi"), at=MORNING)
    assert payouts_waiting() == []


def test_whose_an_account_is():
    _purchase, shift = delivered_order()
    stall = Stall.objects.get()
    assert [(row.owner, row.balance_rp) for row in accounts_of(accounts.STALL_PAYABLE.key)] == [(stall.name, 0)]
    assert [(row.owner, row.balance_rp) for row in accounts_of(accounts.RUNNER_CASH.key)] == [
        (shift.runner.name, 510_000)
    ]
    assert [(row.owner, row.balance_rp) for row in accounts_of(accounts.CITY_CASH.key)] == [("", -500_000)]
    [own] = accounts_of(accounts.RUNNER_PAYABLE.key)
    again = account_by_id(own.pk)
    assert (again.owner, again.balance_rp) == (shift.runner.name, -10_000)


def test_entries_with_their_owners_debits_first():
    _purchase, shift = delivered_order()
    stall = Stall.objects.get()
    [sale] = with_entries(find_journals(kind="sale"))
    assert [(entry.owner, entry.amount_rp) for entry in sale.named_entries] == [
        (shift.runner.name, 29_000),
        (shift.runner.name, -10_000),
        (stall.name, -19_000),
    ]


def test_what_an_order_was_paid_with():
    purchase, _shift = delivered_order()
    payment = payment_of(purchase)
    assert payment is not None
    assert [(split.kind, split.amount_rp) for split in payment.splits.all()] == [
        ("delivery", 10_000),
        ("goods", 19_000),
    ]
    assert payment_of(make_order()) is None


def test_by_id_or_missing():
    _purchase, shift = delivered_order(pay=StallPay.PAYOUT)
    officer = make_user("Bu Rini", RoleName.OFFICER)
    propose_payouts(day=DAY, officer=officer, by=Actor(officer.pk, "Bu Rini"), at=MORNING)
    payout = Payout.objects.all()[0]
    assert payout_by_id(payout.pk) == payout
    assert box_by_id(shift.box_id) == shift.box
    for look in (payout_by_id, box_by_id, account_by_id):
        with pytest.raises(Missing):
            look(uuid4())
