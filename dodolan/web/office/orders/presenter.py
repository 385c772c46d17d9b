"""What the pages about orders show, ready to print."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from dodolan.kernel.words import hour, hours, rupiah
from dodolan.market.fulfilment.models import Assignment, HandoverOutcome, HandoverTry, Weighing
from dodolan.market.ordering.models import Adjustment, AdjustmentKind, Bearer, LineState, OrderLine, Purchase
from dodolan.market.ordering.rules import purchase_state
from dodolan.market.paying.models import Payment, SplitKind
from dodolan.people.phones import show_phone
from dodolan.wording.codes import said
from dodolan.wording.dates import day_in_words
from dodolan.wording.states import STATES, state_words
from dodolan.wording.units import amount, counted_in, ordered, unit_word


def order_row(purchase: Purchase) -> dict[str, Any]:
    """An order in a list."""
    return {
        "id": purchase.pk,
        "number": purchase.number,
        # Day and month are enough in a list; the whole date stands on the order's own page.
        "day": f"{purchase.day.date:%d/%m}",
        "slot": hours(purchase.slot.starts_at, purchase.slot.ends_at),
        "market": purchase.day.market.name,
        "state": state_words(purchase),
        "buyer": purchase.buyer_name,
        "phone": show_phone(purchase.phone),
        "village": purchase.village.name,
        "runner": getattr(purchase, "runner_name", ""),
        "sum": rupiah(_goods_rp(purchase)),
        # Said beside the sum: an estimate must not be quoted on the telephone as a price.
        "is_final": purchase.goods_final_rp is not None,
        "lines": getattr(purchase, "line_count", None),
    }


def order_card(purchase: Purchase) -> dict[str, Any]:
    """An order on its own page: who, where, when, and every stall's part with its lines."""
    steps = (
        (purchase.placed_at, "placed"),
        (purchase.picking_at, "picking"),
        (purchase.weighed_at, "weighed"),
        (purchase.delivered_at, "delivered"),
        (purchase.cancelled_at, "cancelled"),
    )
    return order_row(purchase) | {
        "code": purchase_state(purchase).value,
        "day": day_in_words(purchase.day.date),
        "where": f"{purchase.street}, {purchase.village.name}, {purchase.village.district.name}",
        "note": purchase.note,
        # The officer's own phone calls and writes; no message goes through us unseen.
        "call": f"tel:{purchase.phone}",
        "chat": f"https://wa.me/{purchase.phone.lstrip('+')}",
        "reason": purchase.cancel_reason,
        "fee": rupiah(purchase.delivery_fee_rp),
        # Before rounding in cash, which is said with the payment: this is what the goods cost brought home.
        "total": rupiah(_goods_rp(purchase) + purchase.delivery_fee_rp),
        "estimate": rupiah(purchase.goods_estimate_rp),
        "final": "" if purchase.goods_final_rp is None else rupiah(purchase.goods_final_rp),
        "steps": [{"label": str(STATES[state]), "time": hour(at)} for at, state in steps if at],
        "orders": [
            {
                "number": order.number,
                "stall": order.stall.name,
                "place": order.stall.place,
                "ready": hour(order.ready_at) if order.ready_at else "",
                "sum": rupiah(order.estimate_rp if order.final_rp is None else order.final_rp),
                "is_final": order.final_rp is not None,
                "lines": [_line(line) for line in order.lines.all()],
            }
            for order in purchase.orders.all()
        ],
    }


def _goods_rp(purchase: Purchase) -> int:
    return purchase.goods_estimate_rp if purchase.goods_final_rp is None else purchase.goods_final_rp


def _line(line: OrderLine) -> dict[str, str]:
    # Ordered, picked, weighed stand side by side: a complaint is about their difference.
    pieces = counted_in(line.mode, line.unit)
    return {
        "good": line.good_name,
        "note": line.note,
        "wanted": ordered(mode=line.mode, unit=line.unit, steps=line.ordered_steps, money_rp=line.ordered_rp),
        "picked": "" if line.picked_steps is None else amount(line.picked_steps, pieces),
        "weighed": "" if line.weighed is None else amount(line.weighed, line.unit),
        "price": rupiah(line.price_rp),
        "unit": unit_word(line.unit),
        "estimate": rupiah(line.estimate_rp),
        "final": "" if line.final_rp is None else rupiah(line.final_rp),
        "state": said(LineState, line.state),
    }


def weighing_rows(weighings: Iterable[Weighing]) -> list[dict[str, str]]:
    """Every reading of the scale."""
    return [
        {
            # Corrected readings are among them: a complaint may be about the first one.
            "time": hour(row.weighed_at),
            "good": row.line.good_name,
            "measured": amount(row.measured, row.line.unit),
            "value": rupiah(row.value_rp),
            "runner": row.runner.name,
        }
        for row in weighings
    ]


def adjustment_rows(adjustments: Iterable[Adjustment]) -> list[dict[str, str]]:
    """Every difference, with its cause and who bears it."""
    return [
        {
            "time": hour(row.made_at),
            "kind": said(AdjustmentKind, row.kind),
            "good": row.line.good_name if row.line else "",
            "bearer": said(Bearer, row.bearer),
            "amount": rupiah(row.amount_rp),
        }
        for row in adjustments
    ]


def hand_rows(assignments: Iterable[Assignment], tries: Iterable[HandoverTry]) -> list[dict[str, str]]:
    """In whose hands the order was, and every try at the door, as they happened."""
    hands = list(assignments)
    taken = [
        (row.assigned_at, row.shift.runner.name, _("Order given to a runner"), row.assigned_by.name) for row in hands
    ]
    back = [
        (row.released_at, row.shift.runner.name, _("Order taken from a runner"), "") for row in hands if row.released_at
    ]
    doors = [(row.at, row.runner.name, said(HandoverOutcome, row.outcome), "") for row in tries]
    return [
        {"time": hour(at), "runner": runner, "what": what, "by": by}
        for at, runner, what, by in sorted([*taken, *back, *doors], key=lambda row: row[0])
    ]


def payment_card(payment: Payment | None) -> dict[str, Any] | None:
    """What was paid and for what; None before."""
    if payment is None:
        return None
    return {
        "sum": rupiah(payment.amount_rp),
        "time": hour(payment.paid_at),
        "splits": [
            {
                "kind": said(SplitKind, split.kind),
                "stall": split.order.stall.name if split.order else "",
                "amount": rupiah(split.amount_rp),
            }
            for split in payment.splits.all()
        ],
    }
