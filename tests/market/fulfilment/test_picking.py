"""Weighing: events that stay, the 10% rule, consent, and paying the stall."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from django.db import DatabaseError, transaction

from dodolan.kernel.errors import Invalid, Missing
from dodolan.market.fulfilment.models import Consent, Shift, Weighing
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights, skip_line, take_pieces
from dodolan.market.fulfilment.picking_list import picking_list
from dodolan.market.fulfilment.queries import consent_of, questions_to
from dodolan.market.fulfilment.questions import answer_consent, ask_consent
from dodolan.market.ordering.baskets import LineWish
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.models import Adjustment, LineState, OrderLine, Purchase
from dodolan.market.paying.boxes import cash_in
from dodolan.market.paying.errors import NotEnoughCash, NotFinal
from dodolan.market.stalls.models import StallPay
from dodolan.market.stalls.sold_by import EACH_BY_WEIGHT
from tests.factories.market import (
    MORNING,
    by_money,
    by_steps,
    make_counted_offer,
    make_offer,
    make_order,
    make_shift,
    make_stall,
)

pytestmark = pytest.mark.django_db


def _at_the_stall(*wishes: LineWish, float_rp: int = 500_000) -> tuple[Shift, OrderLine]:
    purchase = make_order(*wishes)
    shift = make_shift(purchase, float_rp=float_rp)
    return shift, OrderLine.objects.filter(order__purchase=purchase).order_by("position").get()


def _weigh(shift: Shift, line: OrderLine, grams: int, client_id: UUID | None = None) -> OrderLine:
    record_weights(shift=shift, readings=[Reading(line.pk, grams, client_id or uuid4(), sure=True)], at=MORNING)
    return OrderLine.objects.get(pk=line.pk)


@pytest.mark.parametrize(
    ("grams", "final", "goodwill"), [(540, 20_520, 0), (550, 20_900, 0), (600, 20_900, -1_900), (400, 15_200, 0)]
)
def test_the_ten_percent_rule(grams: int, final: int, goodwill: int) -> None:
    shift, line = _at_the_stall(by_steps(make_offer(price_rp=38_000), 500))
    line = _weigh(shift, line, grams)
    assert (line.state, line.weighed, line.final_rp, line.ordered_steps, line.estimate_rp) == (
        "picked",
        grams,
        final,
        500,
        19_000,
    )
    assert sum(Adjustment.objects.values_list("amount_rp", flat=True)) == goodwill
    assert {row.bearer for row in Adjustment.objects.all()} <= {"stall"}


@pytest.mark.parametrize(("grams", "final"), [(132, 5_000), (140, 5_000), (125, 4_750)])
def test_five_thousand_of_chilli(grams: int, final: int) -> None:
    shift, line = _at_the_stall(by_money(make_offer(price_rp=38_000), 5_000))
    assert _weigh(shift, line, grams).final_rp == final


def test_the_last_reading_counts_and_all_are_kept() -> None:
    shift, line = _at_the_stall(by_steps(make_offer(price_rp=38_000), 500))
    _weigh(shift, line, 600)
    line = _weigh(shift, line, 510)
    assert (line.weighed, line.final_rp) == (510, 19_380)
    assert list(Weighing.objects.order_by("pk").values_list("measured", "value_rp")) == [(600, 22_800), (510, 19_380)]
    assert list(Adjustment.objects.order_by("pk").values_list("amount_rp", flat=True)) == [-1_900, 1_900]
    with pytest.raises(DatabaseError, match="only grows"), transaction.atomic():
        Weighing.objects.update(measured=1)


def test_a_repeated_reading_changes_nothing() -> None:
    shift, line = _at_the_stall(by_steps(make_offer(price_rp=38_000), 500))
    key = uuid4()
    _weigh(shift, line, 510, key)
    assert _weigh(shift, line, 700, key).weighed == 510
    assert Weighing.objects.count() == 1


def test_nothing_on_the_scale_is_short() -> None:
    shift, line = _at_the_stall(by_steps(make_offer(), 500))
    line = _weigh(shift, line, 0)
    assert (line.state, line.final_rp) == (LineState.SHORT, 0)


def test_a_hen_is_counted_and_weighed() -> None:
    hen = make_offer(good="Ayam kampung", price_rp=60_000, mode=EACH_BY_WEIGHT.code, nominal_g=1_200, increment=1)
    shift, line = _at_the_stall(by_steps(hen, 1))
    line = _weigh(shift, line, 1_250)
    assert (line.picked_steps, line.weighed, line.final_rp) == (1, 1_250, 75_000)


@pytest.mark.parametrize("grams", [-1, 2_000_001, 10**18])
def test_impossible_weights(grams: int) -> None:
    shift, line = _at_the_stall(by_steps(make_offer(), 500))
    with pytest.raises(Invalid):
        _weigh(shift, line, grams)
    assert not Weighing.objects.exists()


def test_counted_goods_are_not_weighed_and_the_reverse() -> None:
    shift, line = _at_the_stall(by_steps(make_counted_offer(), 2))
    with pytest.raises(Invalid):
        _weigh(shift, line, 100)
    weighed_shift, weighed = _at_the_stall(by_steps(make_offer(), 500))
    with pytest.raises(Invalid):
        take_pieces(shift=weighed_shift, picked={weighed.pk: 1}, at=MORNING)
    assert take_pieces(shift=shift, picked={line.pk: 2}, at=MORNING)[0].final_rp == 8_000


def test_only_what_is_in_their_hands() -> None:
    shift, line = _at_the_stall(by_steps(make_offer(), 500))
    stranger = make_shift()
    with pytest.raises(Missing):
        _weigh(stranger, line, 500)
    with pytest.raises(Missing):
        skip_line(shift=stranger, line_id=line.pk, at=MORNING)
    with pytest.raises(Missing):
        take_pieces(shift=stranger, picked={line.pk: 1}, at=MORNING)
    assert shift.box != stranger.box


def test_nothing_to_be_had() -> None:
    shift, line = _at_the_stall(by_steps(make_offer(), 500))
    assert skip_line(shift=shift, line_id=line.pk, at=MORNING).final_rp == 0
    purchase = Purchase.objects.get()
    assert (purchase.goods_final_rp, purchase.picking_at, purchase.weighed_at) == (0, MORNING, MORNING)


def test_one_list_over_all_orders_merged_by_stall_and_good() -> None:
    first, second = make_stall(), make_stall()
    chilli, tempe = make_offer(first), make_counted_offer(second)
    purchases = [
        make_order(by_steps(chilli, 250), by_steps(tempe, 2)),
        make_order(by_money(chilli, 5_000), by_steps(tempe, 4)),
    ]
    stops = picking_list(make_shift(*purchases))
    assert [stop.stall for stop in stops] == [first, second]
    [[item], [pieces]] = [stop.items for stop in stops]
    assert (item.steps, item.money.amount, len(item.lines)) == (250, 5_000, 2)
    assert (pieces.steps, pieces.money.amount, pieces.done) == (6, 0, False)


def test_the_list_takes_a_constant_number_of_statements(django_assert_max_num_queries: object) -> None:
    offers = [make_offer(make_stall(), good=f"Barang {n}") for n in range(4)]
    shift = make_shift(*(make_order(*(by_steps(offer, 50) for offer in offers)) for _ in range(5)))
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        stops = picking_list(shift)
        assert sum(len(item.lines) for stop in stops for item in stop.items) == 20
        assert [stop.to_pay.amount for stop in stops] == [0] * 4


def _too_heavy() -> tuple[Shift, OrderLine, Consent]:
    shift, line = _at_the_stall(by_steps(make_offer(price_rp=38_000), 500))
    line = _weigh(shift, line, 600)
    return shift, line, ask_consent(shift=shift, line_id=line.pk, at=MORNING)


def test_a_buyer_who_says_yes_pays_for_the_weight() -> None:
    shift, line, consent = _too_heavy()
    purchase = Purchase.objects.get()
    assert (consent.offered_rp, list(questions_to(purchase))) == (22_800, [consent])
    answer_consent(consent=consent_of(purchase, consent.pk), granted=True, at=MORNING)
    line.refresh_from_db()
    assert line.final_rp == 22_800
    assert sum(Adjustment.objects.values_list("amount_rp", flat=True)) == 0
    # The yes was to 600 g: what is weighed anew is asked anew.
    assert _weigh(shift, line, 590).final_rp == 20_900


def test_a_buyer_who_says_no_pays_the_ceiling() -> None:
    _, line, consent = _too_heavy()
    answer_consent(consent=consent, granted=False, at=MORNING)
    line.refresh_from_db()
    assert line.final_rp == 20_900


def test_an_answer_comes_once_and_in_time() -> None:
    shift, line, consent = _too_heavy()
    assert ask_consent(shift=shift, line_id=line.pk, at=MORNING + timedelta(minutes=3)) == consent
    with pytest.raises(TooLate):
        answer_consent(consent=consent, granted=True, at=consent.expires_at)
    answer_consent(consent=consent, granted=True, at=MORNING)
    with pytest.raises(TooLate):
        answer_consent(consent=consent, granted=False, at=MORNING)
    with pytest.raises(Missing):
        consent_of(make_order(), consent.pk)


def test_nothing_to_ask_within_the_limit() -> None:
    shift, line = _at_the_stall(by_steps(make_offer(), 500))
    _weigh(shift, line, 550)
    with pytest.raises(Invalid):
        ask_consent(shift=shift, line_id=line.pk, at=MORNING)


def test_a_stall_is_paid_once_for_all_orders() -> None:
    stall = make_stall()
    offer = make_counted_offer(stall)
    shift = make_shift(make_order(by_steps(offer, 2)), make_order(by_steps(offer, 3)))
    lines = list(OrderLine.objects.all())
    take_pieces(shift=shift, picked={line.pk: line.ordered_steps or 0 for line in lines}, at=MORNING)
    first = pay_stalls(shift=shift, stall=stall.pk, at=MORNING)
    assert sorted(payment.amount_rp for payment in first) == [8_000, 12_000]
    assert {p.pk for p in pay_stalls(shift=shift, stall=stall.pk, at=MORNING)} == {p.pk for p in first}
    assert cash_in(shift.box).amount == 480_000
    assert [stop.to_pay.amount for stop in picking_list(shift)] == [0]
    with pytest.raises(TooLate):
        take_pieces(shift=shift, picked={lines[0].pk: 0}, at=MORNING)


def test_a_stall_with_payouts_gets_no_cash() -> None:
    offer = make_counted_offer(make_stall(pay=StallPay.PAYOUT))
    shift, line = _at_the_stall(by_steps(offer, 2))
    take_pieces(shift=shift, picked={line.pk: 2}, at=MORNING)
    assert pay_stalls(shift=shift, stall=offer.stall_id, at=MORNING) == []
    assert cash_in(shift.box).amount == 500_000


def test_paying_waits_for_the_scale_and_for_cash() -> None:
    shift, line = _at_the_stall(by_steps(make_offer(price_rp=38_000), 500), float_rp=10_000)
    stall = line.order.stall_id
    with pytest.raises(NotFinal):
        pay_stalls(shift=shift, stall=stall, at=MORNING)
    _weigh(shift, line, 500)
    with pytest.raises(NotEnoughCash) as refusal:
        pay_stalls(shift=shift, stall=stall, at=MORNING)
    assert refusal.value.facts == {"needed_rp": 19_000, "held_rp": 10_000}
