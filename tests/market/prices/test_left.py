"""What is left of an offer: the price list, the trader's page and a refusal say the same."""

import pytest

from dodolan.market.ordering.errors import OfferGone
from dodolan.market.prices.queries import on_sale, price_list_of_stall
from dodolan.market.prices.stock import left_of
from dodolan.market.stalls.errors import NotEnough
from dodolan.market.stalls.models import StockDay
from tests.factories.market import by_steps, make_day, make_offer, make_order, make_slot, make_stock


@pytest.mark.django_db
@pytest.mark.parametrize(("on_hand", "is_out", "left"), [(1_000, False, 500), (1_000, True, 0), (None, False, None)])
def test_pages_and_refusals_read_the_same_number(on_hand: int | None, is_out: bool, left: int | None):
    offer, slot = make_offer(), make_slot()
    stock = make_stock(offer, on_hand)
    make_order(by_steps(offer, 500), slot=slot)
    StockDay.objects.filter(pk=stock.pk).update(is_out=is_out)
    assert [left_of(row) for row in on_sale([make_day()])] == [left]
    assert [left_of(row) for row in price_list_of_stall(offer.stall_id, make_day())] == [left]
    if left is not None:
        with pytest.raises((NotEnough, OfferGone)) as refusal:
            make_order(by_steps(offer, 1_000), slot=slot)
        assert refusal.value.facts["short"] == [(str(offer.pk), left)]
