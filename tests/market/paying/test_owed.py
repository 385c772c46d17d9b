"""What is owed up to a day: not the sales of later ones, nothing twice, and signed by nobody whom it pays."""

from datetime import timedelta

import pytest

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.clock import WIB
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.ledger.queries import balance
from dodolan.kernel.money import Rupiah
from dodolan.market.paying import accounts
from dodolan.market.paying.errors import NeedsOther
from dodolan.market.paying.models import Payout
from dodolan.market.paying.owed import owed_until
from dodolan.market.paying.settlement import approve_payouts, mark_paid, propose_payouts
from dodolan.market.stalls.models import Stall, StallPay
from dodolan.people.accounts.models import Role, RoleName, User
from tests.factories.market import DAY, MORNING, make_stall
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
NEXT, LATER = DAY + timedelta(days=1), DAY + timedelta(days=2)


def sell(stall: Stall, amount_rp: int, day: object = DAY) -> None:
    """A sale of the stall on a day, in the ledger alone."""
    key = f"sale:{stall.pk}:{day}:{amount_rp}"
    debt = Posting(accounts.STALL_PAYABLE, Rupiah(-amount_rp), stall.pk)
    lines = [Posting(accounts.CITY_CASH, Rupiah(amount_rp)), debt]
    post_journal(kind=accounts.SALE, key=key, source=stall.pk, day=day, at=MORNING, memo="", postings=lines)  # type: ignore[arg-type]


def officer(name: str = "Bu Rini") -> User:
    return make_user(name, RoleName.TREASURER)


def propose(day: object, by: User) -> list[Payout]:
    return propose_payouts(day=day, officer=by, by=Actor(by.pk, by.name), at=MORNING)  # type: ignore[arg-type]


def pay(payouts: list[Payout], day: object) -> None:
    other = officer("Pak Hadi")
    actor = Actor(other.pk, other.name)
    approve_payouts(payouts=[payout.pk for payout in payouts], officer=other, by=actor, at=MORNING)
    for payout in Payout.objects.filter(pk__in=[payout.pk for payout in payouts]):
        mark_paid(payout=payout, bank_ref="B", officer=other, by=actor, at=MORNING, today=day)  # type: ignore[arg-type]


def test_a_list_of_a_day_holds_no_sale_of_a_later_one():
    stall = make_stall(pay=StallPay.PAYOUT)
    sell(stall, 50_000, DAY)
    sell(stall, 70_000, NEXT)
    assert [debt.amount_rp for debt in owed_until(DAY)] == [50_000]
    assert [debt.amount_rp for debt in owed_until(NEXT)] == [120_000]
    assert [payout.amount_rp for payout in propose(DAY, officer())] == [50_000]
    assert [payout.amount_rp for payout in propose(NEXT, officer())] == [70_000]


def test_what_a_list_paid_days_later_is_not_owed_again():
    stall = make_stall(pay=StallPay.PAYOUT)
    sell(stall, 50_000, DAY)
    payouts = propose(DAY, officer())
    sell(stall, 70_000, NEXT)
    pay(payouts, LATER)
    assert owed_until(DAY) == []
    assert [debt.amount_rp for debt in owed_until(NEXT)] == [70_000]
    assert balance(accounts.STALL_PAYABLE, stall.pk) == Rupiah(-70_000)


def test_a_list_of_a_later_day_covers_the_days_before():
    stall = make_stall(pay=StallPay.PAYOUT)
    sell(stall, 50_000, DAY)
    sell(stall, 70_000, NEXT)
    pay(propose(NEXT, officer()), LATER)
    assert owed_until(DAY) == owed_until(NEXT) == owed_until(LATER) == []


def test_a_correction_of_later_counts_at_once():
    stall = make_stall(pay=StallPay.PAYOUT)
    sell(stall, 50_000, DAY)
    back = [Posting(accounts.STALL_PAYABLE, Rupiah(20_000), stall.pk), Posting(accounts.CITY_CASH, Rupiah(-20_000))]
    post_journal(kind=accounts.LOSS, key="x", source=stall.pk, day=LATER, at=MORNING, memo="", postings=back)
    assert [debt.amount_rp for debt in owed_until(DAY)] == [30_000]


def test_nobody_signs_what_pays_themselves():
    trader = officer("Bu Tutik")
    own, other = make_stall(owner=trader, pay=StallPay.PAYOUT), make_stall(pay=StallPay.PAYOUT)
    sell(own, 50_000)
    sell(other, 30_000)
    assert [payout.stall_id for payout in propose(DAY, trader)] == [other.pk]
    [payout] = propose(DAY, officer())
    assert payout.stall_id == own.pk
    actor = Actor(trader.pk, trader.name)
    with pytest.raises(NeedsOther, match="pays themselves"):
        approve_payouts(payouts=[payout.pk], officer=trader, by=actor, at=MORNING)
    second = officer("Pak Hadi")
    approve_payouts(payouts=[payout.pk], officer=second, by=Actor(second.pk, second.name), at=MORNING)
    payout.refresh_from_db()
    with pytest.raises(NeedsOther, match="pays themselves"):
        mark_paid(payout=payout, bank_ref="B", officer=trader, by=actor, at=MORNING, today=DAY)


def test_a_runner_who_is_an_officer_signs_no_payout_of_their_own():
    runner = officer("Cak Rudi")
    lines = [Posting(accounts.CITY_CASH, Rupiah(10_000)), Posting(accounts.RUNNER_PAYABLE, Rupiah(-10_000), runner.pk)]
    post_journal(kind=accounts.SALE, key="fee", source=runner.pk, day=DAY, at=MORNING, memo="", postings=lines)
    assert Role.objects.filter(user=runner, name=RoleName.TREASURER).exists()
    assert propose(DAY, runner) == []
    [payout] = propose(DAY, officer())
    with pytest.raises(NeedsOther):
        approve_payouts(payouts=[payout.pk], officer=runner, by=Actor(runner.pk, "x"), at=MORNING)


def test_it_takes_two_statements(django_assert_num_queries: object):
    for _ in range(3):
        sell(make_stall(pay=StallPay.PAYOUT), 50_000)
    with django_assert_num_queries(2):  # type: ignore[operator]
        assert len(owed_until(MORNING.astimezone(WIB).date())) == 3
