"""Seeding at odd moments and in databases that are not empty, with small cities."""

from argparse import ArgumentTypeError
from datetime import datetime, time, timedelta
from typing import Any

import pytest
from django.db import transaction

from dodolan.kernel.clock import at_wib
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.stalls.models import MarketDay, Offer, Stall, StockDay
from dodolan.people.accounts.models import User
from dodolan.people.places.actions import load_city
from rehearsal.city.seeding import RealCity, seed_demo_city
from rehearsal.city.sign_ins import sign_ins
from rehearsal.management.commands.seed_demo import _instant
from tests.factories.market import DAY, MORNING

MIDNIGHT = at_wib(DAY, time(0))


@pytest.mark.django_db
@pytest.mark.parametrize(
    "at", [MIDNIGHT, MIDNIGHT + timedelta(seconds=30), at_wib(DAY, time(5, 30)), at_wib(DAY, time(23, 59))], ids=str
)
def test_at_any_moment_prices_are_of_today_and_past(at: datetime):
    seed_demo_city(code="3404", seed=1, at=at, stalls_per_market=1)
    assert not OfferPrice.objects.filter(valid_from__gt=at).exists()
    assert not CurrentPrice.objects.exclude(price__day=DAY).exists()
    assert set(MarketDay.objects.values_list("date", flat=True)) == {DAY + timedelta(days=n) for n in range(3)}


@pytest.mark.django_db
def test_a_city_without_stalls_is_filled():
    load_city(code="3404", is_demo=True, help_phone="", at=MORNING)
    assert seed_demo_city(code="3404", seed=1, at=MORNING, stalls_per_market=1) is True
    assert seed_demo_city(code="3404", seed=1, at=MORNING, stalls_per_market=1) is False
    assert Stall.objects.count() == 4


@pytest.mark.django_db
def test_a_real_city_is_left_alone():
    load_city(code="3404", is_demo=False, help_phone="", at=MORNING)
    with pytest.raises(RealCity) as refusal:
        seed_demo_city(code="3404", seed=1, at=MORNING, stalls_per_market=1)
    assert refusal.value.facts == {"name": "Kabupaten Sleman"}
    assert not Stall.objects.exists()
    assert not User.objects.exists()
    assert sign_ins() == []


def rows_of_seed(seed: int) -> list[tuple[Any, ...]]:
    """What a seed writes, without ids; the database is left as it was."""
    with transaction.atomic():
        seed_demo_city(code="3404", seed=seed, at=MORNING, stalls_per_market=2)
        users = User.objects.order_by("phone").values_list("phone", "name", "totp_seed")
        offers = Offer.objects.order_by("stall__slug", "good", "label").values_list(
            "stall__slug", "stall__place", "good", "label", "current__price__amount_rp", "current__trend"
        )
        stock = StockDay.objects.order_by("offer__stall__slug", "offer__good", "offer__label", "day__date").values_list(
            "offer__stall__slug", "offer__good", "day__date", "on_hand", "is_out"
        )
        rows = [*users, *offers, *stock]
        transaction.set_rollback(True)
    return rows


@pytest.mark.django_db
def test_the_same_seed_writes_the_same_rows():
    first = rows_of_seed(5)
    assert len(first) > 250
    assert rows_of_seed(5) == first
    assert rows_of_seed(6) != first


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2020-11-14T06:10", MORNING),
        ("2020-11-14T06:10+07:00", MORNING),
        ("2020-11-13T23:10Z", MORNING),
        ("2020-11-14", MIDNIGHT),
    ],
)
def test_the_moment_as_typed(text: str, instant: datetime):
    assert _instant(text) == instant


@pytest.mark.parametrize(
    "text", ["", "now", "14-11-2020", "2020-13-01", "2020-11-14T25:00", "\uff12\uff10\uff12\uff10"]
)
def test_a_moment_that_is_none_is_refused(text: str):
    with pytest.raises(ArgumentTypeError, match="not an ISO date and time"):
        _instant(text)
