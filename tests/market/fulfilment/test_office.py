"""What an officer does by hand: each action and its trail, or neither."""

from uuid import uuid4

import pytest

from dodolan.kernel.audit.actions import Actor
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.audit.queries import broken_links
from dodolan.market.fulfilment.errors import Begun, Taken, WorkLeft
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import Assignment, HandoverOutcome, HandoverTry
from dodolan.market.fulfilment.office import (
    NoRunner,
    ShiftOver,
    cancel_for_buyer,
    give_orders,
    release_goods,
    take_back,
)
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.paying.errors import NotFinal
from dodolan.market.paying.models import Payment
from dodolan.market.stalls.models import StockDay
from dodolan.people.accounts.models import RoleName, User
from tests.factories.books import broken_promises
from tests.factories.days import delivered_order, fresh, weighed_order
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift, make_stock
from tests.factories.people import make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer() -> User:
    """Bu Rini."""
    return make_user("Bu Rini", RoleName.OFFICER)


@pytest.fixture
def by(officer: User) -> Actor:
    """Bu Rini, for the trail."""
    return Actor(officer.pk, officer.name, "ABCDEFG")


def actions() -> list[tuple[str, dict[str, str]]]:
    """(action, facts) of the trail, in order."""
    return list(AuditEntry.objects.order_by("number").values_list("action", "after"))


def test_orders_given_are_in_the_trail(officer: User, by: Actor):
    shift, purchases = make_shift(), [make_order(), make_order()]
    assert (
        give_orders(shift=shift, purchases=[purchase.pk for purchase in purchases], officer=officer, by=by, at=MORNING)
        == 2
    )
    assert actions() == [
        ("fulfilment.assigned", {"number": purchase.number, "runner": shift.runner.name}) for purchase in purchases
    ]
    assert broken_links() == []


def test_given_twice_is_given_once(officer: User, by: Actor):
    shift, purchase = make_shift(), make_order()
    for times in (1, 0):
        assert give_orders(shift=shift, purchases=[purchase.pk], officer=officer, by=by, at=MORNING) == times
    assert len(actions()) == 1


def test_all_or_none(officer: User, by: Actor):
    free, held = make_order(), make_order()
    make_shift(held)
    with pytest.raises(Taken):
        give_orders(shift=make_shift(), purchases=[free.pk, held.pk], officer=officer, by=by, at=MORNING)
    assert not Assignment.objects.filter(purchase=free).exists()
    assert actions() == []


def test_a_shift_that_ended_takes_nothing(officer: User, by: Actor):
    shift, purchase = make_shift(), make_order()
    end_shift(shift=shift, at=MORNING)
    with pytest.raises(ShiftOver):
        give_orders(shift=shift, purchases=[purchase.pk], officer=officer, by=by, at=MORNING)
    assert (Assignment.objects.count(), actions()) == (0, [])


def test_not_taken_back_while_they_shop(by: Actor):
    purchase = make_order()
    shift = make_shift(purchase)
    take_back(purchase=purchase, by=by, at=MORNING)
    assert Assignment.objects.get().released_at == MORNING
    assert actions() == [("fulfilment.unassigned", {"number": purchase.number, "runner": shift.runner.name})]
    with pytest.raises(NoRunner):
        take_back(purchase=purchase, by=by, at=MORNING)
    begun = make_order()
    make_shift(begun)
    begin_picking(purchase=begun, at=MORNING)
    for busy in (fresh(begun), delivered_order()[0]):
        with pytest.raises(Begun):
            take_back(purchase=fresh(busy), by=by, at=MORNING)
    assert len(actions()) == 1


def test_goods_that_nobody_took_come_back_and_go_out_with_another_runner(by: Actor):
    purchase, first = weighed_order()
    with pytest.raises(WorkLeft):
        end_shift(shift=first, at=MORNING)
    take_back(purchase=fresh(purchase), by=by, at=MORNING)
    assert end_shift(shift=first, at=MORNING).ended_at == MORNING
    second = make_shift(fresh(purchase))
    payment = hand_over(shift=second, purchase=fresh(purchase), pin=purchase.pin, at=MORNING)
    assert payment.box == second.box
    assert broken_promises() == []


def test_cancelled_with_a_reason_and_the_stock_is_free_again(by: Actor):
    offer = make_offer()
    make_stock(offer, 1_000)
    purchase = make_order(by_steps(offer, 600))
    cancel_for_buyer(purchase=purchase, reason="pembeli sakit", by=by, at=MORNING)
    assert StockDay.objects.get().allocated == 0
    assert actions() == [("fulfilment.cancelled", {"number": purchase.number, "reason": "pembeli sakit"})]
    with pytest.raises(TooLate):
        cancel_for_buyer(purchase=purchase, reason="lagi", by=by, at=MORNING)
    assert len(actions()) == 1


def test_goods_released_without_pin(by: Actor):
    purchase, shift = weighed_order()
    payment = release_goods(purchase=purchase, reason="Bu Ani menelepon", by=by, at=MORNING)
    assert (payment.amount_rp, fresh(purchase).delivered_at) == (29_000, MORNING)
    assert HandoverTry.objects.get().outcome == HandoverOutcome.DELIVERED
    said = {"number": purchase.number, "reason": "Bu Ani menelepon", "runner": shift.runner.name}
    assert actions() == [("fulfilment.released", said)]


def test_nothing_is_released_too_early_or_twice_or_from_nobody(by: Actor):
    delivered, _shift = delivered_order()
    held, alone, cancelled = make_order(), make_order(), make_order()
    make_shift(held)
    cancel_for_buyer(purchase=cancelled, reason="x", by=by, at=MORNING)
    payments = Payment.objects.count()
    for purchase, why in ((delivered, TooLate), (cancelled, TooLate), (alone, NoRunner), (held, NotFinal)):
        with pytest.raises(why):
            release_goods(purchase=fresh(purchase), reason=uuid4().hex, by=by, at=MORNING)
    assert (Payment.objects.count(), len(actions())) == (payments, 1)
