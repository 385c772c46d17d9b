"""The basket and its checkout: stall by stall in walking order, troubles beside their line, slots by day, sums."""

from collections.abc import Iterator
from datetime import time, timedelta
from itertools import groupby
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.clock import at_wib
from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import TO, rupiah
from dodolan.market.ordering.queries import BasketView
from dodolan.market.stalls.models import StallStatus
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT, WEIGHED
from dodolan.web.buyer.basket.presenter import StallPart, Trouble, fee_range, slot_days, stall_parts, totals
from tests.factories.market import DAY

NO_TROUBLE = Trouble()


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


class Sold(SimpleNamespace):
    """An offer that says its name like the real one."""

    def __str__(self) -> str:
        return str(self.good.name)


def stall(number: int, *, status: str = StallStatus.ACTIVE) -> Any:
    """A stall of the hall."""
    return SimpleNamespace(
        pk=UUID(int=number),
        name=f"Lapak {number}",
        place=f"los {number}",
        status=status,
        market=SimpleNamespace(slug="oro-oro-dowo"),
    )


def line(number: int = 1, *, of: Any = None, steps: int | None = 500, money_rp: int | None = None, **more: Any) -> Any:
    """A line of a basket."""
    facts: dict[str, Any] = {"mode": WEIGHED.code, "unit": "kg", "is_active": True, **more}
    offer = Sold(
        pk=UUID(int=number),
        good=SimpleNamespace(name=f"Barang {number}", pictogram="chilli"),
        stall=of or stall(1),
        current=SimpleNamespace(price=SimpleNamespace(amount_rp=38_000)),
        **facts,
    )
    return SimpleNamespace(offer=offer, steps=steps, money_rp=money_rp, note="yang merah")


def view(*lines: tuple[Any, int]) -> BasketView:
    """A basket with what its lines come to."""
    pairs = [(one, Rupiah(value)) for one, value in lines]
    stalls = len({one.offer.stall.pk for one, _value in lines})
    return BasketView(pairs, stalls, Rupiah(sum(value for _one, value in lines)), "seal")


def only_row(part: list[StallPart]) -> Any:
    """The one row of a basket of one."""
    [[row]] = [own.rows for own in part]
    return row


def test_lines_stand_under_their_stall_in_the_order_they_came():
    near, far = stall(1), stall(2)
    parts = stall_parts(view((line(1, of=near), 10), (line(2, of=near), 20), (line(3, of=far), 30)), NO_TROUBLE)
    assert [(part.name, part.place, [row.name for row in part.rows]) for part in parts] == [
        ("Lapak 1", "los 1", ["Barang 1", "Barang 2"]),
        ("Lapak 2", "los 2", ["Barang 3"]),
    ]


@given(st.lists(st.integers(1, 4), max_size=12))
def test_no_line_is_lost_or_shown_twice(stalls: list[int]):
    known = {number: stall(number) for number in range(1, 5)}
    lines = [line(place, of=known[number]) for place, number in enumerate(sorted(stalls), start=1)]
    parts = stall_parts(view(*((one, 1) for one in lines)), NO_TROUBLE)
    assert [row.offer for part in parts for row in part.rows] == [str(one.offer.pk) for one in lines]
    assert [part.name for part in parts] == [f"Lapak {number}" for number, _own in groupby(sorted(stalls))]


def test_a_line_by_amount_is_about_and_one_by_money_is_exact():
    by_amount = only_row(stall_parts(view((line(), 19_000)), NO_TROUBLE))
    assert (by_amount.amount, by_amount.price, by_amount.sum) == ("½ kg", "Rp38.000 / kg", "± Rp19.000")
    by_money = only_row(stall_parts(view((line(steps=None, money_rp=5_000), 5_000)), NO_TROUBLE))
    assert (by_money.amount, by_money.sum) == ("worth Rp5.000", "Rp5.000")


def test_a_row_leads_to_its_offer_and_keeps_its_note():
    row = only_row(stall_parts(view((line(7), 1)), NO_TROUBLE))
    assert row.url == f"/pasar/oro-oro-dowo/barang/{UUID(int=7)}/"
    assert (row.id, row.note, row.pictogram, row.trouble) == (f"g-{UUID(int=7)}", "yang merah", "chilli", "")


GONE = "This is not sold any more. Please remove it."


@pytest.mark.parametrize(
    ("facts", "trouble", "said"),
    [
        ({}, NO_TROUBLE, ""),
        ({}, Trouble(short={str(UUID(int=9)): 0}), ""),
        ({}, Trouble(gone=[str(UUID(int=9))]), ""),
        ({}, Trouble(gone=[str(UUID(int=1))]), GONE),
        ({"is_active": False}, NO_TROUBLE, GONE),
        ({"of": stall(1, status=StallStatus.SUSPENDED)}, NO_TROUBLE, GONE),
        ({"of": stall(1, status=StallStatus.DRAFT)}, NO_TROUBLE, GONE),
        ({}, Trouble(short={str(UUID(int=1)): 250}), "Only ¼ kg left. Please change it."),
        ({}, Trouble(short={str(UUID(int=1)): 0}), "Sold out. Please remove it."),
        ({}, Trouble(short={str(UUID(int=1)): -3}), "Sold out. Please remove it."),
        (
            {"mode": EACH.code, "unit": "bunch"},
            Trouble(short={str(UUID(int=1)): 2}),
            "Only 2 bunches left. Please change it.",
        ),
        (
            {"mode": EACH_BY_WEIGHT.code},
            Trouble(short={str(UUID(int=1)): 1}),
            "Only 1 piece left. Please change it.",
        ),
        ({"is_active": False}, Trouble(short={str(UUID(int=1)): 0}), GONE),
    ],
)
def test_why_a_line_cannot_be_ordered(facts: dict[str, Any], trouble: Trouble, said: str):
    assert only_row(stall_parts(view((line(**facts), 1)), trouble)).trouble == said


def slot(number: int, hour: int, *, ahead: int = 0, booked: int = 0, capacity: int = 2) -> Any:
    """A slot of two hours."""
    starts = at_wib(DAY + timedelta(days=ahead), time(hour))
    return SimpleNamespace(
        pk=UUID(int=number), starts_at=starts, ends_at=starts + timedelta(hours=2), booked=booked, capacity=capacity
    )


def test_slots_stand_under_their_day():
    days = slot_days([slot(1, 9), slot(2, 11), slot(3, 9, ahead=1)], "", DAY)
    assert [(day.label, [row.label for row in day.slots]) for day in days] == [
        ("Today", [f"09.00{TO}11.00", f"11.00{TO}13.00"]),
        ("Tomorrow", [f"09.00{TO}11.00"]),
    ]


@pytest.mark.parametrize(
    ("booked", "note", "disabled"),
    [(0, "2 places left", False), (1, "1 place left", False), (2, "full", True), (3, "full", True)],
)
def test_a_full_slot_is_seen_and_cannot_be_chosen(booked: int, note: str, disabled: bool):
    [[row]] = [day.slots for day in slot_days([slot(1, 9, booked=booked)], str(UUID(int=1)), DAY)]
    assert (row.note, row.disabled, row.checked) == (note, disabled, not disabled)


@given(st.lists(st.integers(0, 3), min_size=1, max_size=8), st.integers(0, 9))
def test_one_slot_at_most_is_chosen_and_it_has_room(booked: list[int], chosen: int):
    slots = [slot(number, 5 + number, booked=taken) for number, taken in enumerate(booked)]
    rows = [row for day in slot_days(slots, str(UUID(int=chosen)), DAY) for row in day.slots]
    ticked = [row for row in rows if row.checked]
    has_room = chosen < len(booked) and booked[chosen] < 2
    assert [row.id for row in ticked] == ([str(UUID(int=chosen))] if has_room else [])
    assert not any(row.disabled for row in ticked)


@pytest.mark.parametrize(
    ("fees", "said"),
    [([], ""), ([8_000], "Rp8.000"), ([8_000, 8_000], "Rp8.000"), ([12_000, 8_000, 10_000], f"Rp8.000{TO}Rp12.000")],
)
def test_what_delivery_costs(fees: list[int], said: str):
    assert fee_range([Rupiah(fee) for fee in fees]) == said


@given(
    values=st.lists(st.integers(0, 10**7), max_size=5),
    fees=st.lists(st.integers(0, 50_000), max_size=5),
)
def test_the_sum_never_promises_less_than_the_cheapest_way(values: list[int], fees: list[int]):
    facts = totals(view(*((line(number), value) for number, value in enumerate(values))), [Rupiah(f) for f in fees])
    assert facts.goods == rupiah(sum(values))
    assert facts.together == rupiah(sum(values) + min(fees, default=0))
    assert facts.varies == (len(set(fees)) > 1)
