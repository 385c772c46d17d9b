"""A fourth way of selling is one value: sets are bought, picked, charged and shown, and no other file changes."""

from collections.abc import Iterator
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from dodolan.api.v1.answers import OfferAnswer
from dodolan.api.v1.orders import OrderAnswer
from dodolan.kernel.clock import clock_set_to
from dodolan.kernel.errors import Invalid
from dodolan.market.fulfilment.picking import Reading, record_weights, take_pieces
from dodolan.market.ordering.models import OrderLine
from dodolan.market.ordering.queries import purchase_by_secret
from dodolan.market.ordering.rules import aim, ceiling
from dodolan.market.prices.queries import offer_with_price
from dodolan.market.stalls.errors import BadAmount
from dodolan.market.stalls.models import Offer, StockDay
from dodolan.market.stalls.sold_by import WAYS, SoldBy
from rehearsal.city.shopping import bring
from tests.factories.books import broken_promises
from tests.factories.days import fresh
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stall,
    make_stock,
)
from tests.factories.pages import text
from tests.factories.people import make_user
from tests.factories.screens import screen_of

pytestmark = pytest.mark.django_db

# A bundle made up by the stall: everything for one pot, at one price, whatever its vegetables weigh.
SET = SoldBy(code="set", is_weighed=False, takes_money=False, piece="package")


@pytest.fixture(autouse=True)
def _sets_are_sold(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setitem(WAYS, SET.code, SET)
    with clock_set_to(lambda: MORNING):
        yield


@pytest.fixture
def vegetables() -> Offer:
    """Paket sayur asem at Rp 12,500, ten of them today."""
    make_slot()
    offer = make_offer(good="Paket sayur asem", price_rp=12_500, mode=SET.code, unit="package", increment=1)
    make_stock(offer, 10)
    return offer


def test_a_set_from_the_order_to_the_ledger(vegetables: Offer):
    purchase = make_order(by_steps(vegetables, 3))
    line = OrderLine.objects.get(order__purchase=purchase)
    assert (line.mode, line.price_rp, line.price_steps, line.estimate_rp) == ("set", 12_500, 1, 37_500)
    assert (aim(line), ceiling(line)) == (None, None)
    assert StockDay.objects.get(offer=vegetables).allocated == 3

    shift = make_shift(purchase)
    with pytest.raises(Invalid):
        record_weights(shift=shift, readings=[Reading(line.pk, 900, uuid4(), sure=True)], at=MORNING)
    take_pieces(shift=shift, picked={line.pk: 2}, at=MORNING)
    line.refresh_from_db()
    assert (line.state, line.picked_steps, line.weighed, line.final_rp) == ("short", 2, None, 25_000)

    bring(shift, [purchase], at=MORNING)
    assert fresh(purchase).payment.amount_rp == 35_000
    assert broken_promises() == []


def test_sets_are_not_sold_by_money(vegetables: Offer):
    with pytest.raises(BadAmount) as refusal:
        make_order(by_money(vegetables, 5_000))
    assert refusal.value.facts["why"] == "no_money"


def test_the_price_list_offers_sets(vegetables: Offer):
    market = vegetables.stall.market
    words = text(screen_of(make_user("Bu Ani")).get(f"/pasar/{market.slug}/"))
    assert "Paket sayur asem" in words
    assert "Rp12.500 / package" in words
    assert "10 packages left" in words


def test_the_trader_counts_and_prices_sets(vegetables: Offer):
    screen = screen_of(vegetables.stall.business.owner)
    screen.post(f"/lapak/stok/{vegetables.pk}/", {f"c-{vegetables.pk}": "7"})
    assert "7 packages" in text(screen.get("/lapak/harga/"))


def test_the_runner_counts_sets(vegetables: Offer):
    shift = make_shift(make_order(by_steps(vegetables, 2)))
    words = text(screen_of(shift.runner).get("/kurir/belanja/"))
    assert "Paket sayur asem" in words
    assert "2 packages" in words


def test_programs_read_sets(vegetables: Offer):
    offered = OfferAnswer.of(offer_with_price(vegetables.pk)).model_dump()
    assert (offered["mode"], offered["unit"], offered["allows_money"]) == ("set", "package", False)
    purchase = make_order(by_steps(vegetables, 2))
    line = OrderAnswer.of(purchase_by_secret(purchase.secret)).model_dump()["orders"][0]["lines"][0]
    assert (line["mode"], line["ordered_steps"], line["estimate_rp"]) == ("set", 2, 25_000)


def test_a_code_that_nobody_registered_is_no_way_of_selling(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delitem(WAYS, SET.code)
    with pytest.raises(ValueError, match="'set'"):
        make_offer(make_stall(), mode=SET.code, unit="package", increment=1)


def test_the_table_still_asks_hens_for_their_usual_weight():
    with pytest.raises(IntegrityError), transaction.atomic():
        make_offer(make_stall(), mode="each_by_weight", nominal_g=None)
