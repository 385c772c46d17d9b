"""Around the price list: pages, days near by, places left, and fees as a range."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.test import RequestFactory
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import rupiah
from dodolan.market.ordering.models import DeliverySlot
from dodolan.market.ordering.queries import BasketView
from dodolan.market.stalls.models import MarketDay
from dodolan.people.businesses.models import Cluster
from dodolan.people.places.models import PublicMarket
from dodolan.web.buyer.basket.presenter import Trouble, fee_range, slot_days, stall_parts, totals
from dodolan.web.buyer.price_list_parts import (
    Pager,
    basket_bar,
    chips,
    day_near,
    first_upper,
    last_basket_bar,
    page_number,
    places_in_words,
    searched,
    slot_in_words,
)

TODAY = date(2020, 11, 14)
NINE = datetime(2020, 11, 14, 2, 0, tzinfo=UTC)
EMPTY = BasketView(lines=[], stalls=0, total=Rupiah(0), seal="")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def slot(booked: int = 0, capacity: int = 3, days: int = 0) -> DeliverySlot:
    starts = NINE + timedelta(days=days)
    day = MarketDay(date=TODAY + timedelta(days=days))
    return DeliverySlot(
        day=day, starts_at=starts, ends_at=starts + timedelta(hours=2), booked=booked, capacity=capacity
    )


@given(st.integers(1, 50), st.integers(0, 50))
def test_a_pager_never_leads_to_a_page_that_is_not(number: int, pages: int) -> None:
    pager = Pager(number, pages)
    assert not pager.has_previous or 1 <= pager.previous_page_number < pages
    assert not pager.has_next or pager.next_page_number <= pages
    assert pager.has_other_pages is (pager.has_previous or pager.has_next)
    assert pager.paginator.num_pages == pages


@pytest.mark.parametrize(
    ("typed", "number"), [("", 1), ("1", 1), ("7", 7), ("0", 1), ("-3", 1), ("x", 1), ("9" * 40, 1), ("1.5", 1)]
)
def test_a_mistyped_page_is_the_first(typed: str, number: int) -> None:
    assert page_number(RequestFactory().get("/", {"page": typed})) == number


@pytest.mark.parametrize(("typed", "kept"), [("", ""), ("  cabai   rawit ", "cabai rawit"), ("ca\u200bbai", "cabai")])
def test_a_search_is_cleaned(typed: str, kept: str) -> None:
    assert searched(RequestFactory().get("/", {"q": typed})) == kept


@pytest.mark.parametrize(
    ("days", "said"), [(0, "today"), (1, "tomorrow"), (2, "Monday 16 November 2020"), (-1, "Friday 13 November 2020")]
)
def test_days_near_by(days: int, said: str) -> None:
    assert day_near(TODAY + timedelta(days=days), TODAY) == said
    assert slot_in_words(slot(days=days), TODAY) == f"{said} 09.00\N{EN DASH}11.00"


@given(st.text(alphabet="aBc dé", max_size=9))
def test_only_the_first_letter_is_raised(text: str) -> None:
    assert first_upper(text)[1:] == text[1:]
    assert first_upper(text)[:1] == text[:1].upper()


@pytest.mark.parametrize(("booked", "said"), [(0, "3 places left"), (2, "1 place left"), (3, "full"), (4, "full")])
def test_places_in_words(booked: int, said: str) -> None:
    assert places_in_words(slot(booked)) == said


def test_slots_stand_under_their_day_and_full_ones_cannot_be_chosen() -> None:
    slots = [slot(), slot(3), slot(1, days=1)]
    days = slot_days(slots, str(slots[1].pk), TODAY)
    assert [(day.label, len(day.slots)) for day in days] == [("Today", 2), ("Tomorrow", 1)]
    assert [row.disabled for day in days for row in day.slots] == [False, True, False]
    assert not any(row.checked for day in days for row in day.slots)
    assert slot_days(slots, str(slots[2].pk), TODAY)[1].slots[0].checked is True
    assert slot_days([], "", TODAY) == []


@given(st.lists(st.integers(0, 50_000).map(Rupiah), max_size=6))
def test_fees_are_one_sum_or_a_range(fees: list[Rupiah]) -> None:
    shown = totals(EMPTY, fees)
    assert shown.varies is (len(set(fees)) > 1)
    assert shown.together == rupiah(min(fees, default=Rupiah(0)))
    ends = [rupiah(end) for end in sorted({min(fees), max(fees)})] if fees else []
    assert shown.delivery == fee_range(fees) == "\N{EN DASH}".join(ends)


def test_an_empty_basket() -> None:
    assert stall_parts(EMPTY, Trouble()) == []
    bar = basket_bar(EMPTY, PublicMarket(slug="blimbing"))
    assert (bar.title, bar.url) == ("Your basket is empty", "")
    assert last_basket_bar([]) == bar


@pytest.mark.parametrize(("kinds", "stalls", "title"), [(1, 1, "1 kind · 1 stall"), (5, 2, "5 kinds · 2 stalls")])
def test_the_bar_counts(kinds: int, stalls: int, title: str) -> None:
    lines: Any = [None] * kinds
    view = BasketView(lines=lines, stalls=stalls, total=Rupiah(19_000), seal="")
    bar = basket_bar(view, PublicMarket(slug="blimbing"))
    assert (bar.title, bar.note) == (title, "± Rp19.000, exact after weighing")
    assert bar.url == "/pasar/blimbing/keranjang/"


@pytest.mark.parametrize("search", ["", "cabai & co"])
def test_a_search_goes_along_with_every_chip(search: str) -> None:
    made = chips(PublicMarket(slug="blimbing"), "fresh", search)
    assert [chip.label for chip in made if chip.current] == ["Fresh goods"]
    assert len({chip.url for chip in made}) == len(made) == 1 + len(Cluster)
    assert all(("q=cabai+%26+co" in chip.url) is bool(search) for chip in made)
    assert (made[0].url == "/pasar/blimbing/") is not bool(search)
