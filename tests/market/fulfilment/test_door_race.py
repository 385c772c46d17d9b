"""Many phones at one door: no more PINs are compared than allowed, and the goods are handed over once."""

import threading
from datetime import timedelta

import pytest

from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.fulfilment.models import HandoverTry
from dodolan.market.fulfilment.shifts import end_shift
from dodolan.market.ordering.lines import begin_picking
from dodolan.market.ordering.models import MOST_PIN_TRIES, Purchase
from dodolan.market.paying.models import Payment
from tests.factories.market import MORNING, make_order
from tests.factories.races import all_at_once
from tests.market.fulfilment.test_hand_over import _at_the_door, _wrong

pytestmark = pytest.mark.django_db(transaction=True)


def test_guesses_sent_side_by_side_are_counted_one_by_one():
    shift, purchase = _at_the_door()
    outcomes = all_at_once(20, lambda: hand_over(shift=shift, purchase=purchase, pin=_wrong(purchase), at=MORNING))
    assert outcomes == {"fulfilment.wrong_pin": MOST_PIN_TRIES, "fulfilment.pin_locked": 20 - MOST_PIN_TRIES}
    assert HandoverTry.objects.count() == MOST_PIN_TRIES
    assert Purchase.objects.get().pin_tries_left == 0


def test_counting_the_notes_first_lets_more_guesses_through():
    """The control: the same guesses, judged by a count that is read before it is written."""
    shift, purchase = _at_the_door()
    counted = threading.Barrier(10)

    def guess() -> None:
        wrong = HandoverTry.objects.filter(purchase=purchase).count()
        counted.wait()
        if wrong < MOST_PIN_TRIES:
            HandoverTry.objects.create(
                purchase=purchase, runner=shift.runner, outcome="wrong_pin", at=MORNING, day=MORNING
            )

    all_at_once(10, guess)
    assert HandoverTry.objects.count() > MOST_PIN_TRIES


def test_the_right_pin_on_two_phones_is_one_payment():
    shift, purchase = _at_the_door()
    stale = [Purchase.objects.get() for _ in range(4)]
    outcomes = all_at_once(4, lambda: hand_over(shift=shift, purchase=stale.pop(), pin=purchase.pin, at=MORNING))
    assert outcomes == {"done": 4}
    assert (Payment.objects.count(), HandoverTry.objects.count()) == (1, 1)


def test_the_first_beginning_counts_for_whoever_looked_before_it():
    stale, also_stale = make_order(), Purchase.objects.get()
    begin_picking(purchase=stale, at=MORNING)
    begin_picking(purchase=also_stale, at=MORNING + timedelta(minutes=20))
    assert Purchase.objects.get().picking_at == MORNING


def test_a_shift_that_ends_on_two_phones_is_told_once():
    shift, purchase = _at_the_door()
    hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    assert all_at_once(5, lambda: end_shift(shift=shift, at=MORNING)) == {"done": 5}
    assert Event.objects.filter(name="fulfilment.shift_ended").count() == 1
