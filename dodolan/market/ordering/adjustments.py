"""Differences between what goods weighed and what is paid."""

from datetime import datetime

from dodolan.kernel.gate import write_tx
from dodolan.kernel.money import Rupiah
from dodolan.market.ordering.models import Adjustment, AdjustmentKind, Bearer, Purchase


@write_tx()
def note_rounding(*, purchase: Purchase, rounding: Rupiah, at: datetime) -> Adjustment:
    """Write down what no coin pays of a purchase; the city bears it."""
    return Adjustment.objects.create(
        purchase=purchase,
        kind=AdjustmentKind.CASH_ROUNDING,
        amount_rp=rounding.amount,
        bearer=Bearer.CITY,
        made_at=at,
    )
