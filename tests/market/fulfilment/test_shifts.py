"""A runner's shift: their market, one at a time, orders in one pair of hands."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from dodolan.kernel.errors import Invalid, Missing, NotAllowed
from dodolan.market.fulfilment.errors import Begun, ShiftOpen, Taken, Unproved, WorkLeft
from dodolan.market.fulfilment.models import Assignment, Shift
from dodolan.market.fulfilment.overview import shifts_of_day
from dodolan.market.fulfilment.queries import assigned_purchase, assigned_purchases, free_purchases, open_shift_of
from dodolan.market.fulfilment.shifts import assign_orders, end_shift, release_order, start_shift
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.ordering.models import DeliverySlot, Proof, Purchase
from dodolan.market.ordering.proving import prove_by_device
from dodolan.market.paying.boxes import LARGEST_FLOAT_RP
from dodolan.people.accounts.models import RoleName, User
from tests.factories.market import DAY, MORNING, hand_to, make_day, make_order, make_shift, make_slot
from tests.factories.people import make_market, make_user

pytestmark = pytest.mark.django_db


def _runner(market: str = "oro-oro-dowo") -> User:
    return make_user("Cak Rudi", RoleName.RUNNER, market=make_market(market))


def test_a_shift_begins_with_a_float() -> None:
    runner = _runner()
    shift = start_shift(runner=runner, day=make_day(), float_rp=500_000, at=MORNING)
    assert open_shift_of(runner) == shift
    assert (shift.box.float_rp, shift.ended_at) == (500_000, None)


@pytest.mark.parametrize("float_rp", [-1, LARGEST_FLOAT_RP + 1, 10**18])
def test_impossible_floats(float_rp: int) -> None:
    with pytest.raises(Invalid):
        start_shift(runner=_runner(), day=make_day(), float_rp=float_rp, at=MORNING)
    assert not Shift.objects.exists()


def test_one_shift_at_a_time() -> None:
    shift = make_shift()
    with pytest.raises(ShiftOpen):
        start_shift(runner=shift.runner, day=shift.day, float_rp=0, at=MORNING)
    with pytest.raises(IntegrityError), transaction.atomic():
        Shift.objects.create(runner=shift.runner, day=shift.day, box=make_shift().box, started_at=MORNING)


@pytest.mark.parametrize("roles", [(), (RoleName.TRADER,), (RoleName.OFFICER,)])
def test_only_runners_run(roles: tuple[RoleName, ...]) -> None:
    with pytest.raises(NotAllowed):
        start_shift(runner=make_user("Bu Ani", *roles), day=make_day(), float_rp=0, at=MORNING)


def test_and_only_in_their_own_market() -> None:
    with pytest.raises(NotAllowed):
        start_shift(runner=_runner("bareng"), day=make_day(), float_rp=0, at=MORNING)


def test_orders_come_into_one_pair_of_hands() -> None:
    purchase = make_order()
    shift, other = make_shift(purchase), make_shift()
    assert list(assigned_purchases(shift)) == [purchase]
    assert not free_purchases(purchase.day).exists()
    with pytest.raises(Taken) as refusal:
        hand_to(other, [purchase])
    assert refusal.value.facts == {"numbers": purchase.number}
    hand_to(shift, [purchase])
    assert Assignment.objects.count() == 1
    assert assigned_purchase(shift, purchase.number) == purchase
    with pytest.raises(Missing):
        assigned_purchase(other, purchase.number)


def test_all_orders_or_none() -> None:
    taken, free = make_order(), make_order()
    make_shift(taken)
    with pytest.raises(Taken):
        hand_to(make_shift(), [free, taken])
    assert list(free_purchases(free.day)) == [free]
    with pytest.raises(Taken):
        assign_orders(shift=make_shift(), purchases=[uuid4()], by=make_user(), at=MORNING)


def test_cancelled_orders_and_other_days_are_not_taken() -> None:
    cancelled, tomorrow = make_order(), make_order(slot=make_slot(make_day(on=DAY + timedelta(days=1))))
    cancel_order(purchase=cancelled, reason="", at=MORNING)
    for purchase in (cancelled, tomorrow):
        with pytest.raises(Taken):
            hand_to(make_shift(day=make_day()), [purchase])


def test_giving_an_order_back_before_shopping() -> None:
    purchase = make_order()
    shift = make_shift(purchase)
    release_order(purchase=purchase, at=MORNING)
    assert not assigned_purchases(shift).exists()
    other = make_shift(purchase)
    begin_picking(purchase=purchase, at=MORNING)
    purchase.refresh_from_db()
    with pytest.raises(Begun):
        release_order(purchase=purchase, at=MORNING)
    assert list(assigned_purchases(other)) == [purchase]


def test_nobody_goes_home_with_orders_in_their_hands() -> None:
    purchase = make_order()
    shift = make_shift(purchase)
    with pytest.raises(WorkLeft) as refusal:
        end_shift(shift=shift, at=MORNING)
    assert refusal.value.facts == {"left": 1}
    cancel_order(purchase=purchase, reason="", at=MORNING)
    assert end_shift(shift=shift, at=MORNING).ended_at == MORNING
    assert open_shift_of(shift.runner) is None


def test_a_days_shifts_with_their_counts() -> None:
    purchase = make_order()
    shift = make_shift(purchase, make_order())
    rows: list[Any] = list(shifts_of_day(purchase.day.date))
    assert [(row, row.held, row.delivered) for row in rows] == [(shift, 2, 0)]


def test_no_goods_move_for_a_phone_that_nobody_proved() -> None:
    purchase, other = make_order(), make_order()
    Purchase.objects.filter(pk=purchase.pk).update(proof=Proof.NONE)
    DeliverySlot.objects.update(unproved=1)
    assert list(free_purchases(purchase.day)) == [other]
    shift = make_shift(day=purchase.day)
    with pytest.raises(Unproved) as refused:
        assign_orders(shift=shift, purchases=[other.pk, purchase.pk], by=shift.runner, at=MORNING)
    assert refused.value.facts == {"numbers": purchase.number}
    assert not assigned_purchases(shift).exists()
    prove_by_device(purchase=Purchase.objects.get(pk=purchase.pk))
    assert len(assign_orders(shift=shift, purchases=[other.pk, purchase.pk], by=shift.runner, at=MORNING)) == 2
