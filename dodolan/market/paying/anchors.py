"""What an anchor covers of money that is not history yet: boxes that were verified, payouts proposed and paid."""

from dodolan.kernel.anchors.heads import Anchored
from dodolan.market.paying.models import CashBox, Payout

ANCHORED = (
    Anchored(
        "boxes-opened",
        lambda until: CashBox.objects.filter(opened_at__lt=until),
        ("pk", "runner", "day", "float_rp", "opened_at"),
    ),
    Anchored(
        "boxes-verified",
        lambda until: CashBox.objects.filter(verified_at__lt=until),
        ("pk", "counted_rp", "counted_at", "variance_rp", "verified_by", "verified_at"),
    ),
    Anchored(
        "payouts-proposed",
        lambda until: Payout.objects.filter(proposed_at__lt=until),
        ("pk", "stall", "runner", "day", "amount_rp", "proposed_by", "proposed_at"),
    ),
    Anchored(
        "payouts-approved",
        lambda until: Payout.objects.filter(approved_at__lt=until),
        ("pk", "approved_by", "approved_at"),
    ),
    Anchored("payouts-paid", lambda until: Payout.objects.filter(paid_at__lt=until), ("pk", "paid_at", "bank_ref")),
)
