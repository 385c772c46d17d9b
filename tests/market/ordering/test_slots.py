"""Which slot is the soonest with a place, and which day that makes buyers order for."""

from datetime import UTC, date, datetime, timedelta
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.ordering.slots import day_to_order_for, days_to_order_for, places_left, soonest_free
from dodolan.market.stalls.models import MarketDay

TODAY = date(2020, 11, 14)
NINE = datetime(2020, 11, 14, 2, 0, tzinfo=UTC)
CAPACITY = 3


def slot(booked: int = 0, *, days: int = 0, market: int = 1) -> DeliverySlot:
    starts, day = NINE + timedelta(days=days), TODAY + timedelta(days=days)
    return DeliverySlot(
        day=MarketDay(date=day, market_id=UUID(int=market)), starts_at=starts, booked=booked, capacity=CAPACITY
    )


@given(st.integers(0, CAPACITY))
def test_places_left_are_those_not_booked(booked: int):
    assert places_left(slot(booked)) + booked == CAPACITY


@given(st.lists(st.integers(0, CAPACITY), max_size=6))
def test_the_day_is_that_of_the_soonest_free_slot(booked: list[int]):
    slots = [slot(one, days=n) for n, one in enumerate(booked)]
    free = [one for one in slots if one.booked < CAPACITY]
    assert soonest_free(slots) is (free[0] if free else None)
    chosen = [one.day for one in free or slots]
    assert day_to_order_for(slots) is (chosen[0] if chosen else None)


def test_markets_are_compared_on_one_date():
    full, early, late = slot(CAPACITY), slot(market=2, days=1), slot(market=1, days=1)
    other = slot(market=3, days=2)
    assert days_to_order_for([full, early, late, other]) == [early.day, late.day]
    assert days_to_order_for([]) == []


def test_a_market_counts_once_however_many_slots_it_has():
    first, second = slot(), slot(1)
    assert days_to_order_for([first, second]) == [second.day]
