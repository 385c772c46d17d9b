"""Sending an order: once, by guest or by token, all of it or nothing."""

import json
from datetime import timedelta
from hashlib import sha256
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.idempotency.models import IdempotencyKey
from dodolan.market.ordering.models import Channel, DeliverySlot, Purchase
from dodolan.market.stalls.models import Offer, StockDay
from dodolan.people.accounts.actions import revoke_token
from dodolan.people.accounts.models import ApiToken
from tests.api.callers import Program, code_of, order_body, program_of
from tests.factories.market import MORNING, make_counted_offer, make_offer, make_slot, make_stall, make_stock
from tests.factories.people import make_user, make_village

pytestmark = pytest.mark.django_db


def steps(offer: Offer, amount: int) -> dict[str, Any]:
    """A line by amount."""
    return {"offer": str(offer.pk), "steps": amount}


def test_a_guest_orders_by_weight_by_piece_and_by_money(program: Program):
    slot, one, two = make_slot(), make_stall(), make_stall()
    chilli, tempe = make_offer(one), make_counted_offer(two)
    onion = make_offer(two, good="Bawang merah", price_rp=30_000)
    lines = [steps(chilli, 250), steps(tempe, 2) | {"note": "yang  baru"}, {"offer": str(onion.pk), "money_rp": 5_000}]
    answer = program.order(order_body(slot, *lines))
    assert answer.status_code == 201
    facts = answer.json()
    purchase = Purchase.objects.get()
    assert (purchase.channel, purchase.buyer, purchase.phone) == (Channel.API, None, "+6281234567890")
    assert answer["Location"] == f"/api/v1/orders/{purchase.secret}"
    assert "Idempotent-Replayed" not in answer
    assert (facts["number"], facts["secret"], facts["pin"]) == (purchase.number, purchase.secret, purchase.pin)
    assert (facts["state"], facts["can_be_cancelled"], facts["slot"]["places_left"]) == ("placed", True, 19)
    assert (facts["goods_estimate_rp"], facts["delivery_fee_rp"], facts["cash_due_rp"]) == (22_500, 10_000, None)
    assert [(part["stall"]["slug"], part["estimate_rp"]) for part in facts["orders"]] == [
        (one.slug, 9_500),
        (two.slug, 13_000),
    ]
    told = [
        (line["good"], line["ordered_steps"], line["ordered_rp"], line["note"]) for line in facts["orders"][1]["lines"]
    ]
    assert told == [(str(tempe), 2, None, "yang baru"), (str(onion), None, 5_000, "")]


def test_the_same_request_again_gets_the_first_answer(program: Program):
    body = order_body(make_slot(), steps(make_offer(), 500))
    first, second = program.order(body), program.order(body)
    assert (second.status_code, second.content) == (201, first.content)
    assert second["Idempotent-Replayed"] == "true"
    assert second["Location"] == first["Location"]
    assert (Purchase.objects.count(), DeliverySlot.objects.get().booked) == (1, 1)


def test_the_same_key_with_another_order_is_refused(program: Program):
    body = order_body(make_slot(), steps(make_offer(), 500))
    program.order(body)
    body["delivery"]["note"] = "pagar merah"
    assert code_of(program.order(body)) == (422, "idempotency.other_request")
    assert Purchase.objects.count() == 1


def test_another_key_is_another_order(program: Program):
    body = order_body(make_slot(), steps(make_offer(), 500))
    numbers = {program.order(body, key=key).json()["number"] for key in ("key-1", "key-2")}
    assert len(numbers) == 2


@pytest.mark.parametrize(
    ("key", "code"),
    [
        ("", (422, "api.bad_request")),
        ("k" * 256, (422, "api.bad_request")),
        ("tab\tkey", (400, "invalid")),
    ],
)
def test_an_order_needs_a_proper_key(program: Program, key: str, code: tuple[int, str]):
    assert code_of(program.order(order_body(make_slot(), steps(make_offer(), 500)), key=key)) == code
    assert not Purchase.objects.exists()


def test_a_refused_order_changes_nothing_and_frees_its_key(program: Program):
    slot, offer = make_slot(), make_counted_offer()
    make_stock(offer, 3, slot.day)
    answer = program.order(order_body(slot, steps(offer, 4)))
    assert code_of(answer) == (409, "stalls.not_enough")
    assert answer.json()["facts"] == {"short": [[str(offer.pk), 3]]}
    assert not Purchase.objects.exists()
    assert not IdempotencyKey.objects.exists()
    assert (DeliverySlot.objects.get().booked, StockDay.objects.get().allocated) == (0, 0)
    assert program.order(order_body(slot, steps(offer, 3))).status_code == 201


def test_an_order_with_a_token_belongs_to_its_person(program: Program):
    buyer = make_user("Pak Budi")
    body = order_body(make_slot(), steps(make_offer(), 500))
    assert program_of(buyer).order(body).status_code == 201
    assert Purchase.objects.get().buyer == buyer
    # A key is one caller's own: the same key of a guest is another order.
    assert program.order(body).status_code == 201
    assert Purchase.objects.count() == 2


def test_a_wrong_token_is_refused_although_a_guest_may_order():
    buyer = make_user("Pak Budi")
    revoked = program_of(buyer)
    revoke_token(token_id=ApiToken.objects.get().pk, by=SYSTEM, at=MORNING)
    body = order_body(make_slot(), steps(make_offer(), 500))
    for program in (revoked, Program("nobody's"), Program("x" * 5000)):
        answer = program.order(body)
        assert code_of(answer) == (401, "api.no_token")
        assert answer["WWW-Authenticate"] == "Bearer"
    basic = Program().client.post("/api/v1/orders", "{}", "application/json", headers={"Authorization": "Basic eDp5"})
    assert code_of(basic) == (401, "api.no_token")
    assert not Purchase.objects.exists()


def test_a_signed_in_browser_is_a_guest_here():
    client = Client()
    client.force_login(make_user("Pak Budi"))
    program = Program(client=client)
    assert program.order(order_body(make_slot(), steps(make_offer(), 500))).status_code == 201
    assert Purchase.objects.get().buyer is None


def test_ten_orders_a_minute_for_one_phone(program: Program):
    body = order_body(make_slot(), steps(make_offer(), 500))
    answers = [program.order(body, key=f"key-{n}") for n in range(10)]
    # A number that nobody proved has two open orders, and no more.
    assert [code_of(answer) if answer.status_code != 201 else 201 for answer in answers] == [
        201,
        201,
        *[(409, "ordering.prove_first")] * 8,
    ]
    answer = program.order(body, key="key-10")
    assert code_of(answer) == (429, "limits.too_many")
    assert answer["Retry-After"] == "61"
    assert Purchase.objects.count() == 2
    assert program_of(make_user()).order(body).status_code == 201
    with clock_set_to(lambda: MORNING + timedelta(minutes=1)):
        assert code_of(program.order(body, key="key-11")) == (409, "ordering.prove_first")


def test_the_seal_refuses_prices_the_buyer_did_not_see(program: Program):
    slot, offer = make_slot(), make_offer()
    shown = program.get("markets/oro-oro-dowo/offers").json()["offers"]
    seal = sha256(",".join(sorted(row["price"]["id"] for row in shown)).encode()).hexdigest()[:16]
    stale = order_body(slot, steps(offer, 500), seal="0" * 16)
    assert code_of(program.order(stale)) == (409, "ordering.price_changed")
    assert program.order(order_body(slot, steps(offer, 500), seal=seal)).status_code == 201


def test_refusals_of_the_market_reach_the_caller(program: Program):
    offer, full, late = make_offer(), make_slot(capacity=1, hour=9), make_slot(hour=7)
    elsewhere = make_village("35.73.05.1001", "Dinoyo")
    assert program.order(order_body(full, steps(offer, 500))).status_code == 201
    far = order_body(make_slot(hour=11), steps(offer, 500))
    far["delivery"]["village"] = elsewhere.code
    refused = {
        "full": order_body(full, steps(offer, 500)),
        "late": order_body(late, steps(offer, 500)),
        "step": order_body(make_slot(hour=11), steps(offer, 499)),
        "far": far,
        "twice": order_body(make_slot(hour=11), steps(offer, 500), steps(offer, 250)),
        "neither": order_body(make_slot(hour=11), {"offer": str(offer.pk)}),
        "both": order_body(make_slot(hour=11), steps(offer, 500) | {"money_rp": 5_000}),
    }
    assert {name: code_of(program.order(body, key=name)) for name, body in refused.items()} == {
        "full": (409, "ordering.slot_full"),
        "late": (409, "ordering.slot_past"),
        "step": (400, "stalls.bad_amount"),
        "far": (400, "ordering.no_delivery"),
        "twice": (409, "ordering.basket_full"),
        "neither": (400, "stalls.bad_amount"),
        "both": (400, "stalls.bad_amount"),
    }
    assert Purchase.objects.count() == 1


def test_an_offer_of_nobody_is_gone(program: Program):
    slot = make_slot()
    answer = program.order(order_body(slot, {"offer": str(slot.pk), "steps": 1}))
    assert code_of(answer) == (404, "ordering.offer_gone")
    assert answer.json()["facts"] == {"offers": [str(slot.pk)]}


def test_a_longer_order_costs_no_more_statements(program: Program):
    slot, stall = make_slot(), make_stall()
    offers = [make_offer(stall) for _ in range(20)]
    costs = []
    for lines in (offers[:1], offers):
        with CaptureQueriesContext(connection) as asked:
            body = order_body(slot, *(steps(offer, 500) for offer in lines))
            assert program.order(body, key=f"{len(lines)} lines").status_code == 201
        costs.append(len(asked))
    assert costs[0] == costs[1]
    assert costs[0] <= 33


def test_a_stored_answer_is_plain_json(program: Program):
    answer = program.order(order_body(make_slot(), steps(make_offer(), 500)))
    assert IdempotencyKey.objects.get().answer == json.loads(answer.content)
