"""What a program is told of an order: at every stage the sums agree, and nothing of other people is in it."""

from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dodolan.api.v1.orders import OrderAnswer
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.picking import Reading, record_weights, skip_line, take_pieces
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.ordering.queries import purchase_by_secret
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from rehearsal.city.shopping import bring
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
LINE = {
    "offer", "good", "mode", "unit", "price_rp", "price_steps", "ordered_steps", "ordered_rp", "estimate_rp", "note",
    "state", "picked_steps", "weighed", "final_rp",
}  # fmt: skip
ORDER = {"number", "stall", "estimate_rp", "final_rp", "lines"}
GROUP = {
    "number", "secret", "pin", "state", "market", "slot", "name", "phone", "village", "street", "note", "proof",
    "prove_by", "placed_at",
    "can_be_cancelled", "goods_estimate_rp", "goods_final_rp", "delivery_fee_rp", "cash_due_rp", "rounding_rp",
    "orders",
}  # fmt: skip


def told(purchase: Purchase) -> dict[str, Any]:
    """The answer as JSON values."""
    return OrderAnswer.of(purchase_by_secret(purchase.secret)).model_dump(mode="json")


def placed() -> tuple[Purchase, Shift]:
    """Chilli by weight and for money, tempe by the piece, a hen of another stall; in a runner's hands."""
    first = make_stall()
    chilli = make_offer(first)
    hen = make_offer(good="Ayam", price_rp=60_000, mode=EACH_BY_WEIGHT.code, nominal_g=1_200, increment=1)
    tempe = make_counted_offer(first)
    garlic = make_offer(first, good="Bawang putih", price_rp=41_000)
    purchase = make_order(by_steps(chilli, 500), by_steps(tempe, 3), by_steps(hen, 2), by_money(garlic, 5_000))
    return purchase, make_shift(purchase)


def shop(shift: Shift, grams: int, pieces: int, hens: int, garlic: int) -> None:
    """What the scale says for each line."""
    own = {line.good_name.split()[0]: line for line in OrderLine.objects.all()}
    weights = (("Cabai", grams), ("Ayam", hens), ("Bawang", garlic))
    readings = [Reading(own[good].pk, weight, uuid4(), sure=True) for good, weight in weights]
    record_weights(shift=shift, readings=readings, at=MORNING)
    take_pieces(shift=shift, picked={own["Tempe"].pk: pieces}, at=MORNING)


def sums_agree(facts: dict[str, Any]) -> None:
    """The law of every answer, at every stage."""
    lines = [line for order in facts["orders"] for line in order["lines"]]
    assert facts["goods_estimate_rp"] == sum(order["estimate_rp"] for order in facts["orders"])
    assert facts["goods_estimate_rp"] == sum(line["estimate_rp"] for line in lines)
    for order in facts["orders"]:
        if order["final_rp"] is not None:
            assert order["final_rp"] == sum(line["final_rp"] for line in order["lines"])
    if facts["goods_final_rp"] is None:
        assert (facts["cash_due_rp"], facts["rounding_rp"]) == (None, None)
        return
    assert facts["goods_final_rp"] == sum(order["final_rp"] for order in facts["orders"])
    fee = facts["delivery_fee_rp"] if facts["goods_final_rp"] else 0
    assert facts["cash_due_rp"] == facts["goods_final_rp"] + fee + facts["rounding_rp"]
    assert -100 < facts["rounding_rp"] <= 0
    assert facts["cash_due_rp"] % 100 == 0


@settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.integers(0, 900), st.integers(0, 3), st.integers(0, 4_000), st.integers(0, 300))
def test_whatever_the_scale_says_the_sums_agree(grams: int, pieces: int, hens: int, garlic: int):
    purchase, shift = placed()
    own = OrderLine.objects.filter(order__purchase=purchase)
    by_good = {line.good_name.split()[0]: line for line in own}
    readings = [
        Reading(by_good[good].pk, weight, uuid4(), sure=True)
        for good, weight in (("Cabai", grams), ("Ayam", hens), ("Bawang", garlic))
    ]
    record_weights(shift=shift, readings=readings, at=MORNING)
    take_pieces(shift=shift, picked={by_good["Tempe"].pk: pieces}, at=MORNING)
    facts = told(purchase)
    sums_agree(facts)
    assert facts["state"] == "weighed"


def test_before_anything_is_weighed():
    facts = told(placed()[0])
    sums_agree(facts)
    assert (facts["state"], facts["can_be_cancelled"], facts["goods_final_rp"]) == ("placed", True, None)
    lines = {line["good"].split()[0]: line for order in facts["orders"] for line in order["lines"]}
    assert {good: (line["ordered_steps"], line["ordered_rp"], line["estimate_rp"]) for good, line in lines.items()} == {
        "Cabai": (500, None, 19_000),
        "Tempe": (3, None, 12_000),
        "Ayam": (2, None, 144_000),
        "Bawang": (None, 5_000, 5_000),
    }
    assert {line["state"] for line in lines.values()} == {"requested"}


def test_ordered_picked_and_weighed_stand_side_by_side():
    purchase, shift = placed()
    shop(shift, 480, 2, 2_350, 120)
    lines = {line["good"].split()[0]: line for order in told(purchase)["orders"] for line in order["lines"]}
    seen = {
        good: (line["ordered_steps"], line["picked_steps"], line["weighed"], line["final_rp"], line["state"])
        for good, line in lines.items()
    }
    assert seen == {
        "Cabai": (500, None, 480, 18_240, "picked"),
        "Tempe": (3, 2, None, 8_000, "short"),
        "Ayam": (2, 2, 2_350, 141_000, "picked"),
        "Bawang": (None, None, 120, 4_920, "picked"),
    }


def delivered() -> Purchase:
    """To the end."""
    purchase, shift = placed()
    shop(shift, 500, 3, 2_400, 122)
    bring(shift, [purchase], at=MORNING)
    return purchase


def cancelled() -> Purchase:
    """Before shopping."""
    purchase, _shift = placed()
    return cancel_order(purchase=purchase, reason="buyer", at=MORNING)


def empty() -> Purchase:
    """Nothing was to be had."""
    purchase, shift = placed()
    for line in OrderLine.objects.all():
        skip_line(shift=shift, line_id=line.pk, at=MORNING)
    return purchase


@pytest.mark.parametrize(
    ("make", "state", "due"),
    [(delivered, "delivered", 190_000), (cancelled, "cancelled", None), (empty, "weighed", 0)],
)
def test_at_the_end(make: Callable[[], Purchase], state: str, due: int | None):
    facts = told(make())
    sums_agree(facts)
    assert (facts["state"], facts["can_be_cancelled"], facts["cash_due_rp"]) == (state, False, due)


def test_nothing_is_told_beyond_what_is_described():
    facts = told(delivered())
    assert set(facts) == GROUP
    for order in facts["orders"]:
        assert set(order) == ORDER
        assert set(order["stall"]) == {"slug", "name", "place"}
        assert all(set(line) == LINE for line in order["lines"])


def test_no_name_or_number_of_trader_or_runner_is_in_it():
    purchase = delivered()
    text = str(told(purchase))
    shift = Shift.objects.select_related("runner").get()
    owners = [order.stall.business.owner for order in purchase.orders.select_related("stall__business__owner")]
    for person in [shift.runner, *owners]:
        assert person.phone not in text
        assert person.name not in text
    assert str(purchase.pk) not in text
