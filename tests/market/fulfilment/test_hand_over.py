"""Handing over: a PIN, the cash, once."""

import pytest

from dodolan.kernel.errors import Missing
from dodolan.kernel.words import BadCode
from dodolan.market.fulfilment.errors import PinLocked, WrongPin
from dodolan.market.fulfilment.handover import hand_over, nobody_there
from dodolan.market.fulfilment.models import HandoverTry, Shift
from dodolan.market.fulfilment.picking import skip_line
from dodolan.market.ordering.models import MOST_PIN_TRIES, OrderLine, Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.paying.boxes import cash_in, count_cash
from dodolan.market.paying.dues import cash_due
from dodolan.market.paying.errors import BoxClosed, NotFinal
from dodolan.market.paying.models import Payment
from rehearsal.city.shopping import shop
from tests.factories.market import MORNING, by_steps, make_counted_offer, make_order, make_shift

pytestmark = pytest.mark.django_db


def _at_the_door() -> tuple[Shift, Purchase]:
    purchase = make_order(by_steps(make_counted_offer(price_rp=6_252), 3))
    shift = make_shift(purchase)
    shop(shift, purchase, at=MORNING)
    return shift, Purchase.objects.get(pk=purchase.pk)


def _wrong(purchase: Purchase) -> str:
    return "0000" if purchase.pin != "0000" else "1111"


def test_pin_and_cash() -> None:
    shift, purchase = _at_the_door()
    assert [amount.amount for amount in cash_due(purchase)] == [28_700, -56]
    payment = hand_over(shift=shift, purchase=purchase, pin=f" {purchase.pin} ", at=MORNING)
    assert (payment.amount_rp, purchase_state(Purchase.objects.get())) == (28_700, PurchaseState.DELIVERED)
    assert cash_in(shift.box).amount == 528_700


def test_done_twice_pays_once() -> None:
    shift, purchase = _at_the_door()
    first = hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    assert hand_over(shift=shift, purchase=Purchase.objects.get(), pin="whatever", at=MORNING) == first
    assert Payment.objects.count() == HandoverTry.objects.count() == 1


def test_a_wrong_pin_changes_nothing_but_is_written_down() -> None:
    shift, purchase = _at_the_door()
    with pytest.raises(WrongPin) as refusal:
        hand_over(shift=shift, purchase=purchase, pin=_wrong(purchase), at=MORNING)
    assert refusal.value.facts["left"] == 4
    assert not Payment.objects.exists()
    assert HandoverTry.objects.get().outcome == "wrong_pin"


@pytest.mark.parametrize("pin", ["", "12", "\0", "9" * 300, "29785", "nope", "297B"])
def test_what_cannot_be_a_pin_is_no_try(pin: str) -> None:
    shift, purchase = _at_the_door()
    with pytest.raises(BadCode) as refusal:
        hand_over(shift=shift, purchase=purchase, pin=pin, at=MORNING)
    assert (refusal.value.facts["field"], refusal.value.facts["digits"]) == ("pin", 4)
    assert Purchase.objects.get().pin_tries_left == MOST_PIN_TRIES
    assert not HandoverTry.objects.exists()


@pytest.mark.parametrize("between", [" ", "  ", "-", ".", "\N{NO-BREAK SPACE}", "\N{EN DASH}", " / "])
def test_a_pin_is_taken_as_it_is_said(between: str) -> None:
    shift, purchase = _at_the_door()
    hand_over(shift=shift, purchase=purchase, pin=between.join(purchase.pin), at=MORNING)
    assert Purchase.objects.get().delivered_at == MORNING


def test_after_five_wrong_pins_an_officer_must_look() -> None:
    shift, purchase = _at_the_door()
    for _ in range(MOST_PIN_TRIES):
        with pytest.raises(WrongPin):
            hand_over(shift=shift, purchase=purchase, pin=_wrong(purchase), at=MORNING)
    with pytest.raises(PinLocked):
        hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    assert not Payment.objects.exists()


def test_not_before_everything_is_weighed() -> None:
    purchase = make_order()
    with pytest.raises(NotFinal):
        hand_over(shift=make_shift(purchase), purchase=purchase, pin=purchase.pin, at=MORNING)
    with pytest.raises(NotFinal):
        cash_due(purchase)


def test_only_by_the_runner_who_has_it() -> None:
    _, purchase = _at_the_door()
    with pytest.raises(Missing):
        hand_over(shift=make_shift(), purchase=purchase, pin=purchase.pin, at=MORNING)
    with pytest.raises(Missing):
        nobody_there(shift=make_shift(), purchase=purchase, at=MORNING)


def test_nobody_there_leaves_it_with_the_runner() -> None:
    shift, purchase = _at_the_door()
    nobody_there(shift=shift, purchase=purchase, at=MORNING)
    assert HandoverTry.objects.get().outcome == "nobody_there"
    assert hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING).amount_rp == 28_700


def test_nothing_bought_costs_nothing() -> None:
    purchase = make_order()
    shift = make_shift(purchase)
    skip_line(shift=shift, line_id=OrderLine.objects.get().pk, at=MORNING)
    payment = hand_over(shift=shift, purchase=Purchase.objects.get(), pin=purchase.pin, at=MORNING)
    assert (payment.amount_rp, payment.splits.count()) == (0, 0)
    assert cash_in(shift.box).amount == 500_000


def test_no_cash_goes_into_a_counted_box() -> None:
    shift, purchase = _at_the_door()
    count_cash(box=shift.box, counted_rp=500_000, at=MORNING, sure=True)
    with pytest.raises(BoxClosed):
        hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    assert not Payment.objects.exists()
