"""Any order of actions of a market day, also silly ones: refusals change nothing and the books stay right."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    multiple,
    rule,
    run_state_machine_as_test,
)

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.errors import Refused
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.office import write_off
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights, skip_line, take_pieces
from dodolan.market.fulfilment.questions import answer_consent, ask_consent
from dodolan.market.fulfilment.shifts import assign_orders, end_shift, release_order
from dodolan.market.ordering.cancel_order import cancel_order
from dodolan.market.ordering.lines import refuse_line
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.boxes import count_cash, verify_count
from dodolan.market.stalls.actions import count_stock, mark_out
from dodolan.market.stalls.sold_by import EACH, EACH_BY_WEIGHT
from dodolan.people.accounts.models import RoleName
from tests.factories.books import broken_promises
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_day,
    make_offer,
    make_order,
    make_shift,
    make_slot,
    make_stock,
)
from tests.factories.people import make_user


class AnyDay(RuleBasedStateMachine):
    """Two runners, three goods, a small slot; actions in any order."""

    purchases: Bundle[Any] = Bundle("purchases")

    @initialize()
    def open_the_market(self) -> None:
        # Every run is undone, or the next one would find its orders.
        self.undone = transaction.atomic()
        self.undone.__enter__()
        self.at: datetime = MORNING
        self.slot = make_slot(capacity=4)
        self.offers = [
            make_offer(price_rp=38_000),
            make_counted_offer(),
            make_offer(good="Ayam", price_rp=60_000, mode=EACH_BY_WEIGHT.code, nominal_g=1_200, increment=1),
        ]
        make_stock(self.offers[1], 6)
        self.shifts = [make_shift(day=make_day(), float_rp=rupiah) for rupiah in (40_000, 900_000)]
        self.officer = make_user("Bu Rini", RoleName.OFFICER, RoleName.TREASURER)

    def teardown(self) -> None:
        """Check the books, then forget the run."""
        if not hasattr(self, "undone"):
            return
        # Once, at the end: history is never taken back, so what an action broke is still broken then.
        try:
            assert broken_promises() == []
        finally:
            transaction.set_rollback(True)
            self.undone.__exit__(None, None, None)

    def _try(self, action: Any, *args: Any, **facts: Any) -> Any:
        self.at += timedelta(seconds=30)
        try:
            return action(*args, **facts, at=self.at)
        except Refused:
            return None

    @rule(target=purchases, steps=st.integers(1, 20), pieces=st.integers(1, 4), money=st.integers(500, 40_000))
    def order(self, steps: int, pieces: int, money: int) -> Any:
        chilli, tempe, hen = self.offers
        wishes = [by_steps(chilli, 50 * steps) if steps % 2 else by_money(chilli, money), by_steps(tempe, pieces)]
        if pieces > 2:
            wishes.append(by_steps(hen, 1))
        purchase = self._try(make_order, *wishes, slot=self.slot)
        return multiple(purchase.pk) if purchase else multiple()

    @rule(purchase=purchases)
    def cancel(self, purchase: Any) -> None:
        self._try(cancel_order, purchase=Purchase.objects.get(pk=purchase), reason="")

    @rule(purchase=purchases, who=st.integers(0, 1))
    def take(self, purchase: Any, who: int) -> None:
        shift = Shift.objects.get(pk=self.shifts[who].pk)
        self._try(assign_orders, shift=shift, purchases=[purchase], by=shift.runner)

    @rule(purchase=purchases)
    def give_back(self, purchase: Any) -> None:
        self._try(release_order, purchase=Purchase.objects.get(pk=purchase))

    @rule(purchase=purchases, who=st.integers(0, 1), percent=st.integers(0, 140), short=st.booleans())
    def shop(self, purchase: Any, who: int, percent: int, short: bool) -> None:
        for line in OrderLine.objects.filter(order__purchase=purchase):
            if short:
                self._try(skip_line, shift=self.shifts[who], line_id=line.pk)
            elif line.mode == EACH.code:
                self._try(take_pieces, shift=self.shifts[who], picked={line.pk: line.ordered_steps or 1})
            else:
                grams = (line.ordered_steps or 100) * (line.nominal_g or 1) * percent // 100
                self._try(record_weights, shift=self.shifts[who], readings=[Reading(line.pk, grams, uuid4())])

    @rule(purchase=purchases, who=st.integers(0, 1), granted=st.booleans())
    def ask(self, purchase: Any, who: int, granted: bool) -> None:
        for line in OrderLine.objects.filter(order__purchase=purchase):
            consent = self._try(ask_consent, shift=self.shifts[who], line_id=line.pk)
            if consent:
                self._try(answer_consent, consent=consent, granted=granted)

    @rule(purchase=purchases)
    def sold_out(self, purchase: Any) -> None:
        line = OrderLine.objects.select_related("order__purchase").filter(order__purchase=purchase).order_by("pk")[0]
        self._try(refuse_line, line=line)

    @rule(number=st.integers(0, 2), left=st.none() | st.integers(0, 10), out=st.booleans())
    def count(self, number: int, left: int | None, out: bool) -> None:
        day = make_day()
        if out:
            self._try(mark_out, offer=self.offers[number], day=day, is_out=bool(left))
        else:
            self._try(count_stock, offer=self.offers[number], day=day, on_hand=left)

    @rule(who=st.integers(0, 1), number=st.integers(0, 2))
    def pay(self, who: int, number: int) -> None:
        self._try(pay_stalls, shift=self.shifts[who], stall=self.offers[number].stall_id)

    @rule(purchase=purchases, who=st.integers(0, 1), right=st.booleans())
    def deliver(self, purchase: Any, who: int, right: bool) -> None:
        row = Purchase.objects.get(pk=purchase)
        self._try(
            hand_over,
            shift=self.shifts[who],
            purchase=row,
            pin=row.pin if right else f"{(int(row.pin) + 1) % 10_000:04d}",
        )

    @rule(purchase=purchases)
    def lose(self, purchase: Any) -> None:
        by = Actor(self.officer.pk, self.officer.name)
        self._try(write_off, purchase=Purchase.objects.get(pk=purchase), reason="nobody took it", by=by)

    @rule(who=st.integers(0, 1), counted=st.integers(0, 10**6))
    def go_home(self, who: int, counted: int) -> None:
        shift = self.shifts[who]
        if self._try(end_shift, shift=shift) and self._try(count_cash, box=shift.box, counted_rp=counted):
            by = Actor(self.officer.pk, self.officer.name)
            shift.box.refresh_from_db()
            self._try(verify_count, box=shift.box, officer=self.officer, by=by)


@pytest.mark.django_db
def test_any_day_ends_with_right_books() -> None:
    quick = settings(max_examples=8, stateful_step_count=20, suppress_health_check=list(HealthCheck))
    run_state_machine_as_test(AnyDay, settings=quick)
