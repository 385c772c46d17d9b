"""Cheats with prices, orders, scales, counts, receipts and with what the city decided."""

import json
from datetime import timedelta
from random import Random

from dodolan.kernel.canonical import canonical, digest
from dodolan.kernel.clock import now
from dodolan.kernel.switches.models import SwitchState
from dodolan.kernel.terms.models import TermValue
from dodolan.market.fulfilment.models import Assignment, HandoverTry, Weighing
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot, OrderLine, Purchase, StallOrder
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.stalls.models import Offer, StockDay
from dodolan.services.documents.models import Document
from rehearsal.cheats.hand import change, copy_of, erase, one_of
from rehearsal.cheats.values import cheats


def _offer_with_history(dice: Random) -> Offer:
    return one_of(Offer.objects.filter(prices__set_by__isnull=False).distinct(), dice)


def price_replaced(dice: Random) -> None:
    """The price that holds now is another one, in the history too."""
    price = _offer_with_history(dice).current.price
    change(price, amount_rp=price.amount_rp + 1_000)


def old_price_replaced(dice: Random) -> None:
    """A price of last week is another one."""
    price = one_of(OfferPrice.objects.filter(offer=_offer_with_history(dice), set_by=None), dice)
    change(price, amount_rp=price.amount_rp + 1_000)


def price_put_back(dice: Random) -> None:
    """The price before the last one holds again, and nobody said so."""
    current = _offer_with_history(dice).current
    change(current, price=OfferPrice.objects.filter(offer_id=current.pk).order_by("-valid_from")[1])


def price_unsaid(dice: Random) -> None:
    """The last price was never said: it is gone from history, trend and price list."""
    ordered = OrderLine.objects.values("price")
    current = one_of(CurrentPrice.objects.filter(price__set_by__isnull=False).exclude(price__in=ordered), dice)
    last = current.price_id
    change(
        current,
        price=OfferPrice.objects.filter(offer_id=current.pk).order_by("-valid_from")[1],
        trend=current.trend[:-1],
    )
    erase(OfferPrice.objects.filter(pk=last))


def price_slipped_in(dice: Random) -> None:
    """A price that a trader never said stands between two others."""
    price = _offer_with_history(dice).current.price
    copy_of(price, amount_rp=price.amount_rp * 2, valid_from=price.valid_from - timedelta(seconds=1))


def order_erased(dice: Random) -> None:
    """A cancelled order never was."""
    _erase_purchase(one_of(Purchase.objects.exclude(cancelled_at=None).filter(weighed_at=None), dice))


def last_order_erased(_dice: Random) -> None:
    """The newest order never was, and its place in the slot is free."""
    purchase = Purchase.objects.filter(picking_at=None, cancelled_at=None).latest("pk")
    slot = DeliverySlot.objects.get(pk=purchase.slot_id)
    _erase_purchase(purchase)
    change(slot, booked=slot.booked - 1)


def _erase_purchase(purchase: Purchase) -> None:
    erase(Assignment.objects.filter(purchase=purchase))
    erase(OrderLine.objects.filter(order__in=list(purchase.orders.all())))
    erase(StallOrder.objects.filter(purchase=purchase))
    erase(Purchase.objects.filter(pk=purchase.pk))


def line_cheaper(dice: Random) -> None:
    """Goods were ordered at a price of their own, and every sum of the order says so."""
    line = one_of(OrderLine.objects.filter(order__purchase__picking_at=None, ordered_rp=None), dice)
    price = copy_of(line.price, amount_rp=line.price_rp - 100, valid_from=line.price.valid_from - timedelta(seconds=1))
    before = line.estimate_rp
    change(line, price=price, price_rp=price.amount_rp)
    change(line, estimate_rp=line.estimate.amount)
    for row in (line.order, line.order.purchase):
        name = "estimate_rp" if isinstance(row, StallOrder) else "goods_estimate_rp"
        change(row, **{name: getattr(row, name) + line.estimate_rp - before})


def scale_replaced(dice: Random) -> None:
    """The scale showed less, and the line says so."""
    delivered = Weighing.objects.filter(line__order__purchase__delivered_at__isnull=False)
    weighing = one_of(delivered.filter(measured__gt=200), dice)
    change(weighing, measured=weighing.measured - 100)
    change(weighing.line, weighed=weighing.measured)


def door_moved(dice: Random) -> None:
    """Another runner stood at the door."""
    seen = one_of(HandoverTry.objects.filter(outcome="delivered"), dice)
    change(seen, runner=one_of(HandoverTry.objects.exclude(runner=seen.runner_id), dice).runner)


def count_replaced(dice: Random) -> None:
    """A trader counted more than they said."""
    stock = one_of(StockDay.objects.filter(on_hand__isnull=False), dice)
    change(stock, on_hand=(stock.on_hand or 0) + 5_000)


def receipt_rewritten(dice: Random) -> None:
    """A buyer's receipt says another sum, and its hash says so too."""
    paper = one_of(Document.objects.filter(series="KW"), dice)
    facts = json.loads(paper.snapshot)
    text = canonical({**facts, "paid_rp": facts["paid_rp"] + 9_000})
    change(paper, snapshot=text, hash=digest(text))


def term_slipped_in(_dice: Random) -> None:
    """The city rounds cash down to thousands, and nobody decided it."""
    last = TermValue.objects.filter(key="places.cash_multiple").latest("set_at")
    copy_of(last, value=1_000)


def switch_turned(_dice: Random) -> None:
    """Guests cannot order, and nobody turned the switch."""
    SwitchState.objects.update(is_on=False, turned_at=now())


def fee_changed(dice: Random) -> None:
    """A delivery costs more, and nobody decided it."""
    fee = one_of(DeliveryFee.objects.all(), dice)
    change(fee, amount_rp=fee.amount_rp + 2_000)


GOODS = cheats(
    price_replaced,
    old_price_replaced,
    price_put_back,
    price_unsaid,
    price_slipped_in,
    order_erased,
    last_order_erased,
    line_cheaper,
    scale_replaced,
    door_moved,
    count_replaced,
    receipt_rewritten,
    term_slipped_in,
    switch_turned,
    fee_changed,
)
