"""Where each order in a runner's hands stands: one set of words, and marks on what needs an eye."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace
from typing import Any
from uuid import UUID

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from dodolan.market.fulfilment.handover import nobody_there
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.queries import DoorTries, assigned_purchases
from dodolan.market.ordering.rules import PurchaseState
from dodolan.web.runner.badges import badges
from dodolan.web.runner.jobs import job_rows, what_next
from dodolan.wording.states import STATES
from tests.factories.days import lock_pin, weighed_order
from tests.factories.market import MORNING, hand_to, make_order

NINE = datetime(2020, 11, 14, 2, 0, tzinfo=UTC)
ELEVEN = NINE + timedelta(hours=2)
MOMENTS = ("picking_at", "weighed_at", "delivered_at")


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    with translation.override("en"):
        yield


def purchase(state: PurchaseState = PurchaseState.PLACED) -> Any:
    """A purchase of nine to eleven that has come as far as this."""
    reached = [PurchaseState.PLACED, PurchaseState.PICKING, PurchaseState.WEIGHED, PurchaseState.DELIVERED].index(state)
    instants = {name: NINE if place < reached else None for place, name in enumerate(MOMENTS)}
    slot = SimpleNamespace(starts_at=NINE, ends_at=ELEVEN)
    return SimpleNamespace(pk=UUID(int=1), slot=slot, proof="device", cancelled_at=None, **instants)


def labels(one: Any, at: datetime, **tries: Any) -> list[str]:
    """What the badges say."""
    return [badge.label for badge in badges(one, DoorTries(**tries), at)]


@pytest.mark.parametrize("state", [state for state in PurchaseState if state != PurchaseState.CANCELLED])
def test_every_state_has_the_word_that_the_office_has(state: PurchaseState) -> None:
    assert labels(purchase(state), NINE) == [str(STATES[state])]


@pytest.mark.parametrize(
    ("state", "minutes", "is_late"),
    [
        (PurchaseState.PLACED, 31, False),
        (PurchaseState.PLACED, 29, True),
        (PurchaseState.PICKING, 29, True),
        (PurchaseState.WEIGHED, 29, False),
        (PurchaseState.WEIGHED, 0, True),
        (PurchaseState.DELIVERED, -60, False),
    ],
)
def test_late_is_said_until_it_is_brought(state: PurchaseState, minutes: int, *, is_late: bool) -> None:
    said = labels(purchase(state), ELEVEN - timedelta(minutes=minutes))
    assert ("Late" in said) is is_late


def test_nobody_there_names_the_hour_and_ends_with_the_delivery() -> None:
    at = NINE + timedelta(minutes=20)
    assert labels(purchase(PurchaseState.WEIGHED), at, nobody_at=at) == ["Weighed", "Nobody there at 09.20"]
    assert labels(purchase(PurchaseState.DELIVERED), at, nobody_at=at) == ["Handed over"]


@pytest.mark.parametrize(("wrong", "is_locked"), [(4, False), (5, True)])
def test_a_locked_pin_is_marked(wrong: int, *, is_locked: bool) -> None:
    assert ("PIN is locked" in labels(purchase(PurchaseState.WEIGHED), NINE, wrong_pins=wrong)) is is_locked


@given(st.lists(st.sampled_from([state for state in PurchaseState if state != PurchaseState.CANCELLED]), max_size=8))
def test_what_comes_next_counts_every_order_once(states: list[PurchaseState]) -> None:
    found = what_next([purchase(state) for state in states])
    assert found.ready + found.to_shop == found.left
    assert found.left == len([state for state in states if state != PurchaseState.DELIVERED])
    assert found.has_begun is bool({PurchaseState.PICKING, PurchaseState.WEIGHED} & set(states))


@pytest.fixture
def shift(db: None) -> Shift:
    """A runner with a weighed order."""
    return weighed_order()[1]


def test_the_last_time_that_nobody_opened_counts(shift: Shift) -> None:
    one, other = assigned_purchases(shift).get(), make_order()
    hand_to(shift, [other])
    for minutes in (30, 10):
        nobody_there(shift=shift, purchase=one, at=MORNING + timedelta(minutes=minutes))
    rows = {row.number: row for row in job_rows(list(assigned_purchases(shift)), MORNING)}
    assert [badge.label for badge in rows[one.number].badges] == ["Weighed", "Nobody there at 06.40"]
    assert [badge.label for badge in rows[other.number].badges] == ["Ordered"]
    assert (rows[one.number].is_ready, rows[other.number].is_ready) == (True, False)


def test_wrong_pins_are_counted_by_order(shift: Shift) -> None:
    lock_pin(assigned_purchases(shift).get(), shift)
    hand_to(shift, [make_order()])
    said = [[badge.label for badge in row.badges] for row in job_rows(list(assigned_purchases(shift)), MORNING)]
    assert sorted(said) == [["Ordered"], ["Weighed", "PIN is locked"]]


def test_badges_of_many_orders_are_one_statement(shift: Shift, django_assert_num_queries: Any) -> None:
    hand_to(shift, [make_order() for _ in range(5)])
    purchases = list(assigned_purchases(shift))
    with django_assert_num_queries(1):
        assert len(job_rows(purchases, MORNING)) == 6
