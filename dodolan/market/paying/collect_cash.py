"""Being paid in cash at the door.

Signs and accounts follow the worked day in the tests.
"""

from datetime import datetime

from django.db import IntegrityError

from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.money import Rupiah
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.ordering.adjustments import note_rounding
from dodolan.market.ordering.models import Purchase, StallOrder
from dodolan.market.paying import accounts, events
from dodolan.market.paying.boxes import refuse_closed
from dodolan.market.paying.dues import cash_due, fee_due
from dodolan.market.paying.models import CashBox, Method, Payment, PaymentSplit, SplitKind


@write_tx()
def collect_cash(*, box: CashBox, purchase: Purchase, at: datetime) -> Payment:
    """Take the buyer's cash for a weighed purchase, once; asked again, returns the first payment.

    Posts: debit the runner's cash and the rounding, credit what the stalls and the runner have earned.
    Raises NotFinal and BoxClosed.
    """
    refuse_closed(box)
    known = Payment.objects.filter(purchase=purchase).first()
    if known:
        return known
    (due, rounding), fee = cash_due(purchase), fee_due(purchase)
    try:
        with write_tx():
            payment = Payment.objects.create(
                purchase=purchase, method=Method.CASH, box=box, amount_rp=due.amount, paid_at=at
            )
    except IntegrityError:
        # Pressed on two phones, the first payment counts and both get it.
        return Payment.objects.get(purchase=purchase)
    orders = [order for order in purchase.orders.all() if order.final_rp]
    _split(payment, orders, fee, rounding)
    if rounding:
        note_rounding(purchase=purchase, rounding=rounding, at=at)
    # An order for which nothing was found is closed by a payment of nothing, without a journal.
    if orders:
        _post_sale(payment, orders, fee, rounding, at)
    record_event(events.COLLECTED, at=at, purchase_id=str(purchase.pk), amount_rp=due.amount)
    return payment


def _split(payment: Payment, orders: list[StallOrder], fee: Rupiah, rounding: Rupiah) -> None:
    parts = [
        PaymentSplit(payment=payment, kind=SplitKind.GOODS, order=order, amount_rp=order.final_rp or 0)
        for order in orders
    ]
    if fee:
        parts.append(PaymentSplit(payment=payment, kind=SplitKind.DELIVERY, amount_rp=fee.amount))
    if rounding:
        parts.append(PaymentSplit(payment=payment, kind=SplitKind.ROUNDING, amount_rp=rounding.amount))
    PaymentSplit.objects.bulk_create(parts)


def _post_sale(payment: Payment, orders: list[StallOrder], fee: Rupiah, rounding: Rupiah, at: datetime) -> None:
    box, purchase = payment.box, payment.purchase
    if box is None:
        raise ValueError("Cash goes into a box.")
    stalls = [Posting(accounts.STALL_PAYABLE, Rupiah(-(order.final_rp or 0)), order.stall_id) for order in orders]
    post_journal(
        kind=accounts.SALE,
        key=f"sale:{purchase.pk}",
        source=purchase.pk,
        day=purchase.day.date,
        at=at,
        memo=purchase.number,
        postings=[
            Posting(accounts.RUNNER_CASH, Rupiah(payment.amount_rp), box.pk),
            Posting(accounts.ROUNDING, -rounding),
            *stalls,
            # The fee is the runner's own, although it lies in the city's box until a payout.
            Posting(accounts.RUNNER_PAYABLE, -fee, box.runner_id),
        ],
    )
