"""Dealing goods among stalls."""

from collections import Counter
from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.stalls.catalogue import catalogue
from dodolan.people.businesses.models import Cluster
from rehearsal.city.trades import FULL_MARKET, TRADES, WELL_KNOWN, Decks, Trade, all_trades, trades_of_a_market

SHELVES = Counter(good.shelf for good in catalogue())


def test_every_shelf_has_its_trade_and_sells_its_cluster():
    assert {trade.shelf for trade in TRADES} == set(SHELVES)
    clusters = {trade.shelf: trade.cluster for trade in TRADES}
    assert [good.name for good in catalogue() if clusters[good.shelf] != good.cluster] == []


def test_a_shelf_that_no_trade_knows_gets_a_stall():
    goods = [replace(catalogue()[0], code=f"x{n}", shelf="live_birds", cluster=Cluster.UMKM) for n in range(6)]
    assert all_trades(WELL_KNOWN[:1], [catalogue()[0], *goods]) == (
        WELL_KNOWN[0],
        Trade("live_birds", Cluster.UMKM, stalls=1, goods=4, sign="Live Birds", swing=0),
    )


def test_a_full_market_has_enough_stalls():
    known = [trade for trade in trades_of_a_market(FULL_MARKET) if trade in WELL_KNOWN]
    assert len(known) == 37
    assert len(trades_of_a_market(FULL_MARKET)) == FULL_MARKET
    assert sum(trade.cluster == "fresh" for trade in known) == 26
    assert 6 * sum(trade.cluster != "fresh" for trade in known) == 66


@given(stalls=st.integers(0, FULL_MARKET))
def test_a_smaller_market_has_as_many_trades_as_it_can(stalls: int):
    trades = trades_of_a_market(stalls)
    assert len(trades) == stalls
    assert len(set(trades)) == min(stalls, len(TRADES))
    assert trades == sorted(trades, key=TRADES.index)


@given(
    seed=st.integers(0, 10**6),
    shelf=st.sampled_from(sorted(SHELVES)),
    hands=st.lists(st.integers(1, 25), min_size=1, max_size=30),
)
def test_no_good_is_forgotten_and_none_twice_on_a_stall(seed: int, shelf: str, hands: list[int]):
    decks, size = Decks(Random(seed), catalogue()), SHELVES[shelf]
    dealt: Counter[str] = Counter()
    for count in hands:
        codes = [good.code for good in decks.deal(shelf, count)]
        assert len(codes) == min(count, size)
        assert codes == sorted(set(codes))
        dealt.update(codes)
    if sum(dealt.values()) >= 2 * size:
        assert len(dealt) == size


def test_a_shelf_that_does_not_exist_has_nothing():
    assert Decks(Random(1), catalogue()).deal("attic", 5) == []


@pytest.mark.parametrize("trade", TRADES, ids=lambda trade: trade.shelf)
def test_no_stall_wants_more_than_its_shelf_holds(trade: Trade):
    assert 1 <= trade.goods <= SHELVES[trade.shelf]
