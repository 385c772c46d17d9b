"""An order at the office: hands and doors as they happened, differences with their bearer, what was paid."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.fulfilment.models import HandoverOutcome
from dodolan.market.ordering.models import AdjustmentKind
from dodolan.market.paying.models import SplitKind
from dodolan.web.office.orders.happened import (
    PaymentCard,
    SplitRow,
    adjustment_rows,
    hand_rows,
    payment_card,
    weighing_rows,
)

AT = datetime(2020, 11, 13, 23, 0, tzinfo=UTC)
LINE = SimpleNamespace(good_name="Cabai", unit="kg")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def named(name: str) -> Any:
    return SimpleNamespace(name=name)


def hand(given_at: int, back_at: int | None = None) -> Any:
    return SimpleNamespace(
        assigned_at=AT + timedelta(minutes=given_at),
        released_at=None if back_at is None else AT + timedelta(minutes=back_at),
        shift=SimpleNamespace(runner=named("Cak Rudi")),
        assigned_by=named("Bu Sri"),
    )


def door(at: int, outcome: HandoverOutcome = HandoverOutcome.WRONG_PIN) -> Any:
    return SimpleNamespace(at=AT + timedelta(minutes=at), runner=named("Cak Rudi"), outcome=outcome)


def test_hands_and_doors_are_told_as_they_happened() -> None:
    rows = hand_rows([hand(1, 9), hand(10)], [door(20, HandoverOutcome.DELIVERED), door(5)])
    assert [(row.time, row.what, row.by) for row in rows] == [
        ("06.01", "Order given to a runner", "Bu Sri"),
        ("06.05", "Wrong PIN", ""),
        ("06.09", "Order taken from a runner", ""),
        ("06.10", "Order given to a runner", "Bu Sri"),
        ("06.20", "Handed over", ""),
    ]
    assert hand_rows([], []) == []


@given(st.lists(st.integers(0, 59), max_size=8), st.lists(st.integers(0, 59), max_size=8))
def test_nothing_that_happened_is_left_out(given_at: list[int], doors: list[int]) -> None:
    rows = hand_rows([hand(minute) for minute in given_at], [door(minute) for minute in doors])
    assert [row.time for row in rows] == [f"06.{minute:02d}" for minute in sorted([*given_at, *doors])]


def test_every_reading_is_shown() -> None:
    readings: list[Any] = [
        SimpleNamespace(weighed_at=AT, line=LINE, measured=grams, value_rp=38 * grams, runner=named("Cak Rudi"))
        for grams in (700, 500)
    ]
    assert [(row.measured, row.value) for row in weighing_rows(readings)] == [
        ("700 g", "Rp26.600"),
        ("½ kg", "Rp19.000"),
    ]
    assert weighing_rows([]) == []


@pytest.mark.parametrize(
    ("kind", "line", "bearer", "said"),
    [
        (AdjustmentKind.GOODWILL, LINE, "stall", ("More weighed than asked", "Cabai", "the stall")),
        (AdjustmentKind.CASH_ROUNDING, None, "city", ("Cash rounding", "", "the city")),
        ("other", None, "nobody", ("other", "", "nobody")),
    ],
)
def test_a_difference_names_who_bears_it(kind: str, line: Any, bearer: str, said: tuple[str, str, str]) -> None:
    made: Any = SimpleNamespace(made_at=AT, kind=kind, line=line, bearer=bearer, amount_rp=-240)
    [row] = adjustment_rows([made])
    assert (row.kind, row.good, row.bearer) == said
    assert (row.time, row.amount) == ("06.00", "\N{MINUS SIGN}Rp240")


def test_before_paying_there_is_no_card() -> None:
    assert payment_card(None) is None


def test_what_was_paid_and_for_what() -> None:
    splits = [
        SimpleNamespace(kind=SplitKind.GOODS, order=SimpleNamespace(stall=named("Lapak 1")), amount_rp=18_740),
        SimpleNamespace(kind=SplitKind.DELIVERY, order=None, amount_rp=10_000),
    ]
    payment: Any = SimpleNamespace(
        amount_rp=28_740, paid_at=AT, method="cash", splits=SimpleNamespace(all=lambda: splits)
    )
    assert payment_card(payment) == PaymentCard(
        sum="Rp28.740",
        time="06.00",
        splits=[SplitRow("Goods", "Lapak 1", "Rp18.740"), SplitRow("Delivery", "", "Rp10.000")],
        way="Paid in cash",
    )
