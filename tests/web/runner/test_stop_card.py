"""What the runner reads at a door, and the cash they carry between the stalls."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit
from uuid import uuid4

import pytest
from django.utils import translation

from dodolan.kernel.money import Rupiah
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.picking import Reading, record_weights, skip_line, take_pieces
from dodolan.market.fulfilment.picking_list import picking_list
from dodolan.market.fulfilment.queries import assigned_purchase
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.boxes import cash_in
from dodolan.market.paying.dues import cash_due
from dodolan.market.stalls.models import StallPay
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from dodolan.web.runner.picking.presenter import CashLine, cash_line
from dodolan.web.runner.stops.presenter import StopCard, stop_card
from rehearsal.city import shopping
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


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


@pytest.fixture
def order() -> Purchase:
    """Chilli and tempe of one stall, and a hen and garlic for money of another that waits for its payout."""
    first, second = make_stall(), make_stall(pay=StallPay.PAYOUT)
    return make_order(
        by_steps(make_offer(first), 500),
        by_steps(make_counted_offer(first), 3),
        by_steps(make_offer(second, good="Ayam", mode=EACH_BY_WEIGHT.code, nominal_g=1_200, increment=1), 1),
        by_money(make_offer(second, good="Bawang putih"), 5_000),
    )


@pytest.fixture
def shift(order: Purchase) -> Shift:
    """In whose hands it is."""
    return make_shift(order)


def lines() -> dict[str, OrderLine]:
    """The lines by their good."""
    return {line.good_name.split()[0]: line for line in OrderLine.objects.all()}


def card(shift: Shift, order: Purchase) -> StopCard:
    """The door as the page shows it."""
    return stop_card(assigned_purchase(shift, order.number))


def shop(shift: Shift) -> None:
    """500 g, two of three, a hen of 1,250 g, and no garlic."""
    own = lines()
    readings = [Reading(own["Cabai"].pk, 500, uuid4()), Reading(own["Ayam"].pk, 1_250, uuid4())]
    record_weights(shift=shift, readings=readings, at=MORNING)
    take_pieces(shift=shift, picked={own["Tempe"].pk: 2}, at=MORNING)
    skip_line(shift=shift, line_id=own["Bawang"].pk, at=MORNING)


def test_who_where_and_how_to_reach_them(shift: Shift, order: Purchase):
    facts = card(shift, order)
    assert facts.where == "Jalan Contoh 7, Oro-oro Dowo, Klojen"
    assert (facts.buyer, facts.note, facts.phone) == ("Bu Ani", "pagar hijau", "0812-3456-7890")
    assert (facts.call, facts.chat) == ("tel:+6281234567890", "https://wa.me/6281234567890")
    assert parse_qs(urlsplit(facts.map).query) == {"query": [facts.where]}


def test_odd_signs_in_an_address_stay_in_the_address(shift: Shift, order: Purchase):
    Purchase.objects.update(street="Gang 5 & 6, blok #B/2 ?x=1")
    asked = urlsplit(card(shift, order).map)
    assert (asked.netloc, asked.fragment) == ("www.openstreetmap.org", "")
    assert parse_qs(asked.query)["query"] == ["Gang 5 & 6, blok #B/2 ?x=1, Oro-oro Dowo, Klojen"]


def test_before_weighing_no_sum_is_named(shift: Shift, order: Purchase):
    facts = card(shift, order)
    assert facts.collect == ""
    assert {row.good.split()[0]: (row.wanted, row.got) for row in facts.lines} == {
        "Cabai": ("½ kg", ""),
        "Tempe": ("3 boards", ""),
        "Ayam": ("1 piece", ""),
        "Bawang": ("Rp5.000", ""),
    }


def test_after_weighing_every_line_says_what_is_in_the_bag(shift: Shift, order: Purchase):
    shop(shift)
    facts = card(shift, order)
    got = {row.good.split()[0]: row.got for row in facts.lines}
    assert got == {
        "Cabai": "½ kg · Rp19.000",
        "Tempe": "2 boards · Rp8.000",
        "Ayam": "1¼ kg · Rp47.500",
        "Bawang": "sold out",
    }
    due, _rounding = cash_due(Purchase.objects.select_related("day__market__village__district__city").get())
    assert (due, facts.collect) == (Rupiah(84_500), "Rp84.500")


def test_lines_name_their_stall(shift: Shift, order: Purchase):
    stalls = {row.good.split()[0]: row.stall for row in card(shift, order).lines}
    assert stalls["Cabai"] == stalls["Tempe"] != stalls["Ayam"] == stalls["Bawang"]


def test_cash_counts_down_as_stalls_are_paid(shift: Shift, order: Purchase):
    assert cash_line(shift, picking_list(shift)) == CashLine("Rp500.000", "Rp0")
    shop(shift)
    # The other stall gets its payout from the office, so it asks for no cash.
    assert cash_line(shift, picking_list(shift)) == CashLine("Rp500.000", "Rp27.000")
    shopping.pay(shift, [order], at=MORNING)
    assert cash_line(shift, picking_list(shift)) == CashLine("Rp473.000", "Rp0")
    assert cash_in(shift.box) == Rupiah(473_000)


def test_two_orders_of_one_stall_are_paid_together(shift: Shift, order: Purchase):
    stall = lines()["Cabai"].offer.stall
    other = make_order(by_steps(make_offer(stall, good="Wortel", price_rp=12_000), 1_000))
    both = make_shift(other)
    shopping.shop(both, other, at=MORNING)
    assert cash_line(both, picking_list(both)) == CashLine("Rp500.000", "Rp12.000")
    # The first runner's list knows nothing of the second's.
    assert cash_line(shift, picking_list(shift)).to_pay == "Rp0"
