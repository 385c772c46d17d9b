"""Payouts and cash boxes are signed by two over what they say, and the books find what was changed after."""

from dataclasses import dataclass

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.ledger.models import Journal
from dodolan.market.paying import settlement
from dodolan.market.paying.checks import counts_are_signed, payouts_are_signed
from dodolan.market.paying.errors import NeedsOther, SameSigner
from dodolan.market.paying.models import CashBox, Payout
from dodolan.market.paying.rights import APPROVE_PAYOUT, PROPOSE_PAYOUT
from dodolan.market.paying.settlement import approve_payouts, mark_paid
from dodolan.people.accounts.models import Role, RoleName, User
from dodolan.services.approvals.models import Signature
from dodolan.services.approvals.values import Ask, Policy
from tests.factories.days import counted_shift, counts_the_same
from tests.factories.market import DAY, MORNING, make_payout
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@dataclass(frozen=True, slots=True)
class Office:
    """A payout that waits, and three people."""

    payout: Payout
    rini: User
    hadi: User
    sri: User


@pytest.fixture
def office() -> Office:
    rini = make_user("Bu Rini", RoleName.OFFICER)
    hadi, sri = make_user("Pak Hadi", RoleName.TREASURER), make_user("Bu Sri", RoleName.OFFICER)
    return Office(make_payout(rini), rini, hadi, sri)


def approve(office: Office, who: User) -> int:
    return approve_payouts(payouts=[office.payout.pk], officer=who, by=SYSTEM, at=MORNING)


def pay(office: Office) -> None:
    mark_paid(payout=office.payout, bank_ref="1", officer=office.hadi, by=SYSTEM, at=MORNING, today=DAY)


def test_proposer_and_approver_sign(office: Office):
    approve(office, office.hadi)
    pay(office)
    signed = Signature.objects.order_by("id").values_list("subject", "right", "signer")
    assert list(signed) == [
        (office.payout.pk, PROPOSE_PAYOUT.key, office.rini.pk),
        (office.payout.pk, APPROVE_PAYOUT.key, office.hadi.pk),
    ]
    assert payouts_are_signed().holds


def test_a_payout_changed_after_it_was_signed_is_neither_approved_nor_paid(office: Office):
    Payout.objects.update(amount_rp=50_000)
    assert approve(office, office.hadi) == 1
    assert Payout.objects.get().state == "proposed"
    Payout.objects.update(amount_rp=5_000)
    approve(office, office.hadi)
    Payout.objects.update(amount_rp=50_000)
    with pytest.raises(NeedsOther):
        pay(office)
    assert Payout.objects.get().state == "approved"
    assert not Journal.objects.exists()
    assert payouts_are_signed().broken == (str(office.payout.pk),)


def test_a_policy_may_ask_for_three(office: Office, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(settlement, "PAYOUTS", Policy((Ask(PROPOSE_PAYOUT), Ask(APPROVE_PAYOUT, people=2))))
    approve(office, office.hadi)
    with pytest.raises(NeedsOther):
        approve(office, office.hadi)
    assert Payout.objects.get().state == "proposed"
    approve(office, office.sri)
    assert Payout.objects.get().state == "approved"


def test_a_count_is_signed_by_its_runner_and_another():
    shift = counted_shift()
    Role.objects.create(user=shift.runner, name=RoleName.OFFICER, given_at=MORNING)
    with pytest.raises(SameSigner):
        counts_the_same(
            box=CashBox.objects.get(),
            officer=shift.runner,
            by=SYSTEM,
            at=MORNING,
        )
    counts_the_same(
        box=CashBox.objects.get(),
        officer=make_user("Bu Rini", RoleName.TREASURER),
        by=SYSTEM,
        at=MORNING,
    )
    assert [row.right for row in Signature.objects.order_by("id")] == ["paying.count_cash", "paying.verify_count"]
    assert counts_are_signed().holds
    CashBox.objects.update(counted_rp=1)
    assert counts_are_signed().broken == (str(shift.box_id),)
