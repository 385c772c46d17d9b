"""A token that was made for one thing does no other, whatever its person may do."""

import pytest

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.market.ordering.models import Purchase
from dodolan.people.accounts.actions import make_token
from dodolan.people.accounts.models import BUYS
from tests.api.callers import Program, code_of, order_body
from tests.factories.market import MORNING, make_offer, make_slot

pytestmark = pytest.mark.django_db


def test_a_token_for_prices_orders_nothing_and_counts_no_stock():
    offer, slot = make_offer(), make_slot()
    owner = offer.stall.business.owner
    till = Program(make_token(user=owner, label="kasir", by=SYSTEM, at=MORNING, only=["prices.set"]))
    price = {"prices": [{"offer": str(offer.pk), "amount_rp": 39_000}]}
    assert till.send("PUT", f"stalls/{offer.stall.slug}/prices", price).status_code == 200
    order = order_body(slot, {"offer": str(offer.pk), "steps": 500})
    assert code_of(till.order(order)) == (403, "api.wrong_role")
    assert code_of(till.send("PUT", f"offers/{offer.pk}/stock", {"state": "out"})) == (403, "api.wrong_role")
    assert not Purchase.objects.exists()
    # What everybody may read a token may read too.
    assert till.get("markets").status_code == 200
    shopper = Program(make_token(user=owner, label="dapur", by=SYSTEM, at=MORNING, only=[BUYS]))
    assert shopper.order(order).status_code == 201
    assert code_of(shopper.send("PUT", f"stalls/{offer.stall.slug}/prices", price)) == (403, "api.wrong_role")
