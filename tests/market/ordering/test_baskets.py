"""Baskets: filled, changed, never lost, one per market."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction

from dodolan.market.ordering import baskets
from dodolan.market.ordering.baskets import (
    KEPT_FOR,
    LineWish,
    forget_old_baskets,
    put_in_basket,
    take_out_of_basket,
)
from dodolan.market.ordering.errors import BasketFull, OfferGone
from dodolan.market.ordering.models import Basket, BasketLine
from dodolan.market.ordering.queries import basket
from dodolan.market.stalls.errors import BadAmount
from tests.factories.market import MORNING, by_money, by_steps, make_counted_offer, make_offer, make_stall
from tests.factories.people import make_market

pytestmark = pytest.mark.django_db


def _put(*wishes: LineWish, secret: str = "s", market: str = "oro-oro-dowo") -> Basket:
    return put_in_basket(secret=secret, market=make_market(market), wishes=wishes, at=MORNING)


def test_many_lines_in_one_go() -> None:
    chilli, tempe = make_offer(), make_counted_offer()
    _put(by_money(chilli, 5_000), by_steps(tempe, 2))
    view = basket("s", make_market())
    assert {(row.offer, value.amount) for row, value in view.lines} == {(chilli, 5_000), (tempe, 8_000)}
    assert (view.stalls, view.total.amount) == (2, 13_000)


def test_the_same_offer_again_gets_the_new_amount() -> None:
    offer = make_offer()
    _put(by_steps(offer, 250))
    _put(by_money(offer, 5_000))
    _put(by_money(offer, 5_000))
    line = BasketLine.objects.get()
    assert (line.steps, line.money_rp) == (None, 5_000)


def test_each_market_has_its_own_basket() -> None:
    here, there = make_offer(), make_offer(make_stall(make_market("bareng")))
    _put(by_steps(here, 50))
    _put(by_steps(there, 50), market="bareng")
    assert Basket.objects.count() == 2
    assert basket("s", make_market("bareng")).lines[0][0].offer == there
    assert not basket("other phone", make_market()).lines


def test_goods_of_another_market_are_refused() -> None:
    offer = make_offer(make_stall(make_market("bareng")))
    with pytest.raises(OfferGone):
        _put(by_steps(offer, 50))
    assert not Basket.objects.exists()


def test_one_bad_line_leaves_the_basket_as_it_was() -> None:
    offer, other = make_offer(), make_offer(good="Tomat")
    _put(by_steps(offer, 250))
    with pytest.raises(BadAmount):
        _put(by_steps(offer, 500), by_steps(other, 7))
    assert BasketLine.objects.get().steps == 250


def test_taking_out() -> None:
    offer = make_offer()
    _put(by_steps(offer, 250))
    take_out_of_basket(secret="s", market=make_market(), offer=uuid4())
    take_out_of_basket(secret="other", market=make_market(), offer=offer.pk)
    assert BasketLine.objects.count() == 1
    take_out_of_basket(secret="s", market=make_market(), offer=offer.pk)
    assert not BasketLine.objects.exists()


def test_a_basket_has_an_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(baskets, "MOST_LINES", 3)
    offers = [make_counted_offer(good=f"Barang {n}") for n in range(4)]
    _put(*(by_steps(offer, 1) for offer in offers[:3]))
    with pytest.raises(BasketFull):
        _put(by_steps(offers[3], 1))
    _put(by_steps(offers[0], 2))
    assert BasketLine.objects.count() == 3


@pytest.mark.parametrize("amounts", [{}, {"steps": 1, "money_rp": 1}, {"steps": 0}, {"money_rp": 0}])
def test_the_table_wants_exactly_one_amount(amounts: dict[str, int]) -> None:
    made = _put(by_steps(make_offer(), 50))
    with pytest.raises(IntegrityError), transaction.atomic():
        BasketLine.objects.create(basket=made, offer=make_offer(), **amounts)


def test_old_baskets_are_forgotten() -> None:
    _put(by_steps(make_offer(), 50))
    assert forget_old_baskets(at=MORNING + KEPT_FOR) == 0
    assert forget_old_baskets(at=MORNING + KEPT_FOR + timedelta(seconds=1)) == 2
    assert not BasketLine.objects.exists()
