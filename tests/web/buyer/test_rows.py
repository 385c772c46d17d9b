"""A row of the price list: what is left, how fresh the price is, and buttons that are never refused."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.ordering.models import BasketLine
from dodolan.market.stalls.models import Offer
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WAYS, WEIGHED
from dodolan.web.buyer.good_rows import (
    MOST_QUICK,
    by_offer,
    freshness,
    in_words,
    move_of,
    quick_amounts,
)

TODAY = date(2020, 11, 14)
AT = datetime(2020, 11, 13, 22, 5, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def offer(**more: Any) -> Offer:
    return Offer(**({"mode": WEIGHED.code, "unit": "kg", "increment": 50} | more))


@given(st.integers(1, 3000), st.none() | st.integers(0, 5000), st.sampled_from(list(WAYS)), st.booleans())
def test_no_button_would_be_refused(increment: int, left: int | None, mode: str, money: bool) -> None:
    amounts = quick_amounts(offer(mode=mode, increment=increment, allows_money=money), left, None)
    steps = [int(one.value) for one in amounts if not one.value.startswith("rp")]
    assert all(one % increment == 0 and (left is None or one <= left) for one in steps)
    assert steps == sorted(set(steps))
    assert len(steps) <= MOST_QUICK
    assert not any(one.chosen for one in amounts)
    assert [one.value for one in amounts if one.value.startswith("rp")] == (
        ["rp5000"] if money and mode != EACH.code else []
    )


@pytest.mark.parametrize(
    ("facts", "labels"),
    [
        ({}, ["100 g", "¼ kg", "½ kg", "Rp5.000"]),
        ({"unit": "l", "increment": 100}, ["100 ml", "½ l", "1 l", "Rp5.000"]),
        ({"increment": 300}, ["300 g", "Rp5.000"]),
        ({"mode": EACH.code, "unit": "bunch", "increment": 2}, ["2", "4", "6"]),
        ({"mode": EACH_BY_WEIGHT.code, "increment": 1, "allows_money": False}, ["1 piece", "2 pieces", "3 pieces"]),
    ],
)
def test_amounts_are_called_as_at_the_stall(facts: dict[str, Any], labels: list[str]) -> None:
    assert [one.label for one in quick_amounts(offer(**facts), None, None)] == labels


def test_an_ons_is_an_ons_in_indonesian() -> None:
    with translation.override("id"):
        labels = [one.label for one in quick_amounts(offer(), None, None)]
    assert labels == ["1 ons", "¼ kg", "½ kg", "Rp5.000"]


@pytest.mark.parametrize(("steps", "money", "chosen"), [(250, None, "250"), (None, 5_000, "rp5000"), (300, None, "")])
def test_the_amount_in_the_basket_is_pressed(steps: int | None, money: int | None, chosen: str) -> None:
    line = BasketLine(steps=steps, money_rp=money)
    pressed = [one.value for one in quick_amounts(offer(), None, line) if one.chosen]
    assert pressed == ([chosen] if chosen else [])


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "price at 05.05"), (1, "price of Friday 13 November 2020"), (30, "price of Thursday 15 October 2020")],
)
def test_an_old_price_says_its_day(days: int, said: str) -> None:
    price: Any = SimpleNamespace(valid_from=AT - timedelta(days=days))
    assert freshness(price, TODAY) == said


@pytest.mark.parametrize(
    ("trend", "direction", "text"),
    [
        ([], "same", ""),
        ([("2020-11-14", 100)], "same", ""),
        ([("2020-11-07", 100), ("2020-11-14", 100)], "same", ""),
        ([("2020-11-07", 100), ("2020-11-14", 112)], "up", "12% this week"),
        ([("2020-11-01", 100), ("2020-11-14", 75)], "down", "25% this week"),
        ([("2020-11-08", 100), ("2020-11-14", 75)], "same", ""),
    ],
)
def test_how_a_price_moved(trend: list[tuple[str, int]], direction: str, text: str) -> None:
    price: Any = SimpleNamespace(trend=trend)
    move = move_of(price, TODAY)
    assert (move.direction, move.text) == (direction, text)


@pytest.mark.parametrize(
    ("facts", "steps", "money", "said"),
    [
        ({}, 250, None, "¼ kg"),
        ({}, None, 5_000, "worth Rp5.000"),
        ({"mode": EACH.code, "unit": "bunch"}, 1, None, "1 bunch"),
        ({"mode": EACH_BY_WEIGHT.code}, 2, None, "2 pieces"),
    ],
)
def test_what_is_in_the_basket(facts: dict[str, Any], steps: int | None, money: int | None, said: str) -> None:
    assert in_words(BasketLine(offer=offer(**facts), steps=steps, money_rp=money)) == said


def test_lines_are_found_by_their_offer() -> None:
    lines = [BasketLine(offer=offer(), steps=50) for _time in range(3)]
    found = by_offer(lines)
    assert [found[line.offer_id] for line in lines] == lines
    assert by_offer([]) == {}
