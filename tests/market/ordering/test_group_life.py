"""Where a purchase stands: the rule in Python, the same rule in SQL, and the walls of the table agree on every case."""

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
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.ordering.overview import find_purchases
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from tests.factories.market import MORNING, make_order, make_shift

INSTANTS = ("picking_at", "weighed_at", "delivered_at", "cancelled_at")
CASES = list(product((None, MORNING), repeat=len(INSTANTS)))


def purchase_with(*instants: datetime | None) -> Purchase:
    """A purchase in memory with these instants."""
    return Purchase(placed_at=MORNING, **dict(zip(INSTANTS, instants, strict=True)))


def rank(state: PurchaseState) -> int:
    """How far an order has come; both ends are the end."""
    return {"placed": 0, "picking": 1, "weighed": 2, "delivered": 3, "cancelled": 3}[state.value]


@pytest.mark.django_db
@pytest.mark.parametrize("case", CASES, ids=lambda case: "".join("x" if at else "-" for at in case))
def test_the_lists_say_what_the_order_says(case: tuple[datetime | None, ...]):
    purchase = make_order()
    wanted = dict(zip(INSTANTS, case, strict=True))
    try:
        with transaction.atomic():
            Purchase.objects.filter(pk=purchase.pk).update(**wanted)
    except IntegrityError:
        # The table refuses two ends, and a hand-over before weighing.
        assert wanted["delivered_at"]
        assert wanted["cancelled_at"] or not wanted["weighed_at"]
        return
    state = purchase_state(Purchase.objects.get())
    found = {name for name in PurchaseState if find_purchases(state=name).exists()}
    assert found == {state}


@given(st.lists(st.sampled_from([None, MORNING]), min_size=4, max_size=4), st.integers(0, 3))
def test_one_thing_more_never_leads_back(instants: list[datetime | None], place: int):
    before = purchase_with(*instants)
    after = purchase_with(*(MORNING if i == place else at for i, at in enumerate(instants)))
    assert rank(purchase_state(after)) >= rank(purchase_state(before))


@given(st.lists(st.sampled_from([None, MORNING, MORNING + timedelta(days=1)]), min_size=3, max_size=3))
def test_cancelled_is_cancelled_whatever_else_happened(others: list[datetime | None]):
    assert purchase_state(purchase_with(*others, MORNING)) == PurchaseState.CANCELLED


# From which states which action may be done; everything else is refused and changes nothing.
MAY = {
    "cancel": {PurchaseState.PLACED},
    "shop": {PurchaseState.PLACED, PurchaseState.PICKING, PurchaseState.WEIGHED},
    "write off": {PurchaseState.WEIGHED},
    "hand over": {PurchaseState.WEIGHED},
    "give back": {PurchaseState.PLACED, PurchaseState.CANCELLED},
}


def at_state(state: PurchaseState) -> tuple[Purchase, Shift]:
    """An order brought there by actions, in a runner's hands; and their shift."""
    purchase = make_order()
    shift = make_shift(purchase)
    if state == PurchaseState.CANCELLED:
        cancel_order(purchase=purchase, reason="x", at=MORNING)
    elif state != PurchaseState.PLACED:
        begin_picking(purchase=purchase, at=MORNING)
    if state in (PurchaseState.WEIGHED, PurchaseState.DELIVERED):
        skip_line(shift=shift, line_id=OrderLine.objects.get().pk, at=MORNING)
    if state == PurchaseState.DELIVERED:
        hand_over(shift=shift, purchase=Purchase.objects.get(), pin=purchase.pin, at=MORNING)
    return Purchase.objects.select_related("day__market__village__district__city").get(), shift


def do(action: str, purchase: Purchase, shift: Shift) -> None:
    """One action."""
    later = MORNING + timedelta(minutes=1)
    actions: dict[str, Callable[[], object]] = {
        "cancel": lambda: cancel_order(purchase=purchase, reason="x", at=later),
        "shop": lambda: skip_line(shift=shift, line_id=OrderLine.objects.get().pk, at=later),
        "write off": lambda: write_off(purchase=purchase, reason="x", by=SYSTEM, at=later),
        "hand over": lambda: hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=later),
        "give back": lambda: release_order(purchase=purchase, at=later),
    }
    actions[action]()


@pytest.mark.django_db
@pytest.mark.parametrize("state", PurchaseState)
@pytest.mark.parametrize("action", MAY)
def test_each_action_is_done_from_its_states_only(state: PurchaseState, action: str):
    purchase, shift = at_state(state)
    assert purchase_state(purchase) == state
    kept = list(Purchase.objects.values_list())
    # Handing over again says once more what was paid; it is the one action that may be repeated.
    if (action, state) == ("hand over", PurchaseState.DELIVERED) or state in MAY[action]:
        do(action, purchase, shift)
    else:
        with pytest.raises(Refused):
            do(action, purchase, shift)
        assert list(Purchase.objects.values_list()) == kept
