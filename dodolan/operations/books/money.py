"""Checks of money: the ledger balances, and its accounts say what the rooms say."""

from uuid import UUID

from django.db.models import Q, Sum

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.audit.queries import broken_links
from dodolan.kernel.ledger.models import AccountKind, Entry, Journal
from dodolan.kernel.ledger.queries import balances
from dodolan.kernel.outbox.models import Event, EventState
from dodolan.market.ordering.models import Purchase, StallOrder
from dodolan.market.paying.models import CashBox, Payout, PayoutState, StallPayment
from dodolan.market.paying.queries import box_story
from dodolan.operations.books.findings import Finding, finding


def journals_balance() -> Finding:
    """The entries of every journal sum to zero, and there are at least two."""
    sums = Journal.objects.annotate(total=Sum("entries__amount_rp"))
    broken = sums.filter(~Q(total=0) | Q(total__isnull=True))
    return finding("journals sum to zero", Journal.objects.count(), broken.values_list("key", flat=True))


def entries_keep_their_day() -> Finding:
    """Debits equal credits over the whole book on every day."""
    days = Entry.objects.values("day").annotate(total=Sum("amount_rp")).exclude(total=0)
    return finding("debits = credits on every day", Entry.objects.count(), [row["day"] for row in days])


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


def boxes_are_their_accounts() -> Finding:
    """A runner's cash by the ledger is float + collected - paid, and nothing once an officer has taken it."""
    ledger = balances(AccountKind.RUNNER_CASH)
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
    ledger = {subject: -total.amount for subject, total in balances(AccountKind.STALL_PAYABLE).items()}
    # From both sides, so that a stall known to one of them alone is found too.
    stalls = owed.keys() | ledger.keys()
    return finding(
        "stalls' accounts = sold - paid", len(stalls), [s for s in stalls if owed.get(s, 0) != ledger.get(s, 0)]
    )


def trail_is_whole() -> Finding:
    """No row of the audit trail was changed, added or taken out behind its back."""
    return finding("audit trail unbroken", AuditEntry.objects.count(), broken_links())


def mail_goes_out() -> Finding:
    """No event was given up."""
    failed = Event.objects.filter(state=EventState.FAILED).values_list("pk", flat=True)
    return finding("no event given up", Event.objects.count(), failed)
