"""After placing: cancelling in time, the trader's ready and "habis", and days opened ahead."""

from datetime import timedelta

import pytest

from dodolan.kernel.errors import Invalid, Missing
from dodolan.kernel.outbox.models import Event
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.days import CAPACITY, open_days
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.lines import begin_picking, mark_ready, pick_counted, refuse_line
from dodolan.market.ordering.models import DeliverySlot, LineState, OrderLine, Purchase, StallOrder
from dodolan.market.ordering.queries import (
    delivery_fees,
    line_of,
    next_slots,
    open_slots,
    order_of,
    orders_for,
    purchases_of,
    working_day,
)
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.stalls.models import MarketDay, Stall, StockDay
from rehearsal.city.shopping import shop
from tests.factories.market import (
    DAY,
    MORNING,
    by_steps,
    make_counted_offer,
    make_day,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.people import make_market, make_user

pytestmark = pytest.mark.django_db


def _line(purchase: Purchase) -> OrderLine:
    return OrderLine.objects.select_related("order__purchase").filter(order__purchase=purchase).first() or OrderLine()


def test_cancelling_frees_slot_and_stock() -> None:
    offer = make_counted_offer()
    make_stock(offer, 5)
    purchase = make_order(by_steps(offer, 5))
    cancel_order(purchase=purchase, reason="salah pasar", at=MORNING)
    assert StockDay.objects.get().allocated == 0
    assert DeliverySlot.objects.get().booked == 0
    assert _line(purchase).state == LineState.CANCELLED
    purchase.refresh_from_db()
    assert (purchase_state(purchase), purchase.cancel_reason) == (PurchaseState.CANCELLED, "salah pasar")
    assert make_order(by_steps(offer, 5)).goods_estimate_rp == 20_000


def test_cancelled_once_and_not_while_shopping() -> None:
    purchase = make_order()
    cancel_order(purchase=purchase, reason="", at=MORNING)
    with pytest.raises(TooLate):
        cancel_order(purchase=purchase, reason="", at=MORNING)
    assert DeliverySlot.objects.get().booked == 0
    other = make_order()
    begin_picking(purchase=other, at=MORNING)
    with pytest.raises(TooLate):
        cancel_order(purchase=other, reason="", at=MORNING)
    assert Event.objects.filter(name="ordering.cancelled").count() == 1


def test_nobody_shops_for_a_cancelled_order() -> None:
    purchase = make_order()
    cancel_order(purchase=purchase, reason="", at=MORNING)
    with pytest.raises(TooLate):
        begin_picking(purchase=purchase, at=MORNING)
    with pytest.raises(TooLate):
        refuse_line(line=_line(purchase), at=MORNING)
    with pytest.raises(TooLate):
        mark_ready(order=StallOrder.objects.select_related("purchase").get(purchase=purchase), at=MORNING)


def test_picking_begins_once() -> None:
    purchase = make_order()
    begin_picking(purchase=purchase, at=MORNING)
    purchase.refresh_from_db()
    begin_picking(purchase=purchase, at=MORNING + timedelta(hours=1))
    purchase.refresh_from_db()
    assert purchase.picking_at == MORNING
    assert purchase_state(purchase) == PurchaseState.PICKING


def test_ready_is_said_once() -> None:
    order = StallOrder.objects.select_related("purchase").get(purchase=make_order())
    mark_ready(order=order, at=MORNING)
    mark_ready(order=order, at=MORNING + timedelta(hours=1))
    order.refresh_from_db()
    assert order.ready_at == MORNING
    assert Event.objects.filter(name="ordering.ready").count() == 1


def test_habis_costs_nothing_and_the_purchase_still_closes() -> None:
    stall = make_stall()
    purchase = make_order(by_steps(make_counted_offer(stall), 2), by_steps(make_counted_offer(stall, good="Tahu"), 3))
    first, second = (
        OrderLine.objects.select_related("order__purchase").filter(order__purchase=purchase).order_by("position")
    )
    refuse_line(line=first, at=MORNING)
    purchase.refresh_from_db()
    # Nobody shops by a word of the trader: the buyer may still cancel, and nobody else can order the good that day.
    assert purchase_state(purchase) == PurchaseState.PLACED
    assert StockDay.objects.get(offer=first.offer).is_out
    pick_counted(line=second, picked=3, at=MORNING)
    purchase.refresh_from_db()
    assert (purchase.goods_final_rp, purchase.weighed_at) == (12_000, MORNING)
    assert {line.state for line in OrderLine.objects.all()} == {LineState.SHORT, LineState.PICKED}
    assert Event.objects.filter(name="ordering.weighed").count() == 1


@pytest.mark.parametrize(
    ("picked", "state", "final"), [(2, LineState.PICKED, 8_000), (1, LineState.SHORT, 4_000), (0, LineState.SHORT, 0)]
)
def test_pieces(picked: int, state: LineState, final: int) -> None:
    line = pick_counted(line=_line(make_order(by_steps(make_counted_offer(), 2))), picked=picked, at=MORNING)
    assert (line.state, line.final_rp, line.picked_steps) == (state, final, picked)


@pytest.mark.parametrize("picked", [-1, 3, 10**18])
def test_impossible_numbers_of_pieces(picked: int) -> None:
    with pytest.raises(Invalid):
        pick_counted(line=_line(make_order(by_steps(make_counted_offer(), 2))), picked=picked, at=MORNING)


def test_goods_by_weight_are_not_counted() -> None:
    with pytest.raises(Invalid):
        pick_counted(line=_line(make_order()), picked=1, at=MORNING)


def test_a_trader_sees_only_their_own() -> None:
    mine, other = make_stall(), make_stall()
    purchase = make_order(by_steps(make_counted_offer(mine), 1), by_steps(make_counted_offer(other), 1))
    own = Stall.objects.filter(pk=mine.pk)
    [order] = orders_for(own)
    assert (order.stall, order_of(own, order.pk)) == (mine, order)
    foreign = StallOrder.objects.get(purchase=purchase, stall=other)
    with pytest.raises(Missing):
        order_of(own, foreign.pk)
    with pytest.raises(Missing):
        line_of(own, OrderLine.objects.get(order=foreign).pk)
    assert line_of(own, OrderLine.objects.get(order=order).pk).order == order


def test_days_are_opened_ahead_and_left_alone() -> None:
    market = make_market()
    assert open_days(at=MORNING) == 3
    assert open_days(at=MORNING) == 0
    assert open_days(at=MORNING + timedelta(days=1)) == 1
    assert DeliverySlot.objects.filter(day__market=market).count() == 16
    assert all(slot.cutoff_at == slot.starts_at - timedelta(hours=1) for slot in DeliverySlot.objects.all())
    assert {slot.capacity for slot in DeliverySlot.objects.all()} == {CAPACITY}


def test_slots_that_can_be_chosen() -> None:
    market = make_market()
    open_days(at=MORNING)
    slots = open_slots(market, MORNING)
    assert slots[0].day.date == DAY
    assert len(slots) == 11
    DeliverySlot.objects.filter(pk=slots[0].pk).update(booked=CAPACITY)
    assert next_slots([market], MORNING)[market.pk] == slots[1]
    MarketDay.objects.update(is_closed=True)
    assert open_slots(market, MORNING) == []
    assert next_slots([market], MORNING) == {}


def test_work_is_for_the_first_day_that_is_not_over() -> None:
    market = make_market()
    open_days(at=MORNING)
    assert working_day(market, MORNING).date == DAY
    assert working_day(market, MORNING + timedelta(hours=12)).date == DAY + timedelta(days=1)
    with pytest.raises(Missing):
        working_day(market, MORNING + timedelta(days=9))


def test_fees_and_a_buyers_orders() -> None:
    buyer = make_user()
    purchase = make_order(buyer=buyer)
    make_order(slot=make_slot(make_day()))
    assert list(purchases_of(buyer)) == [purchase]
    assert {code: fee.amount for code, fee in delivery_fees(make_market()).items()} == {"35.73.02": 10_000}


def test_orders_come_with_their_lines_in_a_constant_number_of_statements(django_assert_num_queries: object) -> None:
    stall = make_stall()
    for _ in range(3):
        make_order(by_steps(make_offer(stall), 50))
    with django_assert_num_queries(2):  # type: ignore[operator]
        rows = [
            (order.number, [line.offer.good.name for line in order.lines.all()])
            for order in orders_for(Stall.objects.filter(pk=stall.pk))
        ]
    assert len(rows) == 3


def test_habis_leaves_the_right_to_cancel() -> None:
    purchase = make_order(by_steps(make_counted_offer(), 2), by_steps(make_offer(), 500))
    refuse_line(line=OrderLine.objects.order_by("position")[0], at=MORNING)
    purchase.refresh_from_db()
    cancel_order(purchase=purchase, reason="by the buyer", at=MORNING)
    assert Purchase.objects.get().cancelled_at == MORNING


def test_habis_undoes_nothing_that_a_runner_has_weighed_or_counted() -> None:
    purchase = make_order(by_steps(make_offer(), 500), by_steps(make_counted_offer(), 2))
    shift = make_shift(purchase)
    shop(shift, purchase, at=MORNING)
    for line in OrderLine.objects.select_related("order__purchase", "offer"):
        before = (line.state, line.weighed, line.picked_steps, line.final_rp)
        with pytest.raises(TooLate):
            refuse_line(line=line, at=MORNING)
        again = OrderLine.objects.get(pk=line.pk)
        assert (again.state, again.weighed, again.picked_steps, again.final_rp) == before
