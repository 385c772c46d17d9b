"""Following an order by its secret, and calling it off."""

import pytest

from dodolan.market.fulfilment.picking import skip_line
from dodolan.market.ordering.cancel_order import BY_BUYER, cancel_order
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.ordering.models import DeliverySlot, OrderLine, Purchase
from dodolan.people.accounts.actions import code_of as sign_in_code
from dodolan.people.accounts.models import SignInCode
from tests.api.callers import Program, code_of, order_body, program_of
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift, make_slot, make_stock
from tests.factories.people import make_user

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
    assert Purchase.objects.get().cancel_reason == BY_BUYER


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


def test_a_guest_proves_the_phone_by_a_code(program: Program):
    body = order_body(make_slot(), {"offer": str(make_offer().pk), "steps": 500})
    placed = program.order(body).json()
    assert (placed["proof"], placed["prove_by"] is None) == ("", False)
    path = f"orders/{placed['secret']}"
    assert code_of(program.send("POST", f"{path}/prove", {"code": "12"})) == (400, "words.bad_code")
    assert code_of(program.send("POST", f"{path}/prove", {"code": "123456"})) == (400, "accounts.wrong_code")
    assert program.send("POST", f"{path}/code", "").status_code == 200
    code = sign_in_code(SignInCode.objects.get())
    proved = program.send("POST", f"{path}/prove", {"code": code}).json()
    assert (proved["proof"], proved["prove_by"]) == ("code", None)
    assert code_of(program.send("POST", f"{path}/code", "")) == (409, "ordering.too_late")


def test_two_guests_with_one_key_get_two_orders(program: Program):
    body = order_body(make_slot(), {"offer": str(make_offer().pk), "steps": 500})
    other = body | {"delivery": body["delivery"] | {"phone": "+6281298765432"}}
    first, second = program.order(body, key="1").json(), program.order(other, key="1").json()
    assert first["secret"] != second["secret"]
    assert program.order(body, key="1").json() == first


def test_an_account_is_proof(program: Program):
    body = order_body(make_slot(), {"offer": str(make_offer().pk), "steps": 500})
    assert program_of(make_user("Hotel Contoh")).order(body).json()["proof"] == "account"
