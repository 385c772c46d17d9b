"""The large cheats: everything that could witness against them is made to fit."""

import json
from random import Random

from django.db.models import F

from dodolan.kernel.canonical import canonical, digest
from dodolan.kernel.ledger.models import Entry, Journal
from dodolan.kernel.outbox.models import Event
from dodolan.market.fulfilment.models import Assignment, HandoverTry, Weighing
from dodolan.market.ordering.models import Adjustment, DeliverySlot, OrderLine, Purchase, StallOrder
from dodolan.market.paying.models import Payment, PaymentSplit, StallPayment
from dodolan.services.documents.models import Document, Series
from rehearsal.cheats.hand import change, erase, move_money, one_of
from rehearsal.cheats.values import cheats


def line_lowered_everywhere(dice: Random) -> None:
    """Goods of a paid order weighed less: scale, line, order, payments, journals and receipt all fit."""
    paid = OrderLine.objects.filter(order__stall_payment__isnull=False, order__purchase__delivered_at__isnull=False)
    plain = paid.filter(ordered_rp=None, price_steps=1_000, weighed__gt=200, adjustments=None)
    line = one_of(plain.filter(final_rp__gt=2_000), dice)
    order, purchase = line.order, line.order.purchase
    less = _grams(line)
    weighing = Weighing.objects.filter(line=line).latest("weighed_at")
    cheaper = line.unit_price.of(weighing.measured - less).amount
    rp = weighing.value_rp - cheaper
    change(weighing, measured=weighing.measured - less, value_rp=cheaper)
    change(line, weighed=weighing.measured, final_rp=cheaper)
    change(order, final_rp=(order.final_rp or 0) - rp)
    change(purchase, goods_final_rp=(purchase.goods_final_rp or 0) - rp)
    _pay_less(purchase, order, rp)
    _rewrite_receipt(purchase, line)


def _grams(line: OrderLine) -> int:
    """The fewest grams that make a line cheaper by whole Rp 500, so that no rounding changes."""
    weighed = line.weighed or 0
    own = line.unit_price.of(weighed).amount
    cheaper = ((grams, own - line.unit_price.of(weighed - grams).amount) for grams in range(1, weighed))
    return next(grams for grams, rp in cheaper if rp and rp % 500 == 0)


def _pay_less(purchase: Purchase, order: StallOrder, rp: int) -> None:
    payment = Payment.objects.get(purchase=purchase)
    change(payment, amount_rp=payment.amount_rp - rp)
    PaymentSplit.objects.filter(payment=payment, order=order).update(amount_rp=F("amount_rp") - rp)
    StallPayment.objects.filter(order=order).update(amount_rp=F("amount_rp") - rp)
    sale = Journal.objects.get(key=f"sale:{purchase.pk}")
    move_money(sale, "runner_cash", -rp)
    own = Entry.objects.filter(journal=sale, account__kind="stall_payable", account__subject=order.stall_id)
    own.update(amount_rp=-(order.final_rp or 0))
    for kind, sign in (("stall_payable", -1), ("runner_cash", 1)):
        move_money(Journal.objects.get(key=f"stall_paid:{order.pk}"), kind, sign * rp)


def _rewrite_receipt(purchase: Purchase, line: OrderLine) -> None:
    paper = Document.objects.get(series="KW", subject=purchase.pk)
    facts = json.loads(paper.snapshot)
    facts["paid_rp"] = Payment.objects.get(purchase=purchase).amount_rp
    facts["goods_rp"] = purchase.goods_final_rp
    stall = line.order.stall.name
    for said in facts["lines"]:
        if (said["stall"], said["good"]) == (stall, line.good_name):
            said |= {"weighed": line.weighed, "final_rp": line.final_rp}
    text = canonical(facts)
    change(paper, snapshot=text, hash=digest(text))


def sale_erased_everywhere(_dice: Random) -> None:
    """The newest sale never was: order, payments, journals, receipt, events and numbers all fit."""
    # While its box is open: a counted box would miss the cash.
    purchase = Purchase.objects.filter(payment__box__counted_at=None, payment__isnull=False).latest("delivered_at")
    orders = list(purchase.orders.all())
    keys = [f"sale:{purchase.pk}", *(f"stall_paid:{order.pk}" for order in orders)]
    erase(Entry.objects.filter(journal__in=list(Journal.objects.filter(key__in=keys))))
    erase(Journal.objects.filter(key__in=keys))
    payment = Payment.objects.get(purchase=purchase)
    erase(PaymentSplit.objects.filter(payment=payment))
    erase(Payment.objects.filter(pk=payment.pk))
    erase(StallPayment.objects.filter(order__in=orders))
    lines = list(OrderLine.objects.filter(order__in=orders))
    for rows in (
        Weighing.objects.filter(line__in=lines),
        Adjustment.objects.filter(purchase=purchase),
        HandoverTry.objects.filter(purchase=purchase),
        Assignment.objects.filter(purchase=purchase),
    ):
        erase(rows)
    erase(OrderLine.objects.filter(order__in=orders))
    erase(StallOrder.objects.filter(purchase=purchase))
    papers = Document.objects.filter(series="KW")
    erase(papers.filter(subject=purchase.pk))
    for number, paper in enumerate(papers.order_by("number"), start=1):
        change(paper, number=number)
    Series.objects.filter(series="KW").update(last=papers.count())
    erase(Event.objects.filter(facts__purchase_id=str(purchase.pk)))
    slot = purchase.slot_id
    erase(Purchase.objects.filter(pk=purchase.pk))
    DeliverySlot.objects.filter(pk=slot).update(booked=F("booked") - 1)


WHOLE = cheats(line_lowered_everywhere, sale_erased_everywhere)
