"""The plan of a demo city: who lives and sells there. Pure: the same seed and the same facts give the same plan."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time
from random import Random

from dodolan.market.ordering.fees import first_fee
from dodolan.market.stalls.catalogue import GoodFacts
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.facts import CityFacts, MarketFacts
from rehearsal.city.names import Circle, Person, people, street
from rehearsal.city.offers import OfferPlan, offers_of
from rehearsal.city.trades import FULL_MARKET, Decks, Trade, trades_of_a_market

OFFICERS, RUNNERS_PER_MARKET = 2, 3


@dataclass(frozen=True, slots=True)
class Hours:
    """When a stall is open on a weekday (0 = Monday)."""

    weekday: int
    opens_at: time
    closes_at: time


@dataclass(frozen=True, slots=True)
class StallPlan:
    """A stall, its owner, and the business behind it. nib is no real number: it begins with five zeros."""

    market: str
    owner: Person
    village: str
    name: str
    business: str
    nib: str | None
    cluster: Cluster
    place: str
    walk_position: int
    is_paid_at_pick: bool
    hours: tuple[Hours, ...]
    offers: tuple[OfferPlan, ...]


@dataclass(frozen=True, slots=True)
class Runner:
    """A runner and the slug of their market."""

    person: Person
    market: str


@dataclass(frozen=True, slots=True)
class Buyer:
    """A buyer and where goods are brought to: a village by its code and a street."""

    person: Person
    village: str
    street: str


@dataclass(frozen=True, slots=True)
class Fee:
    """What bringing goods from a market (slug) to a district (code) costs."""

    market: str
    district: str
    amount_rp: int


@dataclass(frozen=True, slots=True)
class Plan:
    """A demo city on paper. office: the officers, then the treasurer; stalls in walking order, market by market."""

    facts: CityFacts
    office: tuple[Person, ...]
    runners: tuple[Runner, ...]
    buyers: tuple[Buyer, ...]
    stalls: tuple[StallPlan, ...]
    fees: tuple[Fee, ...]


def plan_city(*, seed: int, facts: CityFacts, goods: Sequence[GoodFacts], stalls_per_market: int = FULL_MARKET) -> Plan:
    """Plan a demo city with so many stalls in each market (FULL_MARKET at most)."""
    # One source of chance for everything: the same seed lays out the same city on every machine.
    dice = Random(seed)
    # Every market gets as many, or the demo would show a hall where nothing is ever brought.
    stewards = [market.slug for market in facts.markets for _ in range(RUNNERS_PER_MARKET)]
    runners = people(dice, Circle.RUNNERS, len(stewards))
    # One buyer in every village, so that each district has somebody to try its fee.
    buyers = people(dice, Circle.BUYERS, len(facts.villages))
    return Plan(
        facts=facts,
        office=tuple(people(dice, Circle.OFFICE, OFFICERS + 1)),
        runners=tuple(Runner(person, market) for person, market in zip(runners, stewards, strict=True)),
        buyers=tuple(
            Buyer(person, village.code, street(dice)) for person, village in zip(buyers, facts.villages, strict=True)
        ),
        stalls=tuple(_stalls(dice, facts, Decks(dice, goods), trades_of_a_market(stalls_per_market))),
        fees=tuple(_fees(facts)),
    )


def _stalls(dice: Random, facts: CityFacts, decks: Decks, trades: list[Trade]) -> list[StallPlan]:
    owners = iter(people(dice, Circle.TRADERS, len(trades) * len(facts.markets)))
    villages = [village.code for village in facts.villages]
    return [
        _stall(
            dice,
            decks,
            market=market,
            trade=trade,
            position=position,
            owner=next(owners),
            village=dice.choice(villages),
        )
        for market in facts.markets
        for position, trade in enumerate(trades, start=1)
    ]


def _stall(
    dice: Random, decks: Decks, *, market: MarketFacts, trade: Trade, position: int, owner: Person, village: str
) -> StallPlan:
    business = f"{trade.sign} {owner.call}"
    is_fresh = trade.cluster == Cluster.FRESH
    return StallPlan(
        market=market.slug,
        owner=owner,
        village=village,
        # In the wet hall one knows the person, at the kiosks the sign.
        name=owner.call if is_fresh else business,
        business=business,
        # Two in three have no number, as in a register that is still being filled.
        nib=f"00000{owner.phone[-8:]}" if dice.randrange(3) == 0 else None,
        cluster=trade.cluster,
        place=f"{'los' if is_fresh else 'kios'} {position}",
        walk_position=position,
        # Most are paid at once, some by the bank: both ways of settling must be seen.
        is_paid_at_pick=dice.randrange(5) > 0,
        hours=_hours(dice, market, is_fresh=is_fresh),
        offers=tuple(offers_of(dice, decks.deal(trade.shelf, trade.goods), trade.swing)),
    )


def _hours(dice: Random, market: MarketFacts, *, is_fresh: bool) -> tuple[Hours, ...]:
    """All weekdays, but one stall in eight stays at home on one of them. Kiosks open after the wet hall."""
    # Not all at the same minute: a market that opens like an office looks invented.
    late = dice.choice((0, 30, 60)) if is_fresh else dice.choice((60, 120))
    early = dice.choice((0, 60, 120))
    opens_at = _shifted(market.opens_at, late)
    closes_at = _shifted(market.closes_at, -early)
    # One stall in eight rests on a weekday; closed days must be seen too.
    rest = dice.randrange(7) if dice.randrange(8) == 0 else None
    return tuple(Hours(weekday, opens_at, closes_at) for weekday in range(7) if weekday != rest)


def _shifted(clock_time: time, minutes: int) -> time:
    hour, minute = divmod(clock_time.hour * 60 + clock_time.minute + minutes, 60)
    return time(hour, minute)


def _fees(facts: CityFacts) -> list[Fee]:
    return [
        Fee(market.slug, district.code, first_fee(market.village[:8], district))
        for market in facts.markets
        for district in facts.districts
    ]
