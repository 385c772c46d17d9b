"""Prices day by day, and counts."""

from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.stalls.catalogue import catalogue
from rehearsal.city.offers import FIRST_CRY, LAST_CRY, MOST_STRAY, offers_of, rounded

GOODS = list(catalogue())


@pytest.mark.parametrize(
    ("exact", "said"),
    [
        (1, 100),
        (149, 100),
        (150, 200),
        (4_949, 4_900),
        (4_950, 5_000),
        (5_249, 5_000),
        (5_250, 5_500),
        (99_750, 100_000),
        (100_499, 100_000),
        (100_500, 101_000),
    ],
)
def test_traders_round(exact: int, said: int):
    assert rounded(exact) == said


@given(amount=st.integers(100, 10**7))
def test_rounding_is_near_and_final(amount: int):
    coin = 100 if amount < 5_000 else 500 if amount < 100_000 else 1_000
    assert abs(rounded(amount) - amount) * 2 <= coin
    assert rounded(rounded(amount)) == rounded(amount)


@given(seed=st.integers(0, 10**6), swing=st.integers(0, 60))
def test_prices_are_plausible_every_one_to_three_days_until_today(seed: int, swing: int):
    for offer in offers_of(Random(seed), GOODS[seed % 180 : seed % 180 + 5], swing):
        typical = offer.good.typical_price_rp
        days = [price.days_ago for price in offer.prices]
        assert 28 <= days[0] <= 29
        assert days[-1] == 0
        assert {earlier - later for earlier, later in pairwise(days)} <= {1, 2, 3}
        for price in offer.prices:
            stray = typical * MOST_STRAY // 1000 + 1_000
            assert max(100, typical - stray) <= price.amount_rp <= typical + stray
            assert price.amount_rp == rounded(price.amount_rp)
            assert FIRST_CRY <= price.minute <= LAST_CRY


@given(seed=st.integers(0, 10**6))
def test_counts_are_whole_increments_for_three_days(seed: int):
    for offer in offers_of(Random(seed), GOODS[seed % 180 : seed % 180 + 5], 10):
        assert len(offer.counts) in (0, 3)
        assert all(count >= 0 and count % offer.good.increment == 0 for count in offer.counts)
        assert not (offer.counts and offer.is_out)


def test_grades_are_those_of_the_good_and_the_second_costs_less():
    eggs = next(good for good in GOODS if good.name == "Telur ayam ras")
    both = [offers for seed in range(20) if len(offers := offers_of(Random(seed), [eggs], 0)) == 2]
    assert both
    for first, second in both:
        assert (first.label, second.label) == ("besar", "kecil")
        assert second.prices[-1].amount_rp < first.prices[-1].amount_rp


def test_prices_without_swing_stand_still():
    for offer in offers_of(Random(5), GOODS[147:152], 0):
        assert len({price.amount_rp for price in offer.prices}) == 1
