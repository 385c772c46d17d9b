"""While programs may not write, every call that writes is refused and every call that looks answers."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dodolan.api.switches import API_WRITES
from dodolan.api.v1.door import api
from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.switches.actions import turn
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.switches import GUEST_PURCHASES
from dodolan.market.stalls.models import StockDay
from tests.api.callers import Program, order_body, program_of
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_slot
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


def off(*switches: object) -> None:
    """Turn them off."""
    for switch in switches:
        turn(switch=switch, on=False, by=SYSTEM, at=MORNING)  # type: ignore[arg-type]


def facts_of(answer: object) -> tuple[int, str, object]:
    """(status, code, switch) of a refusal."""
    body = answer.json()  # type: ignore[attr-defined]
    return answer.status_code, body["code"], body["facts"].get("switch")  # type: ignore[attr-defined]


def test_every_call_that_writes_is_refused(program: Program):
    offer = make_offer()
    purchase, slot = make_order(by_steps(offer, 500)), make_slot()
    trader = program_of(offer.stall.business.owner)
    price = {"offer": str(offer.pk), "amount_rp": 39_000}
    calls = {
        ("POST", "/orders"): lambda: program.order(order_body(slot, {"offer": str(offer.pk), "steps": 500})),
        ("POST", "/orders/{secret}/cancel"): lambda: program.send("POST", f"orders/{purchase.secret}/cancel", ""),
        ("POST", "/orders/{secret}/code"): lambda: program.send("POST", f"orders/{purchase.secret}/code", ""),
        ("POST", "/orders/{secret}/prove"): lambda: program.send(
            "POST", f"orders/{purchase.secret}/prove", {"code": "123456"}
        ),
        ("PUT", "/offers/{offer}/stock"): lambda: trader.send("PUT", f"offers/{offer.pk}/stock", {"state": "out"}),
        ("PUT", "/stalls/{slug}/prices"): lambda: trader.send(
            "PUT", f"stalls/{offer.stall.slug}/prices", {"prices": [price]}
        ),
    }
    written = {
        (method.upper(), path.removeprefix("/api/v1"))
        for path, methods in api.get_openapi_schema()["paths"].items()
        for method in methods
        if method != "get"
    }
    # A call that is added later must be added here, and so be guarded.
    assert written == set(calls)
    off(API_WRITES)
    for call, ask in calls.items():
        assert facts_of(ask()) == (403, "switches.off", "api.writes"), call
    assert Purchase.objects.get().cancelled_at is None
    assert not StockDay.objects.filter(is_out=True).exists()
    assert program.get(f"orders/{purchase.secret}").status_code == 200


def test_without_an_account_nothing_is_ordered_while_guests_are_off(program: Program):
    slot, offer = make_slot(), make_offer()
    body = order_body(slot, {"offer": str(offer.pk), "steps": 500})
    off(GUEST_PURCHASES)
    assert facts_of(program.order(body)) == (403, "switches.off", "ordering.guest_purchases")
    assert program_of(make_user()).order(body).status_code == 201


def test_asking_for_both_switches_costs_no_statement(program: Program):
    slot, offer = make_slot(), make_offer()
    body = order_body(slot, {"offer": str(offer.pk), "steps": 500})
    with CaptureQueriesContext(connection) as sent:
        assert program.order(body).status_code == 201
    assert [row["sql"] for row in sent if row["sql"].startswith("SELECT") and "kernel_switch" in row["sql"]] == [
        row["sql"] for row in sent if row["sql"].startswith("SELECT") and 'FROM "market_delivery_slot"' in row["sql"]
    ][:1]
