"""What the city decides today is not for orders of yesterday: orders and questions keep what they were made by."""

from datetime import timedelta

import pytest

from dodolan.kernel.clock import day_of
from dodolan.kernel.terms.actions import set_terms
from dodolan.market.fulfilment.models import Consent
from dodolan.market.fulfilment.terms import CONSENT_WAITS
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.dues import cash_due
from dodolan.people.places.terms import CASH_MULTIPLE, TOLERANCE
from tests.factories.market import MORNING, make_order
from tests.market.fulfilment.test_picking import _too_heavy

pytestmark = pytest.mark.django_db


def test_an_order_keeps_its_tolerance_and_its_rounding():
    before = make_order()
    set_terms(numbers={CASH_MULTIPLE: 1_000, TOLERANCE: 200}, by=None, at=MORNING)
    after = make_order()
    kept = {
        purchase.pk: (purchase.cash_multiple_rp, OrderLine.objects.get(order__purchase=purchase).tolerance_bp)
        for purchase in Purchase.objects.all()
    }
    assert kept == {before.pk: (100, 1_000), after.pk: (1_000, 200)}
    due = {}
    for purchase in Purchase.objects.all():
        purchase.goods_final_rp = 12_345
        due[purchase.pk] = [amount.amount for amount in cash_due(purchase)]
    assert due == {before.pk: [22_300, -45], after.pk: [22_000, -345]}


def test_a_change_for_tomorrow_is_not_for_orders_of_today():
    tomorrow = day_of(MORNING) + timedelta(days=1)
    set_terms(numbers={CASH_MULTIPLE: 1_000}, by=None, at=MORNING, valid_from=tomorrow)
    assert make_order().cash_multiple_rp == 100


def test_a_question_keeps_its_deadline():
    set_terms(numbers={CONSENT_WAITS: 25}, by=None, at=MORNING)
    _shift, _line, consent = _too_heavy()
    set_terms(numbers={CONSENT_WAITS: 5}, by=None, at=MORNING)
    consent = Consent.objects.get(pk=consent.pk)
    assert consent.expires_at - consent.asked_at == timedelta(minutes=25)
