"""The runner's question to a buyer: every state of it leads somewhere, and an answer belongs to what was shown."""

from datetime import timedelta
from uuid import uuid4

import pytest

from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.checks import nobody_overcharged
from dodolan.market.fulfilment.errors import QuestionOpen
from dodolan.market.fulfilment.models import Consent, Shift
from dodolan.market.fulfilment.notices import note_asked
from dodolan.market.fulfilment.picking import Reading, pay_stalls, record_weights, skip_line
from dodolan.market.fulfilment.queries import questions_to
from dodolan.market.fulfilment.questions import answer_consent, ask_consent, withdraw_question
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.services.notices.models import Notice
from tests.factories.market import MORNING, by_steps, make_offer, make_order, make_shift

pytestmark = pytest.mark.django_db


def _weigh(shift: Shift, grams: int) -> OrderLine:
    [line] = record_weights(
        shift=shift, readings=[Reading(OrderLine.objects.get().pk, grams, uuid4(), sure=True)], at=MORNING
    )
    return line


def _asked(ordered: int = 250, weighed: int = 2_700) -> tuple[Shift, Consent]:
    """Ordered, weighed far too much, and asked about."""
    shift = make_shift(make_order(by_steps(make_offer(price_rp=40_000), ordered)))
    line = _weigh(shift, weighed)
    return shift, ask_consent(shift=shift, line_id=line.pk, at=MORNING)


def _answer(consent: Consent, *, granted: bool, minutes: int = 1) -> None:
    found = Consent.objects.select_related("line__order__purchase").get(pk=consent.pk)
    answer_consent(consent=found, granted=granted, at=MORNING + timedelta(minutes=minutes))


def test_a_yes_to_a_slip_of_the_finger_is_no_yes_to_what_is_weighed_then():
    """2,7 kg was typed for 270 g, and the buyer said yes; 1,5 kg were charged after that."""
    shift, consent = _asked()
    _answer(consent, granted=True)
    assert OrderLine.objects.get().final_rp == 108_000
    # 275 g at most, as if nobody had asked.
    assert _weigh(shift, 1_500).final_rp == 11_000
    assert _weigh(shift, 270).final_rp == 10_800
    assert nobody_overcharged().holds
    assert not questions_to(Purchase.objects.get()).exists()


def test_the_same_weight_again_keeps_its_answer():
    shift, consent = _asked(weighed=300)
    _answer(consent, granted=True)
    assert _weigh(shift, 300).final_rp == 12_000


def test_a_new_weight_is_a_new_question():
    shift, first = _asked()
    line = _weigh(shift, 400)
    second = ask_consent(shift=shift, line_id=line.pk, at=MORNING)
    assert (second.pk != first.pk, second.measured, second.offered_rp) == (True, 400, 16_000)
    with pytest.raises(TooLate) as late:
        _answer(first, granted=True)
    assert late.value.facts["state"] == "withdrawn"
    _answer(second, granted=True)
    assert OrderLine.objects.get().final_rp == 16_000


def test_one_that_ran_out_is_put_again_and_one_that_did_not_stands():
    shift, first = _asked(weighed=300)
    line = first.line_id
    assert ask_consent(shift=shift, line_id=line, at=first.expires_at - timedelta(seconds=1)) == first
    second = ask_consent(shift=shift, line_id=line, at=first.expires_at)
    assert (second.pk != first.pk, second.expires_at > first.expires_at) == (True, True)
    assert list(questions_to(Purchase.objects.get())) == [second]


def test_no_stall_is_paid_while_its_buyer_may_still_say_yes():
    shift, consent = _asked(weighed=300)
    stall = consent.line.order.stall_id
    with pytest.raises(QuestionOpen) as refused:
        pay_stalls(shift=shift, stall=stall, at=MORNING)
    assert refused.value.facts == {"good": consent.line.good_name}
    _answer(consent, granted=True)
    [payment] = pay_stalls(shift=shift, stall=stall, at=MORNING)
    assert payment.amount_rp == 12_000
    with pytest.raises(TooLate):
        ask_consent(shift=shift, line_id=consent.line_id, at=consent.expires_at)


@pytest.mark.parametrize("how", ["withdrawn", "ran out", "said no"])
def test_every_other_end_lets_the_stall_be_paid_for_what_was_ordered(how: str):
    shift, consent = _asked(weighed=300)
    at = MORNING
    if how == "withdrawn":
        withdraw_question(shift=shift, line_id=consent.line_id, at=at)
        with pytest.raises(TooLate):
            _answer(consent, granted=True)
        with pytest.raises(TooLate):
            withdraw_question(shift=shift, line_id=consent.line_id, at=at)
    elif how == "ran out":
        at = consent.expires_at
    else:
        _answer(consent, granted=False)
    [payment] = pay_stalls(shift=shift, stall=consent.line.order.stall_id, at=at)
    assert payment.amount_rp == 11_000


def test_the_buyer_is_told_at_once():
    _shift, consent = _asked(weighed=300)
    assert Event.objects.get(name="fulfilment.asked").facts == {"consent_id": str(consent.pk)}
    assert note_asked(consent=consent.pk, at=MORNING)
    assert not note_asked(consent=consent.pk, at=MORNING)
    told = Notice.objects.get()
    assert (told.kind, told.urgent, told.facts["good"]) == ("fulfilment.asked", True, consent.line.good_name)


def test_where_none_is_left_no_question_keeps_the_stall_from_its_money():
    shift, consent = _asked(weighed=300)
    skip_line(shift=shift, line_id=consent.line_id, at=MORNING)
    assert pay_stalls(shift=shift, stall=consent.line.order.stall_id, at=MORNING) == []
    with pytest.raises(TooLate):
        _answer(consent, granted=True)
