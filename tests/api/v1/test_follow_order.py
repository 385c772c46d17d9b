"""Following an order by its secret, and calling it off."""

import pytest

from dodolan.market.fulfilment.picking import skip_line
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.ordering.models import DeliverySlot, OrderLine, Purchase
from tests.api.callers import Program, code_of
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift, make_slot, make_stock

pytestmark = pytest.mark.django_db


def test_the_holder_of_the_secret_sees_it_all(program: Program):
    purchase = make_order()
    answer = program.get(f"orders/{purchase.secret}")
    facts = answer.json()
    assert answer["Cache-Control"] == "no-store"
    assert (facts["number"], facts["pin"], facts["state"]) == (purchase.number, purchase.pin, "placed")
    assert (facts["name"], facts["phone"], facts["street"]) == ("Bu Ani", "+6281234567890", "Jalan Contoh 7")
    assert facts["orders"][0]["lines"][0]["estimate_rp"] == 19_000


def test_sums_stand_once_all_is_weighed(program: Program):
    purchase = make_order()
    shift = make_shift(purchase)
    skip_line(shift=shift, line_id=OrderLine.objects.get().pk, at=MORNING)
    facts = program.get(f"orders/{purchase.secret}").json()
    assert (facts["state"], facts["can_be_cancelled"]) == ("weighed", False)
    assert (facts["goods_final_rp"], facts["cash_due_rp"], facts["rounding_rp"]) == (0, 0, 0)
    assert facts["orders"][0]["lines"][0]["state"] == "short"


def test_calling_off_gives_everything_back(program: Program):
    offer, slot = make_offer(), make_slot()
    stock = make_stock(offer, 1_000, slot.day)
    purchase = make_order(by_steps(offer, 500), slot=slot)
    answer = program.send("POST", f"orders/{purchase.secret}/cancel", "")
    assert answer.status_code == 200
    assert (answer.json()["state"], answer.json()["can_be_cancelled"]) == ("cancelled", False)
    stock.refresh_from_db()
    assert (stock.allocated, DeliverySlot.objects.get().booked) == (0, 0)
    assert Purchase.objects.get().cancel_reason == "buyer"


def test_it_is_too_late_once_shopping_began_or_it_is_over(program: Program):
    shopped, over = make_order(), make_order()
    begin_picking(purchase=shopped, at=MORNING)
    cancel_order(purchase=over, reason="buyer", at=MORNING)
    for purchase in (shopped, over):
        assert code_of(program.send("POST", f"orders/{purchase.secret}/cancel", "")) == (409, "ordering.too_late")
    assert Purchase.objects.get(pk=shopped.pk).cancelled_at is None


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_a_secret_nobody_has_opens_nothing(program: Program, method: str):
    make_order()
    path = "orders/nobody-has-this" + ("/cancel" if method == "POST" else "")
    assert code_of(program.send(method, path, "")) == (404, "missing")


def test_the_number_is_not_the_secret(program: Program):
    assert code_of(program.get(f"orders/{make_order().number}")) == (404, "missing")
