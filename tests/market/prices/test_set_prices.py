"""Prices are followed, never changed."""

from datetime import date, timedelta

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.errors import Invalid, Missing
from dodolan.kernel.outbox.models import Event
from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.errors import PriceJump
from dodolan.market.prices.models import CurrentPrice, OfferPrice, PriceSource
from dodolan.market.prices.queries import history
from dodolan.market.prices.rules import change_percent, extended_trend, is_jump
from dodolan.market.stalls.models import Offer
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from tests.factories.market import DAWN, DAY, MORNING, make_counted_offer, make_offer

pytestmark = pytest.mark.django_db


def _set(offer: Offer, rupiah: int, *, hours: int = 2, sure: bool = False) -> list[OfferPrice]:
    at = DAWN + timedelta(hours=hours)
    return set_prices(
        stall=offer.stall, prices={offer.pk: rupiah}, source=PriceSource.TRADER, by=offer.pk, at=at, sure=sure
    )


def test_a_new_price_holds_and_the_old_one_stays() -> None:
    offer = make_offer(price_rp=38_000)
    [row] = _set(offer, 40_000)
    assert CurrentPrice.objects.get(offer=offer).price == row
    assert list(OfferPrice.objects.order_by("valid_from").values_list("amount_rp", flat=True)) == [38_000, 40_000]
    assert [price.amount_rp for price in history(offer)] == [38_000, 40_000]
    assert Event.objects.filter(name="prices.set").last().facts["prices"] == {str(offer.pk): 40_000}  # type: ignore[union-attr]


def test_prices_are_for_a_kilogram_or_a_piece() -> None:
    weighed, piece = make_offer(), make_counted_offer()
    hen = make_offer(good="Ayam kampung", mode=EACH_BY_WEIGHT.code, nominal_g=1_200, increment=1)
    per = {price.offer_id: price.per_steps for price in OfferPrice.objects.all()}
    assert (per[weighed.pk], per[piece.pk], per[hen.pk]) == (1000, 1, 1000)


def test_the_same_price_again_says_that_it_still_holds() -> None:
    offer = make_offer(price_rp=38_000)
    _set(offer, 38_000)
    assert CurrentPrice.objects.get(offer=offer).price.valid_from == DAWN + timedelta(hours=2)
    assert Event.objects.filter(name="prices.set").last().facts["prices"] == {}  # type: ignore[union-attr]


@pytest.mark.parametrize("rupiah", [0, -1, 50_000_001, 10**18])
def test_impossible_prices_name_their_field(rupiah: int) -> None:
    offer = make_offer()
    with pytest.raises(Invalid) as refusal:
        _set(offer, rupiah, sure=True)
    assert refusal.value.facts["field"] == str(offer.pk)
    assert OfferPrice.objects.count() == 1


@pytest.mark.parametrize("rupiah", [380_000, 3_800, 114_001, 12_666])
def test_a_jump_needs_a_second_look(rupiah: int) -> None:
    offer = make_offer(price_rp=38_000)
    with pytest.raises(PriceJump) as refusal:
        _set(offer, rupiah)
    assert refusal.value.facts == {"jumps": [(str(offer.pk), 38_000, rupiah)]}
    assert OfferPrice.objects.count() == 1
    _set(offer, rupiah, sure=True)
    assert CurrentPrice.objects.get().price.amount_rp == rupiah


def test_nobody_prices_the_goods_of_others() -> None:
    mine, other = make_offer(), make_offer()
    with pytest.raises(Missing):
        set_prices(stall=mine.stall, prices={other.pk: 5_000}, source=PriceSource.TRADER, by=mine.pk, at=MORNING)


def test_all_prices_or_none() -> None:
    offer = make_offer(price_rp=38_000)
    second = make_offer(offer.stall, good="Tomat", price_rp=10_000)
    with pytest.raises(PriceJump):
        set_prices(
            stall=offer.stall,
            prices={offer.pk: 39_000, second.pk: 99_000},
            source=PriceSource.TRADER,
            by=offer.pk,
            at=MORNING,
        )
    assert OfferPrice.objects.count() == 2


@pytest.mark.parametrize("action", ["update", "delete"])
def test_history_cannot_be_changed(action: str) -> None:
    make_offer()
    rows = OfferPrice.objects.all()
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        rows.update(amount_rp=1) if action == "update" else rows._raw_delete("default")


def test_the_trend_keeps_one_point_a_day_of_thirty_days() -> None:
    trend = [("2020-10-01", 1), ("2020-10-20", 2), (DAY.isoformat(), 3)]
    assert extended_trend(trend, DAY, 4) == [("2020-10-20", 2), ("2020-11-14", 4)]


@pytest.mark.parametrize(
    ("trend", "percent"),
    [
        ([], 0),
        ([("2020-11-14", 100)], 0),
        ([("2020-11-07", 100), ("2020-11-14", 108)], 8),
        ([("2020-11-01", 100), ("2020-11-08", 50), ("2020-11-14", 97)], -3),
        ([("2020-11-08", 100), ("2020-11-14", 200)], 0),
    ],
)
def test_change_in_a_week(trend: list[tuple[str, int]], percent: int) -> None:
    assert change_percent(trend, DAY) == percent


@given(days=st.lists(st.integers(0, 60), max_size=40), amount=st.integers(1, 10**6))
def test_the_trend_stays_short_and_sorted(days: list[int], amount: int) -> None:
    trend: list[tuple[str, int]] = []
    for offset in sorted(days):
        trend = extended_trend(trend, date(2020, 11, 1) + timedelta(days=offset), amount)
    assert len(trend) <= 31
    assert [day for day, _ in trend] == sorted({day for day, _ in trend})


def test_a_first_price_is_no_jump() -> None:
    assert not is_jump(None, 1)
    assert is_jump(1, 4)
    assert not is_jump(1, 3)
