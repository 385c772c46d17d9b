"""Where a group stands: the rule in Python, the same rule in SQL, and the walls of the table agree on every case."""

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import product

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.errors import Refused
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.office import write_off
from dodolan.market.fulfilment.picking import skip_line
from dodolan.market.fulfilment.shifts import release_order
from dodolan.market.ordering.actions import cancel_order
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.ordering.models import OrderGroup, OrderLine
from dodolan.market.ordering.overview import find_groups
from dodolan.market.ordering.rules import GroupState, group_state
from tests.factories.market import MORNING, make_order, make_shift

INSTANTS = ("picking_at", "weighed_at", "delivered_at", "cancelled_at")
CASES = list(product((None, MORNING), repeat=len(INSTANTS)))


def group_with(*instants: datetime | None) -> OrderGroup:
    """A group in memory with these instants."""
    return OrderGroup(placed_at=MORNING, **dict(zip(INSTANTS, instants, strict=True)))


def rank(state: GroupState) -> int:
    """How far an order has come; both ends are the end."""
    return {"placed": 0, "picking": 1, "weighed": 2, "delivered": 3, "cancelled": 3}[state.value]


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: "".join("x" if at else "-" for at in case))
def test_the_lists_say_what_the_order_says(case: tuple[datetime | None, ...]):
    group = make_order()
    wanted = dict(zip(INSTANTS, case, strict=True))
    try:
        with transaction.atomic():
            OrderGroup.objects.filter(pk=group.pk).update(**wanted)
    except IntegrityError:
        # The table refuses two ends, and a hand-over before weighing.
        assert wanted["delivered_at"]
        assert wanted["cancelled_at"] or not wanted["weighed_at"]
        return
    state = group_state(OrderGroup.objects.get())
    found = {name for name in GroupState if find_groups(state=name).exists()}
    assert found == {state}


@given(st.lists(st.sampled_from([None, MORNING]), min_size=4, max_size=4), st.integers(0, 3))
def test_one_thing_more_never_leads_back(instants: list[datetime | None], place: int):
    before = group_with(*instants)
    after = group_with(*(MORNING if i == place else at for i, at in enumerate(instants)))
    assert rank(group_state(after)) >= rank(group_state(before))


@given(st.lists(st.sampled_from([None, MORNING, MORNING + timedelta(days=1)]), min_size=3, max_size=3))
def test_cancelled_is_cancelled_whatever_else_happened(others: list[datetime | None]):
    assert group_state(group_with(*others, MORNING)) == GroupState.CANCELLED


# From which states which deed may be done; everything else is refused and changes nothing.
MAY = {
    "cancel": {GroupState.PLACED},
    "shop": {GroupState.PLACED, GroupState.PICKING, GroupState.WEIGHED},
    "write off": {GroupState.WEIGHED},
    "hand over": {GroupState.WEIGHED},
    "give back": {GroupState.PLACED, GroupState.CANCELLED},
}


def at_state(state: GroupState) -> tuple[OrderGroup, Shift]:
    """An order brought there by deeds, in a runner's hands; and his shift."""
    group = make_order()
    shift = make_shift(group)
    if state == GroupState.CANCELLED:
        cancel_order(group=group, reason="x", at=MORNING)
    elif state != GroupState.PLACED:
        begin_picking(group=group, at=MORNING)
    if state in (GroupState.WEIGHED, GroupState.DELIVERED):
        skip_line(shift=shift, line_id=OrderLine.objects.get().pk, at=MORNING)
    if state == GroupState.DELIVERED:
        hand_over(shift=shift, group=OrderGroup.objects.get(), pin=group.pin, at=MORNING)
    return OrderGroup.objects.select_related("day__market__village__district__city").get(), shift


def do(deed: str, group: OrderGroup, shift: Shift) -> None:
    """One deed."""
    later = MORNING + timedelta(minutes=1)
    deeds: dict[str, Callable[[], object]] = {
        "cancel": lambda: cancel_order(group=group, reason="x", at=later),
        "shop": lambda: skip_line(shift=shift, line_id=OrderLine.objects.get().pk, at=later),
        "write off": lambda: write_off(group=group, reason="x", by=SYSTEM, at=later),
        "hand over": lambda: hand_over(shift=shift, group=group, pin=group.pin, at=later),
        "give back": lambda: release_order(group=group, at=later),
    }
    deeds[deed]()


@pytest.mark.django_db
@pytest.mark.parametrize("state", GroupState)
@pytest.mark.parametrize("deed", MAY)
def test_each_deed_is_done_from_its_states_only(state: GroupState, deed: str):
    group, shift = at_state(state)
    assert group_state(group) == state
    kept = list(OrderGroup.objects.values_list())
    # Handing over again says once more what was paid; it is the one deed that may be repeated.
    if (deed, state) == ("hand over", GroupState.DELIVERED) or state in MAY[deed]:
        do(deed, group, shift)
    else:
        with pytest.raises(Refused):
            do(deed, group, shift)
        assert list(OrderGroup.objects.values_list()) == kept
