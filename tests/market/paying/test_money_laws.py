"""Money of a whole day, whatever the scales say: each rupiah is at one place, and every reader finds it there."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.ledger.queries import balance, balances, sums_by_kind
from dodolan.kernel.money import Rupiah
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.office import write_off
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying import accounts
from dodolan.market.paying.boxes import cash_in, count_cash
from dodolan.market.paying.models import Payment, PaymentSplit, Payout, StallPayment
from dodolan.market.paying.queries import box_story
from dodolan.market.paying.settlement import approve_payouts, mark_paid, propose_payouts, settlement_of
from dodolan.market.stalls.models import Offer, StallPay
from dodolan.people.accounts.models import RoleName, User
from tests.factories.books import broken_promises
from tests.factories.days import counts_the_same, fresh
from tests.factories.market import DAY, MORNING, by_steps, make_offer, make_order, make_shift, make_stall
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db
FEW = settings(max_examples=6, deadline=None, suppress_health_check=list(HealthCheck))
FEE = 10_000
# For each order: the grams of two goods, the second from a stall that waits for its payout; whether somebody takes it.
ORDERS = st.lists(st.tuples(st.integers(0, 700), st.integers(0, 1_300), st.booleans()), min_size=1, max_size=4)
Bought = tuple[int, int, bool]


@dataclass(slots=True)
class Day:
    """What was bought, and who answers for it."""

    purchases: list[Purchase]
    taken: list[Purchase]
    lost: list[Purchase]
    officer: User
    treasurer: User
    cash_stall: Offer
    bank_stall: Offer


def actor(user: User) -> Actor:
    """Somebody, for the trail."""
    return Actor(user.pk, user.name)


def play(orders: list[Bought], missing: int) -> Day:
    """A day from the first order to the count of the box, with so much missing in it."""
    chilli = make_offer(make_stall(), price_rp=38_000)
    garlic = make_offer(make_stall(pay=StallPay.PAYOUT), good="Bawang", price_rp=41_000)
    purchases = [make_order(by_steps(chilli, 500), by_steps(garlic, 1_000)) for _order in orders]
    shift = make_shift(*purchases, float_rp=1_000_000)
    treasurer = make_user("Pak Hadi", RoleName.TREASURER)
    day = Day([], [], [], make_user("Bu Rini", RoleName.TREASURER), treasurer, chilli, garlic)
    for purchase, (one, other, _taken) in zip(purchases, orders, strict=True):
        lines = {line.offer_id: line.pk for line in OrderLine.objects.filter(order__purchase=purchase)}
        readings = [
            Reading(lines[chilli.pk], one, uuid4(), sure=True),
            Reading(lines[garlic.pk], other, uuid4(), sure=True),
        ]
        record_weights(shift=shift, readings=readings, at=MORNING)
    # A stall is paid for all its orders in a runner's hands together.
    pay_stalls(shift=shift, stall=chilli.stall_id, at=MORNING)
    for purchase, (_one, _other, is_taken) in zip(purchases, orders, strict=True):
        if is_taken:
            hand_over(shift=shift, purchase=fresh(purchase), pin=purchase.pin, at=MORNING)
        else:
            write_off(purchase=fresh(purchase), reason="nobody", by=actor(day.officer), at=MORNING)
        (day.taken if is_taken else day.lost).append(fresh(purchase))
    day.purchases = day.taken + day.lost
    end_shift(shift=shift, at=MORNING)
    held = cash_in(shift.box).amount
    count_cash(box=shift.box, counted_rp=max(0, held - missing), at=MORNING, sure=True)
    shift.box.refresh_from_db()
    assert box_story(shift.box).expected.amount == held
    counts_the_same(box=shift.box, officer=day.officer, by=actor(day.officer), at=MORNING)
    return day


def propose(day: Day) -> list[Payout]:
    """The day's payouts that are not on the list yet."""
    return propose_payouts(day=DAY, officer=day.officer, by=actor(day.officer), at=MORNING)


def sold(purchases: list[Purchase]) -> int:
    """What the goods of some orders came to."""
    return sum(purchase.goods_final_rp or 0 for purchase in purchases)


def every_rupiah_is_at_one_place(day: Day) -> None:
    """What buyers paid is goods and fees, less the coins let go; what nobody took is the city's loss."""
    assert sum(total.amount for total in sums_by_kind().values()) == 0
    paid_by_buyers = sum(Payment.objects.values_list("amount_rp", flat=True))
    rounding = balance(accounts.ROUNDING).amount
    fees = FEE * sum(bool(purchase.goods_final_rp) for purchase in day.taken)
    assert paid_by_buyers + rounding == sold(day.taken) + fees
    assert sum(PaymentSplit.objects.values_list("amount_rp", flat=True)) == paid_by_buyers
    assert balance(accounts.GOODS_LOST).amount == sold(day.lost)


def stalls_get_what_their_goods_weighed(day: Day) -> None:
    """Whoever took them: in cash at the stall, or owed to it until the payout."""
    in_cash = sum(StallPayment.objects.values_list("amount_rp", flat=True))
    owed = -balance(accounts.STALL_PAYABLE, day.bank_stall.stall_id).amount
    assert in_cash + owed == sold(day.purchases)
    assert balance(accounts.STALL_PAYABLE, day.cash_stall.stall_id) == Rupiah(0)
    rows = settlement_of(DAY)
    assert [row.owed for row in rows] == [row.sold - row.paid for row in rows]
    assert sum(row.sold.amount for row in rows) == sold(day.purchases)


@FEW
@given(orders=ORDERS, missing=st.integers(0, 5_000))
def test_a_day_counted_leaves_every_rupiah_where_it_belongs(orders: list[Bought], missing: int):
    with transaction.atomic():
        day = play(orders, missing)
        assert broken_promises() == []
        every_rupiah_is_at_one_place(day)
        stalls_get_what_their_goods_weighed(day)
        # What is missing in the box is on its runner's account alone.
        assert sum(total.amount for total in balances(accounts.CASH_VARIANCE).values()) == missing
        assert len(balances(accounts.CASH_VARIANCE)) == bool(missing)
        transaction.set_rollback(True)


@FEW
@given(orders=ORDERS)
def test_after_the_payouts_nothing_is_owed_and_nothing_proposed_again(orders: list[Bought]):
    with transaction.atomic():
        day = play(orders, 0)
        proposed = propose(day)
        assert propose(day) == []
        approve_payouts(
            payouts=[row.pk for row in proposed], officer=day.treasurer, by=actor(day.treasurer), at=MORNING
        )
        for payout in Payout.objects.all():
            mark_paid(
                payout=payout, bank_ref="BJ-1", officer=day.treasurer, by=actor(day.treasurer), at=MORNING, today=DAY
            )
        for kind in (accounts.STALL_PAYABLE, accounts.RUNNER_PAYABLE, accounts.RUNNER_CASH):
            assert set(balances(kind).values()) <= {Rupiah(0)}
        assert propose(day) == []
        assert broken_promises() == []
        # What is left is the city's own: what it holds, what it let go in coins, what was lost.
        own = (accounts.CITY_CASH, accounts.ROUNDING, accounts.GOODS_LOST, accounts.CASH_VARIANCE)
        left = sums_by_kind()
        assert sum(left.get(kind.key, Rupiah(0)).amount for kind in own) == 0
        transaction.set_rollback(True)
