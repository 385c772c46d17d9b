"""Paying a stall in cash when its goods are picked."""

from datetime import datetime

from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.money import Rupiah
from dodolan.market.ordering.models import Purchase, StallOrder
from dodolan.market.paying import accounts
from dodolan.market.paying.boxes import cash_in, refuse_closed
from dodolan.market.paying.errors import NotEnoughCash, NotFinal
from dodolan.market.paying.models import CashBox, StallPayment
from dodolan.market.stalls.models import StallPay


@write_tx()
def pay_stall(*, box: CashBox, order: StallOrder, at: datetime) -> StallPayment | None:
    """Pay a stall in cash for its order of a purchase; asked again, returns the first payment.

    None if nothing is to be paid now: the stall gets payouts, or nothing was picked. Raises NotFinal while lines are
    to be weighed, NotEnoughCash, BoxClosed.
    """
    refuse_closed(box)
    # Settling a line takes the same row, so a stall is never paid for a sum that changes under it.
    Purchase.objects.select_for_update().get(pk=order.purchase_id)
    order.refresh_from_db(fields=["final_rp"])
    known = StallPayment.objects.filter(order=order).first()
    if known or order.stall.pay != StallPay.CASH_AT_PICK or order.final_rp == 0:
        return known
    if order.final_rp is None:
        raise NotFinal("Goods of this stall are still to be weighed.", number=order.number)
    # By the ledger, which holds every rupiah of the box.
    held = cash_in(box)
    if held.amount < order.final_rp:
        raise NotEnoughCash("The box holds less.", needed_rp=order.final_rp, held_rp=held.amount)
    day = order.purchase.day.date
    payment = StallPayment.objects.create(box=box, order=order, amount_rp=order.final_rp, paid_at=at, day=day)
    post_journal(
        kind=accounts.STALL_PAID,
        key=f"stall_paid:{order.pk}",
        source=order.pk,
        day=day,
        at=at,
        memo=order.number,
        postings=[
            Posting(accounts.STALL_PAYABLE, Rupiah(order.final_rp), order.stall_id),
            Posting(accounts.RUNNER_CASH, Rupiah(-order.final_rp), box.pk),
        ],
    )
    return payment
