"""What the trader's pages show: what a line asks for, what became of it, and the price beside its stock."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.words import rupiah
from dodolan.market.ordering.models import LineState, OrderLine
from dodolan.market.stalls.models import Good, Offer
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED
from dodolan.web.trader.orders.presenter import LineRow, OrderCard, order_card, packing
from dodolan.web.trader.prices.presenter import price_row
from dodolan.wording.lines import got, wanted

AT = datetime(2020, 11, 13, 22, 5, tzinfo=UTC)
DAY = SimpleNamespace(date=date(2020, 11, 14))


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def line(**more: Any) -> OrderLine:
    facts: dict[str, Any] = {"mode": WEIGHED.code, "unit": "kg", "ordered_steps": 250, "estimate_rp": 9_500}
    return OrderLine(**(facts | more))


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, "¼ kg"),
        ({"ordered_steps": None, "ordered_rp": 5_000}, "Rp5.000"),
        ({"mode": EACH.code, "unit": "bunch", "ordered_steps": 1}, "1 bunch"),
        ({"mode": EACH.code, "unit": "bunch", "ordered_steps": 1200}, "1.200 bunches"),
        ({"mode": EACH_BY_WEIGHT.code, "ordered_steps": 2}, "2 pieces"),
        ({"mode": EACH.code, "unit": "odd", "ordered_steps": 2}, "2 odd"),
    ],
)
def test_what_is_asked_for(facts: dict[str, Any], said: str) -> None:
    assert wanted(line(**facts)) == said


@given(st.integers(1, 10**9))
def test_money_is_asked_for_as_money(amount: int) -> None:
    assert wanted(line(ordered_steps=None, ordered_rp=amount)) == rupiah(amount)


@pytest.mark.parametrize(
    ("facts", "said"),
    [
        ({}, ""),
        ({"weighed": 260}, ""),
        ({"weighed": 260, "final_rp": 9_880}, "260 g · Rp9.880"),
        ({"weighed": 0, "final_rp": 0, "state": LineState.SHORT}, "sold out"),
        ({"final_rp": 0, "state": LineState.CANCELLED}, "Rp0"),
        ({"mode": EACH.code, "unit": "board", "picked_steps": 3, "final_rp": 12_000}, "3 boards · Rp12.000"),
        (
            {"mode": EACH_BY_WEIGHT.code, "picked_steps": 2, "weighed": 2_300, "final_rp": 80_500},
            "2,3 kg · Rp80.500",
        ),
    ],
)
def test_what_became_of_a_line(facts: dict[str, Any], said: str) -> None:
    assert got(line(**facts)) == said


def test_sold_out_is_said_in_the_language_of_the_page() -> None:
    short = line(final_rp=0, state=LineState.SHORT)
    with translation.override("id"):
        assert got(short) not in ("", "sold out")


def order(*lines: Any, **more: Any) -> Any:
    facts: dict[str, Any] = {
        "pk": UUID(int=4),
        "number": "2011140001-1",
        "stall": SimpleNamespace(name="Lapak 4"),
        "estimate_rp": 9_500,
        "final_rp": None,
        "ready_at": None,
        "lines": SimpleNamespace(all=lambda: lines),
    }
    return SimpleNamespace(**(facts | more))


def test_an_order_without_lines_to_weigh() -> None:
    assert order_card(order()) == OrderCard(
        id=UUID(int=4),
        number="2011140001-1",
        stall="Lapak 4",
        total="Rp9.500",
        is_final=False,
        ready_at="",
        over="",
        alone=None,
        lines=[],
    )


@pytest.mark.parametrize(("final", "total"), [(0, "Rp0"), (9_880, "Rp9.880")])
def test_a_weighed_order_shows_what_it_came_to(final: int, total: str) -> None:
    card = order_card(order(final_rp=final, ready_at=AT))
    assert (card.total, card.is_final, card.ready_at) == (total, True, "05.05")


@pytest.mark.parametrize(
    ("facts", "over"),
    [
        ([{}], ""),
        ([{"weighed": 260, "final_rp": 9_880}, {}], ""),
        ([{"weighed": 260, "final_rp": 9_880}], "taken"),
        ([{"picked_steps": 2, "final_rp": 8_000}, {"final_rp": 0, "state": LineState.SHORT}], "taken"),
        ([{"weighed": 0, "final_rp": 0, "state": LineState.SHORT}], "out"),
        ([{"picked_steps": 0, "final_rp": 0, "state": LineState.SHORT}], "out"),
    ],
)
def test_an_order_is_over_when_its_goods_are_taken_or_there_are_none(facts: list[dict[str, Any]], over: str) -> None:
    offer = Offer(good=Good(name="Cabai", pictogram="chilli"))
    lines = [line(offer=offer, good_name="Cabai", **more) for more in facts]
    sums = [one.final_rp for one in lines]
    card = order_card(order(*lines, final_rp=None if None in sums else sum(sums)))
    assert card.over == over
    assert card.alone == (lines[0].pk if len(lines) == 1 else None)


def at_slot(hour: int, *lines: Any, number: str, **more: Any) -> Any:
    starts = AT.replace(hour=hour, minute=0)
    slot = SimpleNamespace(starts_at=starts, ends_at=starts + timedelta(hours=2))
    return order(*lines, number=number, purchase=SimpleNamespace(slot=slot, day=DAY), **more)


def test_orders_are_packed_by_the_hour_of_delivery_and_what_is_over_stands_apart() -> None:
    offer = Offer(good=Good(name="Cabai", pictogram="chilli"))
    todo, taken = line(offer=offer), line(offer=offer, weighed=260, final_rp=9_880)
    early, late = (at_slot(2, todo, number="A"), at_slot(2, todo, number="B")), at_slot(4, todo, number="D")
    # Both of nine o'clock share one slot object, as rows of one query do.
    early[1].purchase = early[0].purchase
    found = packing([*early, at_slot(2, taken, number="C", final_rp=9_880), late])
    assert [(part.title, [card.number for card in part.cards]) for part in found.by_slot] == [
        ("09.00\N{EN DASH}11.00", ["A", "B"]),
        ("11.00\N{EN DASH}13.00", ["D"]),
    ]
    assert {part.day for part in found.by_slot} == {"Saturday 14 November 2020"}
    assert [(card.number, card.over) for card in found.over] == [("C", "taken")]
    assert packing([]) == packing(iter(()))


def test_lines_keep_their_order_and_their_notes() -> None:
    offer = Offer(good=Good(name="Cabai", pictogram="chilli"))
    todo = line(offer=offer, good_name="Cabai", note="yang merah")
    done = line(offer=offer, good_name="Bawang " * 20, final_rp=9_880, weighed=260)
    cards = order_card(order(todo, done)).lines
    assert [card.good for card in cards] == ["Cabai", "Bawang " * 20]
    assert cards[0] == LineRow(
        id=todo.pk, good="Cabai", pictogram="chilli", wanted="¼ kg", note="yang merah", got="", open=True
    )
    assert (cards[1].got, cards[1].open) == ("260 g · Rp9.880", False)


def current(mode: str = WEIGHED.code, unit: str = "kg", **stock: Any) -> Any:
    stock = {"on_hand": None, "allocated": None, "is_out": None} | stock
    offer = Offer(good=Good(name="Cabai", pictogram="chilli"), mode=mode, unit=unit)
    return SimpleNamespace(offer=offer, price=SimpleNamespace(amount_rp=38_000, valid_from=AT), **stock)


def test_a_price_nobody_counts_stock_for() -> None:
    row = price_row(current(), "field", "count")
    assert (row.good, row.pictogram, row.price, row.unit, row.since) == ("Cabai", "chilli", "Rp38.000", "kg", "05.05")
    assert (row.field, row.left, row.is_out) == ("field", "", False)


@pytest.mark.parametrize(
    ("mode", "unit", "on_hand", "allocated", "left"),
    [
        (WEIGHED.code, "kg", 2000, 500, "1½ kg"),
        (WEIGHED.code, "kg", 500, 500, "0 g"),
        (EACH.code, "bunch", 9, None, "9 bunches"),
        (EACH_BY_WEIGHT.code, "kg", 5, 4, "1 piece"),
    ],
)
def test_what_is_left(mode: str, unit: str, on_hand: int, allocated: int | None, left: str) -> None:
    assert price_row(current(mode, unit, on_hand=on_hand, allocated=allocated), None, None).left == left


@pytest.mark.parametrize("is_out", [True, False])
def test_habis_is_shown(*, is_out: bool) -> None:
    assert price_row(current(is_out=is_out), None, None).is_out is is_out
    assert price_row(current(is_out=None), None, None).is_out is False
