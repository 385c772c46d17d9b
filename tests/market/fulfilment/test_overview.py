"""The whole day over all markets."""

from datetime import timedelta

import pytest

from dodolan.market.fulfilment.overview import (
    Trouble,
    assignments_of,
    day_board,
    free_on,
    open_shifts,
    shifts_of_day,
    tries_of,
    troubles_of,
    weighings_of,
    with_runner,
)
from dodolan.market.fulfilment.shifts import end_shift, release_order
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.rules import PurchaseState
from tests.factories.days import counted_shift, delivered_order, lock_pin, weighed_order
from tests.factories.market import DAY, MORNING, make_day, make_order, make_shift, make_slot
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db
NINE, ELEVEN = MORNING + timedelta(hours=2, minutes=50), MORNING + timedelta(hours=4, minutes=50)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("at", "is_held", "wrong_pins", "troubles"),
    [
        (NINE - 61 * MINUTE, False, 0, ()),
        (NINE - 60 * MINUTE, False, 0, (Trouble.NO_RUNNER,)),
        (NINE - 60 * MINUTE, True, 0, ()),
        (ELEVEN - 30 * MINUTE, True, 0, ()),
        (ELEVEN - 29 * MINUTE, True, 0, (Trouble.LATE,)),
        (ELEVEN, True, 4, (Trouble.LATE,)),
        (NINE, True, 5, (Trouble.PIN_LOCKED,)),
        (ELEVEN, False, 5, (Trouble.LATE, Trouble.NO_RUNNER, Trouble.PIN_LOCKED)),
    ],
)
def test_troubles_of_an_order_to_be_shopped(at: object, is_held: bool, wrong_pins: int, troubles: tuple[Trouble, ...]):
    purchase = Purchase.objects.select_related("slot").get(pk=make_order().pk)
    assert troubles_of(purchase, at, is_held=is_held, wrong_pins=wrong_pins) == troubles  # type: ignore[arg-type]


def test_a_weighed_order_is_late_only_after_its_slot():
    purchase, _shift = weighed_order()
    assert troubles_of(purchase, ELEVEN - MINUTE, is_held=True, wrong_pins=0) == ()
    assert troubles_of(purchase, ELEVEN, is_held=True, wrong_pins=0) == (Trouble.LATE,)


def test_an_order_that_is_over_is_in_no_trouble():
    delivered, _shift = delivered_order()
    cancelled = make_order()
    cancel_order(purchase=cancelled, reason="x", at=MORNING)
    for purchase in (delivered, cancelled):
        assert troubles_of(purchase, ELEVEN, is_held=False, wrong_pins=5) == ()


def test_the_board_counts_the_day_and_keeps_what_is_open_from_before():
    delivered_order(grams=500)
    locked, shift = weighed_order()
    lock_pin(locked, shift)
    board = day_board(DAY, MORNING)
    assert board.counts == {PurchaseState.DELIVERED: 1, PurchaseState.WEIGHED: 1}
    assert board.sales.amount == 19_000
    assert [(purchase.number, troubles) for purchase, troubles in board.troubled] == [
        (locked.number, (Trouble.PIN_LOCKED,))
    ]
    later = day_board(DAY + timedelta(days=1), MORNING + timedelta(days=1))
    assert (later.counts, later.sales.amount) == ({}, 0)
    assert [purchase.number for purchase, _troubles in later.troubled] == [locked.number]


def test_a_runner_beside_each_order():
    held, alone, back = make_order(), make_order(), make_order()
    shift = make_shift(held, back)
    release_order(purchase=back, at=MORNING)
    names = {purchase.pk: purchase.runner_name for purchase in with_runner(Purchase.objects.all())}
    assert names == {held.pk: shift.runner.name, alone.pk: "", back.pk: ""}


def test_shifts_with_what_they_hold_and_carry():
    _purchase, shift = delivered_order()
    idle = make_shift(float_rp=0)
    [first, second] = shifts_of_day(DAY).order_by("pk")
    assert (first.pk, first.held, first.delivered, first.cash_rp) == (shift.pk, 1, 1, 510_000)
    assert (second.pk, second.held, second.delivered, second.cash_rp) == (idle.pk, 0, 0, 0)


def test_a_counted_box_is_shown_on_every_day_until_it_is_verified():
    shift = counted_shift()
    make_shift()
    assert [row.pk for row in shifts_of_day(DAY + timedelta(days=9))] == [shift.pk]


def test_free_orders_of_all_markets():
    make_shift(make_order())
    cancel_order(purchase=make_order(), reason="x", at=MORNING)
    here = make_order()
    there = make_order(slot=make_slot(make_day(make_market("blimbing"))))
    assert [(purchase.pk, purchase.line_count) for purchase in free_on(DAY)] == [(there.pk, 1), (here.pk, 1)]
    assert list(free_on(DAY + timedelta(days=1))) == []


def test_open_shifts_of_a_market_day():
    over, open_one = make_shift(), make_shift()
    end_shift(shift=over, at=MORNING)
    assert list(open_shifts(make_day().pk)) == [open_one]


def test_the_story_of_one_order():
    purchase, shift = delivered_order()
    make_shift(make_order())
    assert [row.measured for row in weighings_of(purchase)] == [500]
    assert [row.shift for row in assignments_of(purchase)] == [shift]
    assert [row.outcome for row in tries_of(purchase)] == ["delivered"]
