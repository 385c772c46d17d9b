"""No sequence of actions brings an order, or a payout, where its table does not lead."""

from collections.abc import Callable, Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from dodolan.kernel.audit.actions import SYSTEM
from dodolan.kernel.states.errors import WrongState
from dodolan.market.fulfilment.handover import deliver_without_pin
from dodolan.market.fulfilment.models import Shift
from dodolan.market.ordering.cancel_order import cancel_order, close_unclaimed
from dodolan.market.ordering.lines import begin_picking, settle_line
from dodolan.market.ordering.models import LineState, OrderLine, Purchase
from dodolan.market.ordering.rules import PurchaseState, charge_counted, purchase_state
from dodolan.market.ordering.states import BEGIN, CANCEL, DELIVER, PURCHASE, WEIGH, WRITE_OFF
from dodolan.market.paying.errors import NotFinal
from dodolan.market.paying.models import Payout, PayoutState
from dodolan.market.paying.settlement import approve_payouts, mark_paid
from dodolan.market.paying.states import APPROVE, PAY, PAYOUT
from dodolan.people.accounts.models import RoleName
from tests.factories.market import DAY, MORNING, make_order, make_payout, make_shift
from tests.factories.people import make_user


def actions_on(stale: Purchase, shift: Shift) -> Mapping[str, Callable[[], object]]:
    """The actions of the rooms behind each move, done by somebody who read the order when it was placed."""
    line = OrderLine.objects.select_related("order").get(order__purchase=stale)
    nothing = {"state": LineState.SHORT, "picked": 0, "weighed": None, "charge": charge_counted(line, 0)}
    return {
        BEGIN: lambda: begin_picking(purchase=stale, at=MORNING),
        WEIGH: lambda: settle_line(line=line, at=MORNING, **nothing),  # type: ignore[arg-type]
        DELIVER: lambda: deliver_without_pin(shift=shift, purchase=Purchase.objects.get(pk=stale.pk), at=MORNING),
        CANCEL: lambda: cancel_order(purchase=stale, reason="x", at=MORNING),
        WRITE_OFF: lambda: close_unclaimed(purchase=stale, reason="x", at=MORNING),
    }


class Laws(TestCase):
    """Laws of both tables, tried on rows."""

    @given(asked=st.lists(st.sampled_from(list(PURCHASE.moves)), max_size=7))
    def test_an_order_stands_where_its_table_leads(self, asked: list[str]):
        """An action is done exactly where the table allows it; handing over twice is the one that may be repeated."""
        purchase = make_order()
        shift, state = make_shift(purchase), PurchaseState.PLACED
        actions = actions_on(purchase, shift)
        for name in asked:
            target = PURCHASE.after(state, name)
            if target is None and (name, state) == (DELIVER, PurchaseState.DELIVERED):
                target = state
            try:
                actions[name]()
            except (WrongState, NotFinal):
                assert target is None, (state, name)
            else:
                assert target is not None, (state, name)
                state = target
            assert purchase_state(Purchase.objects.get(pk=purchase.pk)) == state

    @given(asked=st.lists(st.sampled_from(list(PAYOUT.moves)), max_size=4))
    def test_a_payout_stands_where_its_table_leads(self, asked: list[str]):
        """Proposed, approved, paid, and each of them once."""
        proposer, other = make_user("Bu Rini", RoleName.OFFICER), make_user("Pak Hadi", RoleName.TREASURER)
        payout = make_payout(proposer)
        actions: dict[str, Callable[[], object]] = {
            APPROVE: lambda: approve_payouts(payouts=[payout.pk], officer=other, by=SYSTEM, at=MORNING),
            PAY: lambda: mark_paid(payout=payout, bank_ref="1", officer=other, by=SYSTEM, at=MORNING, today=DAY),
        }
        state = PayoutState.PROPOSED
        for name in asked:
            target = PAYOUT.after(state, name)
            try:
                actions[name]()
            except WrongState as refusal:
                facts = refusal.facts
                assert target is None
                assert facts == {"state": state.value, "needed": [s.value for s in PAYOUT.sources(name)]}
            else:
                assert target is not None
                state = target
            assert Payout.objects.get(pk=payout.pk).state == state


@pytest.mark.django_db
def test_too_late_says_where_the_order_stands():
    purchase = make_order()
    begin_picking(purchase=purchase, at=MORNING)
    with pytest.raises(WrongState) as refusal:
        cancel_order(purchase=purchase, reason="x", at=MORNING + timedelta(minutes=1))
    assert (refusal.value.code, refusal.value.facts) == (
        "ordering.too_late",
        {"state": "picking", "needed": ["placed"]},
    )
