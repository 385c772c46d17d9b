"""The steps of a market day as they leave the books, one by one."""

import pytest

from dodolan.market.fulfilment.models import Weighing
from dodolan.market.ordering.models import Channel, OrderLine
from dodolan.market.paying.boxes import cash_in
from dodolan.people.accounts.models import RoleName
from rehearsal.city.shopping import bring, go_home, go_out, order_goods, pay, shop, take, weigh
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_delivery,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
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


def test_the_scale_shows_the_percent_and_pieces_are_whole():
    chilli, tempe = make_offer(), make_counted_offer()
    purchase = make_order(by_steps(chilli, 500), by_steps(tempe, 3), by_money(make_offer(price_rp=40_000), 5_000))
    shop(make_shift(purchase), purchase, percent=104, at=MORNING)
    lines = OrderLine.objects.order_by("pk").values_list("weighed", "picked_steps", "state")
    assert list(lines) == [(520, None, "picked"), (None, 3, "picked"), (130, None, "picked")]


def test_only_the_first_lines_are_shopped():
    purchase = make_order(*(by_steps(make_offer(), 500) for _ in range(3)))
    shop(make_shift(purchase), purchase, at=MORNING, most=2)
    assert list(OrderLine.objects.order_by("pk").values_list("weighed", flat=True)) == [500, 500, None]


def test_each_weighing_is_a_reading_of_its_own():
    purchase = make_order()
    shift, line = make_shift(purchase), OrderLine.objects.get()
    weigh(shift, line, 480, at=MORNING)
    weigh(shift, line, 490, at=MORNING)
    assert list(Weighing.objects.order_by("pk").values_list("measured", flat=True)) == [480, 490]


def test_stalls_are_paid_once_before_the_goods_are_brought():
    stall = make_stall()
    purchases = [make_order(by_steps(make_counted_offer(stall), 2)) for _ in range(2)]
    shift = make_shift(*purchases)
    for purchase in purchases:
        shop(shift, purchase, at=MORNING)
    pay(shift, purchases, at=MORNING)
    assert cash_in(shift.box).amount == 500_000 - 16_000
    bring(shift, purchases, at=MORNING)
    assert [purchase.delivered_at for purchase in purchases] == [MORNING, MORNING]
    assert cash_in(shift.box).amount == 500_000 - 16_000 + 2 * 18_000


def test_who_goes_home_counts_what_is_there_or_less():
    box = go_home(make_shift(), at=MORNING, missing_rp=500)
    assert (box.counted_rp, box.counted_at) == (499_500, MORNING)
    shift = make_shift()
    assert go_home(shift, at=MORNING).counted_rp == 500_000
    shift.refresh_from_db()
    assert shift.ended_at == MORNING
