"""The market's tables, gathered for Django; rooms never import this file."""

from dodolan.market.fulfilment.models import Assignment, Consent, HandoverTry, Shift, Weighing
from dodolan.market.ordering.models import (
    Adjustment,
    Basket,
    BasketLine,
    DeliveryFee,
    DeliverySlot,
    OrderLine,
    Purchase,
    StallOrder,
)
from dodolan.market.paying.models import CashBox, Payment, PaymentSplit, Payout, StallPayment
from dodolan.market.prices.models import CurrentPrice, OfferPrice
from dodolan.market.stalls.models import Good, MarketDay, Offer, OpeningHours, Stall, StallClosure, StockDay, StockMove

__all__ = [
    "Adjustment",
    "Assignment",
    "Basket",
    "BasketLine",
    "CashBox",
    "Consent",
    "CurrentPrice",
    "DeliveryFee",
    "DeliverySlot",
    "Good",
    "HandoverTry",
    "MarketDay",
    "Offer",
    "OfferPrice",
    "OpeningHours",
    "OrderLine",
    "Payment",
    "PaymentSplit",
    "Payout",
    "Purchase",
    "Shift",
    "Stall",
    "StallClosure",
    "StallOrder",
    "StallPayment",
    "StockDay",
    "StockMove",
    "Weighing",
]
