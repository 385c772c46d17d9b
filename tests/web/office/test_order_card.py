"""An order in the office's list and on its own page, from real rows, at every stage of its life."""

from collections.abc import Iterator
from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import translation

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.words import TO
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.office import write_off
from dodolan.market.fulfilment.overview import with_runner
from dodolan.market.fulfilment.picking import Reading, record_weights, skip_line, take_pieces
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.lines import mark_ready
from dodolan.market.ordering.models import OrderLine, Purchase, StallOrder
from dodolan.market.ordering.overview import find_purchases
from dodolan.market.ordering.queries import purchase_by_number
from dodolan.web.office.order_rows import OrderRow, order_row
from dodolan.web.office.orders.presenter import LineRow, OrderCard, StepRow, order_card
from tests.factories.days import fresh
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_offer,
    make_order,
    make_shift,
    make_stall,
)

pytestmark = pytest.mark.django_db
NINE = f"09.00{TO}11.00"


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def purchase() -> Purchase:
    """Chilli and tempe of one stall, garlic for money of another."""
    first = make_stall()
    return make_order(
        by_steps(make_offer(first), 500),
        by_steps(make_counted_offer(first), 2),
        by_money(make_offer(good="Bawang putih", price_rp=41_000), 5_000),
    )


@pytest.fixture
def shift(purchase: Purchase) -> Shift:
    """In whose hands it is."""
    return make_shift(purchase)


def card(purchase: Purchase) -> OrderCard:
    """The order's page."""
    return order_card(purchase_by_number(purchase.number))


def in_list(purchase: Purchase) -> OrderRow:
    """Its row in the list."""
    return order_row(with_runner(find_purchases()).get(pk=purchase.pk))


def lines(purchase: Purchase) -> dict[str, LineRow]:
    """The lines of its page by the first word of their good."""
    return {line.good.split()[0]: line for order in card(purchase).orders for line in order.lines}


def shop(shift: Shift) -> None:
    """600 g instead of 500, one of two, no garlic."""
    own = {line.good_name.split()[0]: line for line in OrderLine.objects.all()}
    record_weights(shift=shift, readings=[Reading(own["Cabai"].pk, 600, uuid4())], at=MORNING + timedelta(minutes=20))
    take_pieces(shift=shift, picked={own["Tempe"].pk: 1}, at=MORNING + timedelta(minutes=25))
    skip_line(shift=shift, line_id=own["Bawang"].pk, at=MORNING + timedelta(minutes=30))


def test_a_row_of_the_list_before_weighing(purchase: Purchase):
    row = in_list(purchase)
    assert (row.number, row.day, row.slot, row.market) == (
        purchase.number,
        "14/11",
        NINE,
        "Pasar Oro Oro Dowo",
    )
    assert (row.state, row.buyer, row.phone, row.village) == (
        "Ordered",
        "Bu Ani",
        "0812-3456-7890",
        "Oro-oro Dowo",
    )
    assert (row.sum, row.is_final, row.runner) == ("Rp32.000", False, "")


def test_a_row_names_who_carries_it_and_what_it_came_to(purchase: Purchase, shift: Shift):
    assert in_list(purchase).runner == shift.runner.name
    shop(shift)
    row = in_list(purchase)
    assert (row.state, row.sum, row.is_final) == ("Weighed", "Rp24.900", True)


def test_a_page_before_anything_happened(purchase: Purchase):
    facts = card(purchase)
    assert (facts.code, facts.state, facts.day) == ("placed", "Ordered", "Saturday 14 November 2020")
    assert facts.where == "Jalan Contoh 7, Oro-oro Dowo, Klojen"
    assert (facts.estimate, facts.final, facts.fee) == ("Rp32.000", "", "Rp10.000")
    assert facts.steps == [StepRow("Ordered", "06.10")]
    assert (facts.call, facts.chat) == ("tel:+6281234567890", "https://wa.me/6281234567890")
    assert {order.ready for order in facts.orders} == {""}
    assert {good: (line.wanted, line.estimate, line.state) for good, line in lines(purchase).items()} == {
        "Cabai": ("½ kg", "Rp19.000", "to do"),
        "Tempe": ("2 boards", "Rp8.000", "to do"),
        "Bawang": ("worth Rp5.000", "Rp5.000", "to do"),
    }
    assert {line.final for line in lines(purchase).values()} == {""}


def test_each_stall_has_its_part_and_its_sum(purchase: Purchase):
    parts = card(purchase).orders
    assert sorted((part.sum, part.is_final, len(part.lines)) for part in parts) == [
        ("Rp27.000", False, 2),
        ("Rp5.000", False, 1),
    ]
    assert {part.number for part in parts} == set(StallOrder.objects.values_list("number", flat=True))


def test_a_part_that_is_packed_says_when(purchase: Purchase):
    mark_ready(order=purchase.orders.all()[0], at=MORNING + timedelta(minutes=7))
    assert sorted(part.ready for part in card(purchase).orders) == ["", "06.17"]


def test_ordered_picked_weighed_and_paid_stand_side_by_side(purchase: Purchase, shift: Shift):
    shop(shift)
    seen = {good: (line.picked, line.weighed, line.final) for good, line in lines(purchase).items()}
    assert seen == {
        "Cabai": ("", "600 g", "Rp20.900"),
        "Tempe": ("1 board", "", "Rp4.000"),
        "Bawang": ("0 g", "", "Rp0"),
    }
    assert card(purchase).final == "Rp24.900"


def test_goods_and_delivery_add_up(purchase: Purchase, shift: Shift):
    before = card(purchase)
    assert (before.sum, before.fee, before.total, before.is_final) == (
        "Rp32.000",
        "Rp10.000",
        "Rp42.000",
        False,
    )
    shop(shift)
    after = card(purchase)
    assert (after.sum, after.total, after.is_final) == ("Rp24.900", "Rp34.900", True)


def test_a_price_names_its_unit(purchase: Purchase):
    seen = {good: (line.price, line.unit) for good, line in lines(purchase).items()}
    assert seen == {"Cabai": ("Rp38.000", "kg"), "Tempe": ("Rp4.000", "board"), "Bawang": ("Rp41.000", "kg")}


def test_the_steps_of_a_life_in_order(purchase: Purchase, shift: Shift):
    shop(shift)
    at_the_door = MORNING + timedelta(hours=3)
    hand_over(shift=shift, purchase=fresh(purchase), pin=purchase.pin, at=at_the_door)
    steps = [(step.label, step.time) for step in card(purchase).steps]
    assert steps == [
        ("Ordered", "06.10"),
        ("Being shopped", "06.30"),
        ("Weighed", "06.40"),
        ("Handed over", "09.10"),
    ]


@pytest.mark.parametrize("how", ["by the buyer", "written off"])
def test_an_order_that_ended_without_a_buyer_says_why(purchase: Purchase, shift: Shift, how: str):
    if how == "written off":
        shop(shift)
        write_off(purchase=fresh(purchase), reason=how, by=SYSTEM, at=MORNING + timedelta(hours=9))
    else:
        cancel_order(purchase=purchase, reason=how, at=MORNING + timedelta(hours=9))
    facts = card(purchase)
    assert (facts.code, facts.state, facts.reason) == ("cancelled", "Cancelled", how)
    assert facts.steps[-1] == StepRow("Cancelled", "15.10")


def test_words_follow_the_language(purchase: Purchase):
    with translation.override("id"):
        facts = card(purchase)
    assert facts.day == "Sabtu 14 November 2020"
    assert facts.state != "Ordered"
