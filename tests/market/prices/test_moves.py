"""Which goods became dearer or cheaper in a week."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.prices.actions import set_prices
from dodolan.market.prices.models import PriceSource
from dodolan.market.prices.moves import BACK_DAYS, Move, biggest_moves, moves_of
from dodolan.market.stalls.models import Offer, Stall, StallStatus
from tests.factories.market import DAWN, DAY, make_offer, make_stall

WEEK_AGO = (DAY - timedelta(days=BACK_DAYS)).isoformat()
TODAY = DAY.isoformat()


def trend(*amounts: int) -> list[tuple[str, int]]:
    """A price every day, the last one today."""
    return [((DAY - timedelta(days=len(amounts) - 1 - i)).isoformat(), amount) for i, amount in enumerate(amounts)]


def test_a_rise_of_one_stall():
    [move] = moves_of([("Cabai", "kg", trend(100, 100, 100, 100, 100, 100, 100, 150))], DAY)
    assert move == Move("Cabai", "kg", 50, [100, 100, 100, 100, 100, 100, 100, 150])


def test_the_mean_of_all_stalls_that_sold_it_then():
    rows = [
        ("Cabai", "kg", [(WEEK_AGO, 100), (TODAY, 110)]),
        ("Cabai", "kg", [(WEEK_AGO, 201)]),
        ("Cabai", "kg", [(TODAY, 900)]),
    ]
    [move] = moves_of(rows, DAY)
    assert (move.percent, move.means[0], move.means[-1]) == (3, 150, 155)


def test_an_old_price_holds_until_a_new_one():
    old = (DAY - timedelta(days=20)).isoformat()
    [move] = moves_of([("Beras", "kg", [(old, 12_000)])], DAY)
    assert (move.percent, set(move.means)) == (0, {12_000})


def test_units_are_not_mixed():
    rows = [("Pisang", "kg", [(WEEK_AGO, 100)]), ("Pisang", "hand", [(WEEK_AGO, 300), (TODAY, 150)])]
    assert {(move.unit, move.percent) for move in moves_of(rows, DAY)} == {("kg", 0), ("hand", -50)}


def test_nobody_sold_it_a_week_ago():
    assert moves_of([("Cabai", "kg", trend(100, 200)), ("Tomat", "kg", [])], DAY) == []


@given(st.lists(st.lists(st.integers(1, 10**7), min_size=8, max_size=8), min_size=1, max_size=20))
def test_the_mean_lies_between_the_stalls_and_the_sign_says_where_it_went(stalls: list[list[int]]):
    [move] = moves_of([("Cabai", "kg", trend(*amounts)) for amounts in stalls], DAY)
    for i, mean in enumerate(move.means):
        amounts = [stall[i] for stall in stalls]
        assert min(amounts) <= mean <= max(amounts)
    change = sum(stall[-1] for stall in stalls) - sum(stall[0] for stall in stalls)
    assert move.percent * change >= 0
    before = sum(stall[0] for stall in stalls)
    assert abs(move.percent * before - 100 * change) * 2 <= before


def _sold(good: str, *amounts: int) -> Offer:
    offer = make_offer(make_stall(), good=good, price_rp=amounts[0], at=DAWN - timedelta(days=10))
    for amount in amounts[1:]:
        set_prices(stall=offer.stall, prices={offer.pk: amount}, source=PriceSource.DEMO, by=offer.pk, at=DAWN)
    return offer


@pytest.mark.django_db
def test_the_biggest_first_in_either_direction():
    _sold("Cabai", 10_000, 12_000)
    _sold("Bawang", 10_000, 6_000)
    _sold("Beras", 10_000, 10_000)
    _sold("Telur", 10_000, 8_000)
    hidden = _sold("Terong", 10_000, 20_000)
    Stall.objects.filter(pk=hidden.stall_id).update(status=StallStatus.SUSPENDED)
    assert [(move.good, move.percent) for move in biggest_moves(DAY)] == [
        ("Bawang", -40),
        ("Cabai", 20),
        ("Telur", -20),
    ]
    assert [move.good for move in biggest_moves(DAY, most=1)] == ["Bawang"]
