"""An order as its buyer sees it: one way, one next step, and sums that say what is an estimate."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.words import rupiah
from dodolan.market.ordering.rules import PurchaseState
from dodolan.market.paying.methods import CASH
from dodolan.market.stalls.sold_by import WEIGHED
from dodolan.people.accounts.models import User
from dodolan.web.buyer.purchases.presenter import (
    RunnerCard,
    estimate_words,
    notice,
    questions,
    runner_card,
    short_name,
    sums,
    timeline,
)
from dodolan.wording.states import state_words

AT = datetime(2020, 11, 13, 23, 10, tzinfo=UTC)
MOMENTS = ("placed_at", "picking_at", "weighed_at", "delivered_at")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def purchase(reached: int = 1, *, cancelled: bool = False, **more: Any) -> Any:
    moments = {name: AT if n < reached else None for n, name in enumerate(MOMENTS)}
    facts: dict[str, Any] = {
        "goods_estimate_rp": 19_000,
        "goods_final_rp": None,
        "delivery_fee_rp": 10_000,
        "cash_multiple_rp": 500,
        "cancelled_at": AT if cancelled else None,
        "cancel_reason": "",
        "proof": "device",
    }
    return SimpleNamespace(**(moments | facts | more))


@pytest.mark.parametrize("reached", [1, 2, 3, 4])
def test_one_step_is_next(reached: int) -> None:
    states = [step.state for step in timeline(purchase(reached))]
    assert states == (["done"] * reached + ["now"] + ["next"] * 4)[:4]
    assert [step.time for step in timeline(purchase(reached))] == ["06.10"] * reached + [""] * (4 - reached)


@pytest.mark.parametrize("reached", [1, 2, 3])
def test_a_cancelled_order_ends_there(reached: int) -> None:
    steps = timeline(purchase(reached, cancelled=True))
    assert len(steps) == reached + 1
    assert steps[-1].label == "Cancelled"
    assert not [step for step in steps if step.state in ("now", "next")]


@pytest.mark.parametrize(
    ("reached", "said"), [(1, "Ordered"), (2, "Being shopped"), (3, "Weighed"), (4, "Handed over")]
)
def test_where_it_stands(reached: int, said: str) -> None:
    assert state_words(purchase(reached)) == said
    assert state_words(purchase(reached, cancelled=True)) == "Cancelled"


@given(st.integers(1, 10**8), st.integers(0, 10**5))
def test_before_weighing_everything_is_about(goods: int, fee: int) -> None:
    rows = sums(purchase(goods_estimate_rp=goods, delivery_fee_rp=fee))
    assert [row.sum for row in rows] == [f"± {rupiah(goods)}", rupiah(fee), f"± {rupiah(goods + fee)}"]
    assert [row.total for row in rows] == [False, False, True]


@given(st.integers(1, 10**8), st.integers(0, 10**5))
def test_after_weighing_the_slip_adds_up(goods: int, fee: int) -> None:
    rows = {row.label: row.sum for row in sums(purchase(3, goods_final_rp=goods, delivery_fee_rp=fee))}
    due = (goods + fee) // 500 * 500
    assert rows["Goods, as weighed"] == rupiah(goods)
    assert rows["To pay in cash"] == rupiah(due)
    assert ("Rounded down" in rows) is (due != goods + fee)


def test_a_delivered_order_was_paid() -> None:
    last = sums(purchase(4, goods_final_rp=18_740), CASH)[-1]
    assert (last.label, last.sum, last.total) == ("Paid in cash", "Rp28.500", True)


def test_nothing_found_costs_no_delivery() -> None:
    rows = sums(purchase(3, goods_final_rp=0))
    assert [row.label for row in rows] == ["Goods, as weighed", "To pay in cash"]
    assert rows[-1].sum == "Rp0"


def test_a_cancelled_order_is_no_bill() -> None:
    rows = sums(purchase(3, cancelled=True, goods_final_rp=18_740))
    assert [(row.label, row.sum) for row in rows] == [("To pay", "Rp0")]


@pytest.mark.parametrize(
    ("more", "nobody_at", "later", "said"),
    [
        ({}, None, 0, ""),
        ({}, None, 121, "Your order is late. We are sorry. It is still on its way to you."),
        ({}, AT, 0, "The runner came at 06.10 and found nobody. Please call them."),
        ({}, AT, 121, "The runner came at 06.10 and found nobody. Please call them."),
        ({"delivered_at": AT}, AT, 121, ""),
        ({"cancelled_at": AT}, None, 121, ""),
    ],
)
def test_what_went_otherwise_is_said(more: dict[str, Any], nobody_at: datetime | None, later: int, said: str) -> None:
    slot = SimpleNamespace(ends_at=AT + timedelta(minutes=120))
    assert notice(purchase(3, slot=slot, **more), nobody_at, AT + timedelta(minutes=later)) == said


def test_the_estimate_is_told_beside_the_sums_once_the_scale_has_spoken() -> None:
    assert estimate_words(purchase()) == ""
    assert estimate_words(purchase(3, goods_final_rp=18_740)) == "As ordered, the goods were about Rp19.000."
    assert estimate_words(purchase(3, goods_final_rp=18_740, cancelled=True)) == ""


def consent(*, granted: bool | None = None, minutes: int = 5) -> Any:
    line = SimpleNamespace(
        good_name="Cabai", unit="kg", mode=WEIGHED.code, ordered_steps=500, ordered_rp=None, final_rp=20_900
    )
    expires = AT + timedelta(minutes=minutes)
    return SimpleNamespace(
        pk=UUID(int=4), line=line, measured=700, offered_rp=26_600, granted=granted, expires_at=expires
    )


def test_an_open_question() -> None:
    [asked] = questions([consent()], purchase(2), AT)
    assert asked.text == "Cabai weighs 700 g. You asked for ½ kg."
    assert asked.unanswered == "Without an answer by 06.15 you pay Rp20.900."
    assert (asked.yes, asked.no) == ("Yes, Rp26.600", "No, stay at Rp20.900")
    assert (asked.id, asked.open, asked.answer) == (str(UUID(int=4)), True, "")


@pytest.mark.parametrize(
    ("facts", "of", "answer"),
    [
        ({"granted": True}, purchase(2), "You said yes."),
        ({"granted": False}, purchase(2), "You pay Rp20.900 for it."),
        ({"minutes": 0}, purchase(2), "You pay Rp20.900 for it."),
        ({}, purchase(4), "You pay Rp20.900 for it."),
        ({}, purchase(2, cancelled=True), "You pay Rp20.900 for it."),
    ],
)
def test_a_question_that_is_over(facts: dict[str, Any], of: Any, answer: str) -> None:
    [asked] = questions([consent(**facts)], of, AT)
    assert (asked.open, asked.answer) == (False, answer)


def test_no_question() -> None:
    assert questions([], purchase(2), AT) == []


@pytest.mark.parametrize(
    ("name", "short"),
    [("Cak Rudi Hartono", "Cak Rudi"), ("Rudi", "Rudi"), ("", ""), ("  Cak   Rudi ", "Cak Rudi"), ("A B C D", "A B")],
)
def test_a_runner_is_called_by_their_first_names(name: str, short: str) -> None:
    assert short_name(name) == short


@pytest.mark.parametrize("state", PurchaseState)
def test_the_runner_can_be_called_until_the_door(state: PurchaseState) -> None:
    runner = User(name="Cak Rudi Hartono", phone="+6281234567890")
    card = runner_card(runner, state)
    called = RunnerCard("Cak Rudi", "0812-3456-7890", "+6281234567890")
    assert card == (None if state == PurchaseState.DELIVERED else called)
    assert runner_card(None, state) is None
