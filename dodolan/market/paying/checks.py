"""Promises about what was paid, counted on the live database."""

from collections import defaultdict
from uuid import UUID

from django.db.models import F, Q, Sum
from django.db.models.functions import Coalesce

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.ledger.models import Journal
from dodolan.kernel.ledger.queries import balances
from dodolan.market.ordering.models import Adjustment, Purchase, StallOrder
from dodolan.market.paying import accounts
from dodolan.market.paying.documents import RECEIPT
from dodolan.market.paying.dues import fee_due
from dodolan.market.paying.models import CashBox, Payment, Payout, PayoutState, StallPayment
from dodolan.market.paying.origins import ORIGINS, keys_wanted, strays
from dodolan.market.paying.queries import box_story
from dodolan.market.paying.signing import unsigned_boxes, unsigned_payouts
from dodolan.market.paying.trail_checks import CHECKS as TRAIL_CHECKS
from dodolan.services.documents.queries import subjects_with


def payments_are_their_splits() -> Finding:
    """The splits of a payment sum to it."""
    sums = Payment.objects.annotate(parts=Coalesce(Sum("splits__amount_rp"), 0))
    broken = sums.exclude(amount_rp=F("parts"))
    return finding(
        "payments = sum of their splits", Payment.objects.count(), broken.values_list("purchase__number", flat=True)
    )


def payments_are_their_purchases() -> Finding:
    """A payment is goods, delivery and rounding of its purchase; who paid has the goods, who has the goods paid."""
    rounding: dict[UUID, int] = defaultdict(int)
    for purchase_id, amount in Adjustment.objects.filter(line=None).values_list("purchase", "amount_rp"):
        rounding[purchase_id] += amount
    broken = []
    payments = Payment.objects.select_related("purchase")
    for payment in payments.iterator(chunk_size=2000):
        purchase = payment.purchase
        # Worked out again from the order, not taken from what the payment says of itself.
        exact = (purchase.goods_final_rp or 0) + fee_due(purchase).amount
        if payment.amount_rp != exact + rounding[purchase.pk]:
            broken.append(purchase.number)
    # Both ways round: goods without money and money without goods are each a loss.
    unpaid = Purchase.objects.filter(delivered_at__isnull=False, payment__isnull=True)
    early = Purchase.objects.filter(delivered_at__isnull=True, payment__isnull=False)
    broken += [*unpaid.values_list("number", flat=True), *early.values_list("number", flat=True)]
    return finding("payments = goods + delivery + rounding", payments.count(), broken)


def every_sale_posted_once() -> Finding:
    """Each delivered purchase with goods has its one sale journal; nothing else has one."""
    sold = {
        f"sale:{pk}"
        for pk in Purchase.objects.filter(delivered_at__isnull=False, goods_final_rp__gt=0).values_list("pk", flat=True)
    }
    posted = set(Journal.objects.filter(kind="sale", reverses=None).values_list("key", flat=True))
    # The symmetric difference names both kinds of wrong: sold and not posted, posted and not sold.
    return finding("each sale posted exactly once", len(sold), sold ^ posted)


def every_loss_posted_once() -> Finding:
    """Each weighed purchase that ended unclaimed with goods has its one loss journal; nothing else has one."""
    # Cancelling by the buyer ends before picking, so a cancelled purchase with weights was written off.
    ended = Purchase.objects.filter(cancelled_at__isnull=False, goods_final_rp__gt=0)
    lost = {f"loss:{pk}" for pk in ended.values_list("pk", flat=True)}
    posted = set(Journal.objects.filter(kind="loss", reverses=None).values_list("key", flat=True))
    return finding("each loss posted exactly once", len(lost), lost ^ posted)


def everything_else_posted_once() -> Finding:
    """Each float, payment to a stall, count and payout has its one journal; nothing else has one."""
    wanted, kinds = keys_wanted(), (accounts.FLOAT, accounts.STALL_PAID, accounts.CASH_COUNT, accounts.PAYOUT)
    journals = Journal.objects.filter(kind__in=[kind.key for kind in kinds], reverses=None)
    posted = set(journals.values_list("key", flat=True))
    return finding("each float, stall payment, count and payout posted once", len(wanted), wanted ^ posted)


def journals_are_their_origins() -> Finding:
    """Every entry of the market's journals says what the row says that it was written for."""
    kinds = [kind.key for kind in ORIGINS]
    return finding("journals = what they were written for", Journal.objects.filter(kind__in=kinds).count(), strays())


def boxes_are_their_accounts() -> Finding:
    """A runner's cash by the ledger is float + collected - paid, and nothing once an officer has taken it."""
    ledger = balances(accounts.RUNNER_CASH)
    broken = []
    boxes = CashBox.objects.all()
    for box in boxes:
        held = ledger[box.pk].amount if box.pk in ledger else 0
        story = box_story(box)
        # Once an officer has taken the cash, nothing may be left on the runner's account.
        expected = 0 if box.verified_at else story.expected.amount
        counted_right = box.variance_rp is None or box.variance_rp == (box.counted_rp or 0) - story.expected.amount
        if held != expected or not counted_right:
            broken.append(box.pk)
    return finding("runners' cash = float + collected - paid", len(boxes), broken)


def stalls_are_their_accounts() -> Finding:
    """What the ledger owes a stall is what it sold less what it was paid, in cash and by the bank."""
    owed: dict[UUID, int] = {}
    # What nobody took was sold all the same; of what was cancelled before shopping no final sum is known.
    over = Q(purchase__delivered_at__isnull=False) | Q(
        purchase__cancelled_at__isnull=False, purchase__weighed_at__isnull=False
    )
    for stall, total in StallOrder.objects.filter(over).values_list("stall").annotate(sum=Sum("final_rp")):
        owed[stall] = owed.get(stall, 0) + (total or 0)
    for stall, total in StallPayment.objects.values_list("order__stall").annotate(sum=Sum("amount_rp")):
        owed[stall] = owed.get(stall, 0) - total
    paid_out = Payout.objects.filter(state=PayoutState.PAID, stall__isnull=False)
    for stall, total in paid_out.values_list("stall").annotate(sum=Sum("amount_rp")):
        owed[stall] = owed.get(stall, 0) - total
    # What is owed stands in credit, so its sign is turned before comparing.
    ledger = {subject: -total.amount for subject, total in balances(accounts.STALL_PAYABLE).items()}
    # From both sides, so that a stall known to one of them alone is found too.
    stalls = owed.keys() | ledger.keys()
    return finding(
        "stalls' accounts = sold - paid", len(stalls), [s for s in stalls if owed.get(s, 0) != ledger.get(s, 0)]
    )


def stalls_got_what_they_sold() -> Finding:
    """What a runner gave a stall in cash is what its order came to."""
    wrong = StallPayment.objects.exclude(amount_rp=F("order__final_rp")).values_list("order__number", flat=True)
    return finding("cash to stalls = what their orders came to", StallPayment.objects.count(), wrong)


def payouts_are_signed() -> Finding:
    """Every approved or paid payout has the signatures its policy asks for, over what it says now."""
    count = Payout.objects.exclude(state=PayoutState.PROPOSED).count()
    return finding("payouts signed by two, as they stand", count, unsigned_payouts())


def counts_are_signed() -> Finding:
    """Every verified box has its runner's and another's signature over the count it holds now."""
    count = CashBox.objects.filter(verified_at__isnull=False).count()
    return finding("counted boxes signed by two, as they stand", count, unsigned_boxes())


def purchases_have_receipts() -> Finding:
    """Every purchase handed over has its receipt, and nothing else has one."""
    delivered = set(Purchase.objects.filter(delivered_at__isnull=False).values_list("pk", flat=True))
    return finding("each purchase handed over has its receipt", len(delivered), delivered ^ subjects_with(RECEIPT))


CHECKS = (
    Check("paying.payments_are_their_splits", payments_are_their_splits),
    Check("paying.payments_are_their_purchases", payments_are_their_purchases),
    Check("paying.every_sale_posted_once", every_sale_posted_once),
    Check("paying.every_loss_posted_once", every_loss_posted_once),
    Check("paying.everything_else_posted_once", everything_else_posted_once),
    Check("paying.journals_are_their_origins", journals_are_their_origins),
    Check("paying.boxes_are_their_accounts", boxes_are_their_accounts),
    Check("paying.stalls_are_their_accounts", stalls_are_their_accounts),
    Check("paying.stalls_got_what_they_sold", stalls_got_what_they_sold),
    Check("paying.payouts_are_signed", payouts_are_signed),
    Check("paying.counts_are_signed", counts_are_signed),
    Check("paying.purchases_have_receipts", purchases_have_receipts),
    *TRAIL_CHECKS,
)
