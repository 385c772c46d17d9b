"""Another way to pay than cash: the box stays as it is, its account is debited, the books are right."""

import pytest

from dodolan.kernel.ledger.models import Entry
from dodolan.market.fulfilment.handover import hand_over
from dodolan.market.paying import accounts
from dodolan.market.paying.boxes import cash_in
from dodolan.market.paying.checks import CHECKS
from dodolan.market.paying.methods import CASH, PaymentMethod, method_by_key
from dodolan.market.paying.models import Payment
from dodolan.market.paying.queries import way_paid
from tests.factories.days import fresh, weighed_order
from tests.factories.market import MORNING

pytestmark = pytest.mark.django_db
CARD = PaymentMethod("card", "Paid by card", "Handed over, paid by card", accounts.CITY_CASH)


def debited() -> dict[str, int]:
    """What the journal of the sale debits, by kind of account."""
    entries = Entry.objects.filter(journal__kind="sale", amount_rp__gt=0)
    return dict(entries.values_list("account__kind", "amount_rp"))


@pytest.mark.parametrize(("method", "account"), [(CASH, "runner_cash"), (CARD, "city_cash")])
def test_the_sale_is_debited_to_the_account_of_the_method(method: PaymentMethod, account: str):
    purchase, shift = weighed_order()
    before = cash_in(shift.box)
    hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING, method=method)
    payment = Payment.objects.get()
    assert (payment.method, payment.box_id) == (method.key, shift.box_id if method.fills_box else None)
    assert debited() == {account: payment.amount_rp}
    assert (cash_in(shift.box) - before).amount == (payment.amount_rp if method.fills_box else 0)
    assert [check.key for check in CHECKS if not check.find().holds] == []


def test_a_purchase_knows_how_it_was_paid():
    purchase, shift = weighed_order()
    assert way_paid(purchase) is None
    hand_over(shift=shift, purchase=purchase, pin=purchase.pin, at=MORNING)
    assert way_paid(fresh(purchase)) == CASH
    assert method_by_key("a way of yesterday") == CASH
