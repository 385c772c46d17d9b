"""The steps of a market day as they leave the books, one by one."""

import pytest

from dodolan.market.ordering.models import Channel
from dodolan.market.paying.boxes import cash_in
from dodolan.people.accounts.models import RoleName
from rehearsal.city.shopping import go_out, order_goods, take
from tests.factories.market import (
    MORNING,
    by_steps,
    make_delivery,
    make_offer,
    make_order,
    make_slot,
)
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def test_an_order_is_a_guest_s_unless_there_is_a_buyer():
    wishes, slot, buyer = [by_steps(make_offer(), 500)], make_slot(), make_user("Bu Ani")
    placed = order_goods(wishes, slot=slot, delivery=make_delivery(), at=MORNING)
    assert (placed.buyer, placed.channel, placed.slot, placed.goods_estimate_rp) == (None, Channel.WEB, slot, 19_000)
    assert order_goods(wishes, slot=slot, delivery=make_delivery(), at=MORNING, buyer=buyer).buyer == buyer


def test_a_runner_goes_out_with_purchases_and_takes_more():
    first, second = make_order(), make_order()
    runner = make_user("Cak Rudi", RoleName.RUNNER, market=first.day.market)
    shift = go_out(runner, first.day, [first], float_rp=50_000, at=MORNING)
    assert cash_in(shift.box).amount == 50_000
    take(shift, [second], at=MORNING)
    held = shift.assignments.values_list("purchase", "assigned_by", "assigned_at")
    assert set(held) == {(first.pk, runner.pk, MORNING), (second.pk, runner.pk, MORNING)}
