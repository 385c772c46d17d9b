"""Orders of all markets at once."""

from datetime import timedelta
from uuid import uuid4

import pytest

from dodolan.kernel.errors import Missing
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.overview import (
    adjustments_of,
    all_fees,
    day_at_work,
    find_purchases,
    market_day,
    slots_on,
)
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from tests.factories.days import delivered_order, weighed_order
from tests.factories.market import DAY, MORNING, make_day, make_order, make_slot
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db


def test_the_day_at_work_is_the_first_that_is_not_over():
    assert day_at_work(MORNING) is None
    make_slot(make_day(on=DAY + timedelta(days=1)))
    make_slot()
    assert day_at_work(MORNING) == make_day()
    assert day_at_work(MORNING + timedelta(hours=12)) == make_day(on=DAY + timedelta(days=1))


def test_a_closed_day_is_no_day_at_work():
    day = make_day()
    make_slot(day)
    type(day).objects.update(is_closed=True)
    assert day_at_work(MORNING) is None


def test_states_in_the_database_are_the_states_of_the_rule():
    make_order()
    weighed_order()
    delivered_order()
    picking = make_order()
    Purchase.objects.filter(pk=picking.pk).update(picking_at=MORNING)
    Purchase.objects.filter(pk=make_order().pk).update(cancelled_at=MORNING)
    for state in PurchaseState:
        found = list(find_purchases(state=state))
        assert [purchase_state(purchase) for purchase in found] == [state]


def test_newest_day_first_then_by_slot():
    tomorrow = make_day(on=DAY + timedelta(days=1))
    late, early = make_order(slot=make_slot(hour=11)), make_order(slot=make_slot())
    next_day = make_order(slot=make_slot(tomorrow))
    assert list(find_purchases()) == [next_day, early, late]
    assert list(find_purchases(day=DAY)) == [early, late]


def test_by_market():
    make_order()
    there = make_order(slot=make_slot(make_day(make_market("blimbing"))))
    assert list(find_purchases(market="blimbing")) == [there]
    assert list(find_purchases(market="nowhere")) == []


@pytest.mark.parametrize(
    ("search", "is_found"),
    [
        ("", True),
        ("bu ani", True),
        ("ANI", True),
        ("an\0q", False),
        ("081234567890", True),
        ("0812-3456-7890", True),
        ("+62 812 3456 7890", True),
        ("7890", True),
        ("789", False),
        ("Bu 7890", False),
        ("%", False),
        ("_", False),
        ("x" * 500, False),
        ("'; --", False),
    ],
)
def test_searching(search: str, is_found: bool):
    purchase = make_order()
    Purchase.objects.filter(pk=purchase.pk).update(number="23456789")
    assert find_purchases(search=search).exists() is is_found


def test_a_number_of_digits_only_is_found():
    purchase = make_order()
    Purchase.objects.filter(pk=purchase.pk).update(number="23456789")
    assert list(find_purchases(search="2345")) == [purchase]


def test_one_market_day():
    assert market_day(make_day().pk) == make_day()
    with pytest.raises(Missing):
        market_day(uuid4())


def test_differences_fees_and_slots():
    purchase, _shift = weighed_order(grams=600)
    assert [row.amount_rp for row in adjustments_of(purchase)] == [-1_900]
    make_slot(make_day(make_market("blimbing")))
    assert [row.market.slug for row in all_fees()] == ["blimbing", "oro-oro-dowo"]
    assert [row.day.market.slug for row in slots_on(DAY)] == ["blimbing", "oro-oro-dowo"]
    assert list(slots_on(DAY + timedelta(days=1))) == []
