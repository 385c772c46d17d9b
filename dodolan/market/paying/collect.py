"""Being paid at the door.

Signs and accounts follow the worked day in the tests.
"""

from datetime import datetime

from django.db import IntegrityError

from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.models import WHOLE_CITY
from dodolan.kernel.money import Rupiah
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.ordering.adjustments import note_rounding
from dodolan.market.ordering.models import Purchase, StallOrder
from dodolan.market.paying import accounts, events
from dodolan.market.paying.boxes import refuse_closed
from dodolan.market.paying.dues import cash_due, fee_due
from dodolan.market.paying.methods import CASH, PaymentMethod
from dodolan.market.paying.models import CashBox, Payment, PaymentSplit, SplitKind


@write_tx()
def collect(*, box: CashBox, purchase: Purchase, at: datetime, method: PaymentMethod = CASH) -> Payment:
    """Be paid for a weighed purchase, once; asked again, returns the first payment. box is that of who hands over.

    The sum is the same however it is paid. Posts: debit the method's account and the rounding, credit what the stalls
    and the runner have earned. Raises NotFinal, and BoxClosed once the box was counted, even if asked again.
    """
    refuse_closed(box)
    known = Payment.objects.filter(purchase=purchase).first()
    if known:
        return known
    (due, rounding), fee = cash_due(purchase), fee_due(purchase)
    try:
        with write_tx():
            payment = Payment.objects.create(
                purchase=purchase,
                method=method.key,
                # What the runner does not take along must not be missing in the box.
                box=box if method.fills_box else None,
                amount_rp=due.amount,
                paid_at=at,
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
        _post_sale(
            payment, box, method.account, [*_earned(box, orders, fee), Posting(accounts.ROUNDING, -rounding)], at
        )
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


def _earned(box: CashBox, orders: list[StallOrder], fee: Rupiah) -> list[Posting]:
    stalls = [Posting(accounts.STALL_PAYABLE, Rupiah(-(order.final_rp or 0)), order.stall_id) for order in orders]
    # The fee is the runner's own, although it lies with the city until a payout.
    return [*stalls, Posting(accounts.RUNNER_PAYABLE, -fee, box.runner_id)]


def _post_sale(payment: Payment, box: CashBox, account: AccountKind, others: list[Posting], at: datetime) -> None:
    purchase = payment.purchase
    owner = {"cash_box": box.pk, "purchase": purchase.pk}.get(account.owner, WHOLE_CITY)
    post_journal(
        kind=accounts.SALE,
        key=f"sale:{purchase.pk}",
        source=purchase.pk,
        day=purchase.day.date,
        at=at,
        memo=purchase.number,
        postings=[Posting(account, Rupiah(payment.amount_rp), owner), *others],
    )
