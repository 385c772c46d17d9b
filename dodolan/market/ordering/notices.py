"""What buyers are told of their purchases; called by listeners, after the purchase is safe."""

from datetime import datetime
from uuid import UUID

from dodolan.market.ordering.cancel_order import BY_BUYER
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.services.notices.actions import note
from dodolan.services.notices.values import Facts, NoticeKind

PLACED = NoticeKind("ordering.placed", frozenset({"number", "estimate_rp"}))
# At night too: who learns of it in the morning can no longer buy elsewhere.
SOLD_OUT = NoticeKind("ordering.sold_out", frozenset({"number", "good"}), urgent=True)
# Urgent too: whoever waits for goods that never come has to buy elsewhere.
CANCELLED = NoticeKind("ordering.cancelled", frozenset({"number", "reason"}), urgent=True)
NOTICES = (PLACED, SOLD_OUT, CANCELLED)


def note_placed(*, purchase: UUID, at: datetime) -> bool:
    """Tell a buyer that the market has the purchase."""
    placed = Purchase.objects.select_related("buyer").get(pk=purchase)
    facts: Facts = {"number": placed.number, "estimate_rp": placed.goods_estimate_rp + placed.delivery_fee_rp}
    return note(
        kind=PLACED, reason=placed.pk, subject=placed.pk, phone=placed.phone, user=placed.buyer, facts=facts, at=at
    )


def note_cancelled(*, purchase: UUID, reason: str, at: datetime) -> bool:
    """Tell a buyer that their purchase was cancelled, and why; False where they did it themselves."""
    if reason == BY_BUYER:
        return False
    gone = Purchase.objects.select_related("buyer").get(pk=purchase)
    facts: Facts = {"number": gone.number, "reason": reason}
    return note(kind=CANCELLED, reason=gone.pk, subject=gone.pk, phone=gone.phone, user=gone.buyer, facts=facts, at=at)


def note_sold_out(*, line: UUID, at: datetime) -> bool:
    """Tell a buyer that a stall has nothing left for one line."""
    gone = OrderLine.objects.select_related("order__purchase__buyer").get(pk=line)
    bought = gone.order.purchase
    facts: Facts = {"number": bought.number, "good": gone.good_name}
    # By line: a second line of the same purchase that is sold out is news of its own.
    return note(
        kind=SOLD_OUT, reason=gone.pk, subject=bought.pk, phone=bought.phone, user=bought.buyer, facts=facts, at=at
    )
