"""The plan of a demo city, without a database."""

from collections import Counter, defaultdict

import pytest

from dodolan.market.stalls.catalogue import goods_of
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.facts import facts_of
from rehearsal.city.names import MARK
from rehearsal.city.plan import Plan, plan_city
from rehearsal.city.trades import FULL_MARKET, TRADES


def plan_of(code: str, seed: int = 1, stalls_per_market: int = FULL_MARKET) -> Plan:
    """A plan with the real facts and the real catalogue."""
    return plan_city(seed=seed, facts=facts_of(code), goods=goods_of(code), stalls_per_market=stalls_per_market)


@pytest.fixture(scope="module")
def malang() -> Plan:
    """The demo city that `make start` opens."""
    return plan_of("3573")


def test_the_same_seed_gives_the_same_city(malang: Plan):
    assert plan_of("3573") == malang
    assert plan_of("3573", seed=2) != malang


def test_people(malang: Plan):
    assert (len(malang.office), len(malang.runners), len(malang.buyers)) == (3, 18, 57)
    assert set(Counter(runner.market for runner in malang.runners).values()) == {3}
    assert {buyer.village for buyer in malang.buyers} == {village.code for village in malang.facts.villages}
    persons = [
        *malang.office,
        *(runner.person for runner in malang.runners),
        *(buyer.person for buyer in malang.buyers),
        *(stall.owner for stall in malang.stalls),
    ]
    assert len({person.phone for person in persons}) == len(persons)
    assert all(person.name.endswith(MARK) for person in persons)


def test_stalls(malang: Plan):
    fresh = Counter(stall.market for stall in malang.stalls if stall.cluster == "fresh")
    assert set(fresh.values()) == {26}
    assert len(fresh) == 6
    planned = Counter(dict.fromkeys(Cluster, 0))
    for trade in TRADES:
        planned[trade.cluster] += 6 * trade.stalls
    assert Counter(stall.cluster for stall in malang.stalls) == planned
    assert [planned[Cluster(name)] for name in ("fresh", "culinary", "umkm", "ikm")] == [156, 36, 18, 12]
    assert len({stall.name for stall in malang.stalls}) == len(malang.stalls)
    assert len({(stall.market, stall.walk_position) for stall in malang.stalls}) == len(malang.stalls)
    assert {stall.place.split()[0] for stall in malang.stalls} == {"los", "kios"}


def test_every_good_is_sold_somewhere(malang: Plan):
    sold = {offer.good.code for stall in malang.stalls for offer in stall.offers}
    assert sold == {good.code for good in goods_of("3573")}


def test_every_market_sells_most_fresh_goods_from_several_stalls(malang: Plan):
    sellers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for stall in malang.stalls:
        for offer in stall.offers:
            if offer.good.cluster == "fresh":
                sellers[stall.market, offer.good.code].add(stall.name)
    several = Counter(market for (market, _), names in sellers.items() if len(names) > 1)
    assert len(several) == 6
    assert min(several.values()) >= 110


def test_a_stall_sells_a_good_once_per_label(malang: Plan):
    for stall in malang.stalls:
        pairs = [(offer.good.code, offer.label) for offer in stall.offers]
        assert len(set(pairs)) == len(pairs) > 0


def test_hours_lie_within_the_market_and_some_stalls_rest(malang: Plan):
    halls = {market.slug: market for market in malang.facts.markets}
    for stall in malang.stalls:
        assert len(stall.hours) in (6, 7)
        for hours in stall.hours:
            assert halls[stall.market].opens_at <= hours.opens_at < hours.closes_at <= halls[stall.market].closes_at
    resting = sum(len(stall.hours) == 6 for stall in malang.stalls)
    assert 10 <= resting <= 50


def test_most_stalls_are_paid_in_cash_and_some_have_a_nib(malang: Plan):
    at_pick = sum(stall.is_paid_at_pick for stall in malang.stalls)
    assert 160 <= at_pick <= 200
    nibs = [stall.nib for stall in malang.stalls if stall.nib]
    assert len(set(nibs)) == len(nibs) > 30
    assert all(len(nib) == 13 and nib.startswith("00000") for nib in nibs)


def test_some_offers_are_counted_and_a_few_are_finished(malang: Plan):
    offers = [offer for stall in malang.stalls for offer in stall.offers]
    counted = sum(bool(offer.counts) for offer in offers)
    finished = sum(offer.is_out or offer.counts[:1] == (0,) for offer in offers)
    assert len(offers) // 5 < counted < len(offers) // 3
    assert 20 < finished < len(offers) // 20


@pytest.mark.parametrize(
    ("market", "district", "fee_rp"),
    [
        ("oro-oro-dowo", "35.73.02", 8_000),
        ("oro-oro-dowo", "35.73.05", 10_000),
        ("sawojajar", "35.73.05", 12_000),
        ("mergan", "35.73.01", 12_000),
        ("tawangmangu", "35.73.05", 8_000),
    ],
)
def test_fees(malang: Plan, market: str, district: str, fee_rp: int):
    fees = {(fee.market, fee.district): fee.amount_rp for fee in malang.fees}
    assert len(fees) == len(malang.fees) == 30
    assert fees[market, district] == fee_rp


def test_another_city_is_planned_by_the_same_rules():
    sleman = plan_of("3404")
    assert (len(sleman.runners), len(sleman.buyers), len(sleman.fees)) == (12, 86, 68)
    assert len(sleman.stalls) == 4 * FULL_MARKET
    assert {offer.good.code for stall in sleman.stalls for offer in stall.offers} == {
        good.code for good in goods_of("3404")
    }


@pytest.mark.parametrize("stalls", [0, 1, 12])
def test_a_smaller_city(stalls: int):
    assert len(plan_of("3573", stalls_per_market=stalls).stalls) == 6 * stalls
