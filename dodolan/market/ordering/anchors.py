"""What an anchor covers of orders: what was placed, and what was handed over or ended."""

from datetime import datetime

from django.db.models import Q, QuerySet

from dodolan.kernel.anchors.heads import Anchored
from dodolan.market.ordering.models import OrderLine, Purchase, StallOrder

_OVER = "delivered_at", "cancelled_at"


def _placed(until: datetime) -> QuerySet[Purchase]:
    return Purchase.objects.filter(placed_at__lt=until)


def _lines_placed(until: datetime) -> QuerySet[OrderLine]:
    return OrderLine.objects.filter(order__purchase__placed_at__lt=until)


def _over(until: datetime, before: str = "") -> Q:
    return Q(**{f"{before}{_OVER[0]}__lt": until}) | Q(**{f"{before}{_OVER[1]}__lt": until})


ANCHORED = (
    Anchored(
        "orders-placed",
        _placed,
        ("pk", "number", "day", "placed_at", "goods_estimate_rp", "delivery_fee_rp", "cash_multiple_rp"),
    ),
    Anchored(
        "lines-placed",
        _lines_placed,
        ("pk", "order", "offer", "price", "price_rp", "price_steps", "ordered_steps", "ordered_rp", "estimate_rp"),
    ),
    Anchored(
        "orders-over",
        lambda until: Purchase.objects.filter(_over(until)),
        ("pk", "goods_final_rp", "weighed_at", *_OVER, "cancel_reason"),
    ),
    Anchored(
        "stall-orders-over",
        lambda until: StallOrder.objects.filter(_over(until, "purchase__")),
        ("pk", "purchase", "stall", "number", "estimate_rp", "final_rp"),
    ),
    Anchored(
        "lines-over",
        lambda until: OrderLine.objects.filter(_over(until, "order__purchase__")),
        ("pk", "state", "picked_steps", "weighed", "final_rp"),
    ),
)
