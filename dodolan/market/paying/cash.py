"""Cash: the runner's box from float to count, paying stalls, and being paid at the door.

Every function posts the journals of what it does; signs and accounts follow the worked day in the tests.
"""

from datetime import datetime

from django.db import IntegrityError

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.claims.actions import claim, claimed
from dodolan.kernel.errors import Invalid
from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.actions import Posting, post_journal
from dodolan.kernel.ledger.queries import balance
from dodolan.kernel.money import MOST, Rupiah, round_down_to
from dodolan.kernel.outbox.actions import record_event
from dodolan.market.ordering.models import Adjustment, AdjustmentKind, Bearer, Purchase, StallOrder
from dodolan.market.paying import accounts, events
from dodolan.market.paying.audit import CASH_VERIFIED
from dodolan.market.paying.errors import BoxClosed, NotEnoughCash, NotFinal, SameSigner
from dodolan.market.paying.models import CashBox, Method, Payment, PaymentSplit, SplitKind, StallPayment
from dodolan.market.stalls.models import MarketDay, StallPay
from dodolan.people.accounts.models import User

# A zero too many: nobody rides through the city with more than this.
LARGEST_FLOAT_RP = 10_000_000


@write_tx()
def open_box(*, runner: User, day: MarketDay, float_rp: int, at: datetime) -> CashBox:
    """Hand a runner his float for a market day. Raises Invalid for a float below 0 or above LARGEST_FLOAT_RP."""
    if not 0 <= float_rp <= LARGEST_FLOAT_RP:
        raise Invalid(f"A float is Rp 0 to {LARGEST_FLOAT_RP}.", field="float", most_rp=LARGEST_FLOAT_RP)
    box = CashBox.objects.create(runner=runner, day=day, float_rp=float_rp, opened_at=at)
    if float_rp:
        post_journal(
            kind=accounts.FLOAT,
            # The key is what makes a journal unique: tried again, it stands there once.
            key=f"float:{box.pk}",
            source=box.pk,
            day=day.date,
            at=at,
            postings=[
                Posting(accounts.RUNNER_CASH, Rupiah(float_rp), box.pk),
                Posting(accounts.CITY_CASH, Rupiah(-float_rp)),
            ],
        )
    return box


def cash_in(box: CashBox) -> Rupiah:
    """What should be in the box now, by the ledger."""
    return balance(accounts.RUNNER_CASH, box.pk)


@write_tx()
def pay_stall(*, box: CashBox, order: StallOrder, at: datetime) -> StallPayment | None:
    """Pay a stall in cash for its order of a purchase; asked again, returns the first payment.

    None if nothing is to be paid now: the stall gets payouts, or nothing was picked. Raises NotFinal while lines are
    to be weighed, NotEnoughCash, BoxClosed.
    """
    _refuse_closed(box)
    # Settling a line takes the same row, so a stall is never paid for a sum that changes under it.
    Purchase.objects.select_for_update().get(pk=order.purchase_id)
    order.refresh_from_db(fields=["final_rp"])
    known = StallPayment.objects.filter(order=order).first()
    if known or order.stall.pay != StallPay.CASH_AT_PICK or order.final_rp == 0:
        return known
    if order.final_rp is None:
        raise NotFinal("Goods of this stall are still to be weighed.", number=order.number)
    # By the ledger and not by what the runner remembers.
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


def fee_due(purchase: Purchase) -> Rupiah:
    """What delivery costs in the end: nobody pays for a ride that brought nothing."""
    return Rupiah(purchase.delivery_fee_rp if purchase.goods_final_rp else 0)


def cash_due(purchase: Purchase) -> tuple[Rupiah, Rupiah]:
    """(cash to collect, rounding): goods and delivery rounded down to the order's multiple; rounding is 0 or negative.

    Raises NotFinal before everything is weighed. Nothing bought at all costs nothing, delivery neither.
    """
    if purchase.goods_final_rp is None:
        raise NotFinal("Goods are still to be weighed.", number=purchase.number)
    exact = Rupiah(purchase.goods_final_rp) + fee_due(purchase)
    due = round_down_to(exact, purchase.cash_multiple_rp)
    return due, due - exact


@write_tx()
def collect_cash(*, box: CashBox, purchase: Purchase, at: datetime) -> Payment:
    """Take the buyer's cash for a weighed purchase, once; asked again, returns the first payment.

    Posts: debit the runner's cash and the rounding, credit what the stalls and the runner have earned.
    Raises NotFinal and BoxClosed.
    """
    _refuse_closed(box)
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
        # Pressed on two phones the first payment counts, and both hear of it.
        return Payment.objects.get(purchase=purchase)
    orders = [order for order in purchase.orders.all() if order.final_rp]
    _split(payment, orders, fee, rounding)
    if rounding:
        Adjustment.objects.create(
            purchase=purchase,
            kind=AdjustmentKind.CASH_ROUNDING,
            amount_rp=rounding.amount,
            bearer=Bearer.CITY,
            made_at=at,
        )
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


@write_tx()
def count_cash(*, box: CashBox, counted_rp: int, at: datetime) -> CashBox:
    """The runner says what he counted; nothing goes through the box any more. Raises Invalid and BoxClosed."""
    if not 0 <= counted_rp <= MOST:
        raise Invalid("Cash is not negative.", field="counted")
    open_boxes = CashBox.objects.filter(pk=box.pk, counted_at__isnull=True)
    # Counted once: a second count, after talking about it, would hide the first.
    claim(open_boxes, otherwise=BoxClosed("Counted already."), counted_rp=counted_rp, counted_at=at)
    box.counted_rp, box.counted_at = counted_rp, at
    record_event(events.CASH_COUNTED, at=at, box_id=str(box.pk), counted_rp=counted_rp)
    return box


@write_tx()
def verify_count(*, box: CashBox, officer: User, by: Actor, at: datetime) -> CashBox:
    """An officer counts too and takes the cash: the variance is posted and the box is empty.

    variance = counted - expected. Raises SameSigner for the runner himself, NotFinal before he counted; verified
    twice, the first time counts.
    """
    if officer.pk == box.runner_id:
        raise SameSigner("Two people sign.")
    if box.counted_rp is None:
        raise NotFinal("The runner has not counted yet.", number="")
    if box.verified_at:
        return box
    # Posted to the runner by name: small differences add up, and a pattern can be talked about.
    variance = Rupiah(box.counted_rp) - cash_in(box)
    waiting = CashBox.objects.filter(pk=box.pk, verified_at__isnull=True)
    if claimed(waiting, variance_rp=variance.amount, verified_by=officer, verified_at=at):
        _empty(box, Rupiah(box.counted_rp), variance, at)
        record_action(
            actor=by,
            action=CASH_VERIFIED,
            subject=box.pk,
            at=at,
            after={"counted_rp": box.counted_rp, "variance_rp": variance.amount},
        )
    box.refresh_from_db()
    return box


def _empty(box: CashBox, counted: Rupiah, variance: Rupiah, at: datetime) -> None:
    lines = [
        Posting(accounts.CITY_CASH, counted),
        Posting(accounts.CASH_VARIANCE, -variance, box.runner_id),
        Posting(accounts.RUNNER_CASH, -(counted - variance), box.pk),
    ]
    # A runner without float and without sales has an empty box and no journal.
    if any(line.amount for line in lines):
        post_journal(
            kind=accounts.CASH_COUNT, key=f"cash_count:{box.pk}", source=box.pk, day=box.day.date, at=at, postings=lines
        )


def _refuse_closed(box: CashBox) -> None:
    if CashBox.objects.filter(pk=box.pk, counted_at__isnull=False).exists():
        raise BoxClosed("The box was counted.")
