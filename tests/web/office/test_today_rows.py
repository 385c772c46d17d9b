"""The day's page of the office: five figures, and everything that needs a person, each with where it leads."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.urls import reverse
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.money import Rupiah
from dodolan.kernel.outbox.queries import FailedEvents
from dodolan.kernel.words import rupiah
from dodolan.market.fulfilment.overview import Board, Trouble
from dodolan.market.ordering.rules import PurchaseState
from dodolan.market.paying.overview import PayoutsWaiting
from dodolan.market.prices.moves import Move
from dodolan.web.office.today.presenter import (
    Need,
    Tile,
    box_needs,
    event_needs,
    move_row,
    order_needs,
    payout_needs,
    tiles,
    uncounted_needs,
)

DAY = date(2020, 11, 14)
AT = datetime(2020, 11, 14, 2, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def purchase(ends_in: timedelta = timedelta(hours=1), day: date = DAY) -> Any:
    ends = AT + ends_in
    return SimpleNamespace(
        number="2011140001",
        day=SimpleNamespace(date=day, market=SimpleNamespace(name="Pasar Blimbing")),
        slot=SimpleNamespace(starts_at=ends - timedelta(hours=2), ends_at=ends),
    )


def board(counts: dict[PurchaseState, int] | None = None, sales: int = 0, *troubled: Any) -> Board:
    return Board(Counter(counts or {}), Rupiah(sales), troubled)


def shift(*, counted: int | None = None, variance: int | None = None, ended: bool = False) -> Any:
    box = SimpleNamespace(
        pk=UUID(int=6),
        counted_rp=counted,
        counted_at=None if counted is None else AT,
        variance_rp=variance,
        verified_at=None if variance is None else AT,
    )
    day = SimpleNamespace(date=DAY, market=SimpleNamespace(name="Pasar Blimbing"))
    return SimpleNamespace(box=box, ended_at=AT if ended else None, runner=SimpleNamespace(name="Cak Rudi"), day=day)


def figures(shown: list[Tile]) -> list[Any]:
    return [tile.figure for tile in shown]


def test_a_day_without_anything() -> None:
    shown = tiles(board(), [], DAY)
    assert [tile.label for tile in shown] == ["Orders", "Being shopped", "Late", "Sales", "Cash variance"]
    assert figures(shown) == [0, 0, 0, "Rp0", "not counted yet"]
    assert [tile.note for tile in shown] == [
        "",
        "0 runners at work",
        "see the list below",
        "0 orders handed over",
        "0 of 0 boxes verified",
    ]
    assert shown[2].is_bad is False


def test_a_busy_day() -> None:
    counts = {PurchaseState.PLACED: 2, PurchaseState.PICKING: 3, PurchaseState.DELIVERED: 4, PurchaseState.CANCELLED: 5}
    late = (purchase(), (Trouble.LATE, Trouble.NO_RUNNER))
    locked = (purchase(), (Trouble.PIN_LOCKED,))
    shifts = [shift(), shift(counted=9, variance=-500, ended=True), shift(counted=7, ended=True)]
    shown = tiles(board(counts, 999_999, late, locked), shifts, DAY)
    assert figures(shown) == [9, 3, 1, "Rp1,0 million", "\N{MINUS SIGN}Rp500"]
    assert shown[0].note == "Ordered 2, Being shopped 3, Handed over 4; besides, 5 cancelled"
    assert shown[1].note == "1 runner at work"
    assert shown[2].is_bad is True
    assert shown[4].note == "1 of 3 boxes verified"


@given(st.integers(0, 10**11))
def test_sales_are_rounded_to_a_tenth_of_a_million(sales: int) -> None:
    figure = tiles(board(sales=sales), [], DAY)[3].figure
    if sales < 950_000:
        assert figure == rupiah(sales)
    else:
        tenths = int(str(figure).removeprefix("Rp").removesuffix(" million").replace(",", ""))
        assert abs(tenths * 100_000 - sales) <= 50_000


@given(st.dictionaries(st.sampled_from(list(PurchaseState)), st.integers(0, 99)))
def test_cancelled_orders_are_no_work(counts: dict[PurchaseState, int]) -> None:
    shown = tiles(board(counts), [], DAY)
    assert shown[0].figure == sum(counts.values()) - counts.get(PurchaseState.CANCELLED, 0)
    alive, _, besides = shown[0].note.partition("besides, ")
    # What the note lists adds up to the figure; what it names besides does not belong to it.
    assert sum(map(int, re.findall(r"\d+", alive))) == shown[0].figure
    assert sum(map(int, re.findall(r"\d+", besides))) == counts.get(PurchaseState.CANCELLED, 0)


@given(st.lists(st.none() | st.integers(-(10**6), 10**6), max_size=6))
def test_only_verified_differences_are_summed(variances: list[int | None]) -> None:
    shifts = [shift(counted=1, variance=one) for one in variances]
    known = [one for one in variances if one is not None]
    tile = tiles(board(), shifts, DAY)[4]
    assert tile.figure == (rupiah(sum(known)) if known else "not counted yet")
    assert tile.note == f"{len(known)} of {len(variances)} boxes verified"


def test_every_figure_leads_somewhere() -> None:
    assert [tile.url for tile in tiles(board(), [], DAY)] == [
        reverse("office:orders:list") + "?hari=2020-11-14",
        reverse("office:runners:list") + "?hari=2020-11-14",
        "#needs",
        reverse("office:payouts:list") + "?hari=2020-11-14",
        reverse("office:runners:list") + "?hari=2020-11-14",
    ]


@pytest.mark.parametrize(
    ("ends_in", "age"),
    [
        (timedelta(minutes=45), "45 min left"),
        (timedelta(minutes=119, seconds=59), "119 min left"),
        (timedelta(hours=2), "2 h left"),
        (timedelta(0), "0 min over"),
        (timedelta(minutes=-1), "1 min over"),
        (timedelta(minutes=-150), "2 h over"),
    ],
)
def test_how_long_an_order_has_or_is_over(ends_in: timedelta, age: str) -> None:
    [row] = order_needs(board(None, 0, (purchase(ends_in), (Trouble.LATE,))), AT)
    assert row.age == age


def test_an_order_with_two_troubles_is_one_row() -> None:
    [row] = order_needs(board(None, 0, (purchase(), (Trouble.LATE, Trouble.PIN_LOCKED))), AT)
    assert row.what == "Order is late, PIN is locked"
    assert row.name == "2011140001"
    assert row.where == "Pasar Blimbing · 08.00\N{EN DASH}10.00"
    assert row.url == reverse("office:orders:show", args=["2011140001"])


def test_an_order_of_yesterday_says_its_day() -> None:
    [row] = order_needs(board(None, 0, (purchase(day=DAY - timedelta(days=1)), (Trouble.LATE,))), AT)
    assert row.where == "Pasar Blimbing · Friday 13 November 2020 08.00\N{EN DASH}10.00"


def test_boxes_counted_and_not_verified_need_a_person() -> None:
    [row] = box_needs([shift(), shift(counted=0), shift(counted=5, variance=0)])
    assert row == Need(
        what="Cash box to verify",
        name="Cak Rudi",
        where="Pasar Blimbing",
        age="09.00",
        url=f"{reverse('office:runners:list')}?hari=2020-11-14#k{UUID(int=6)}",
    )


def test_a_shift_that_ended_without_a_count_needs_a_person() -> None:
    at_work, gone, counted = shift(), shift(ended=True), shift(counted=5, ended=True)
    [row] = uncounted_needs([at_work, gone, counted])
    assert row == Need(
        what="Shift ended, cash not counted",
        name="Cak Rudi",
        where="Pasar Blimbing",
        age="09.00",
        url=f"{reverse('office:runners:list')}?hari=2020-11-14",
    )
    assert [row.what for row in box_needs([at_work, gone, counted])] == ["Cash box to verify"]


@pytest.mark.parametrize(("count", "age"), [(1, "1 payout"), (2, "2 payouts")])
def test_payouts_wait_by_day(count: int, age: str) -> None:
    [row] = payout_needs([PayoutsWaiting(DAY, count, Rupiah(19_000))])
    assert (row.name, row.where, row.age) == ("Saturday 14 November 2020", "Rp19.000", age)
    assert row.url == reverse("office:payouts:list") + "?hari=2020-11-14"


@pytest.mark.parametrize(("count", "age"), [(1, "1 message"), (7, "7 messages")])
def test_messages_given_up(count: int, age: str) -> None:
    [row] = event_needs([FailedEvents("orders.placed", count, AT)])
    assert (row.name, row.where, row.age, row.url) == (
        "orders.placed",
        "Saturday 14 November 2020",
        age,
        "",
    )


def test_nothing_needs_nobody() -> None:
    assert order_needs(board(), AT) == box_needs([]) == payout_needs([]) == event_needs([]) == uncounted_needs([]) == []


@pytest.mark.parametrize(
    ("means", "percent", "direction"),
    [([100, 150], 50, "up"), ([150, 100], -33, "down"), ([100, 200, 100], 0, "same")],
)
def test_a_move(means: list[int], percent: int, direction: str) -> None:
    row = move_row(Move("Cabai", "kg", percent, means))
    assert (row.direction, row.percent, row.unit) == (direction, f"{abs(percent)}%", "kg")
    assert row.price == rupiah(means[-1])
    assert row.sentence == f"Cabai over 7 days: from Rp{means[0]} to Rp{means[-1]}"
    assert row.spark is not None
