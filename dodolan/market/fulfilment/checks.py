"""Promises about what was weighed and handed over, counted on the live database."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Count, Exists, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.ledger.queries import balances
from dodolan.market.fulfilment.audit import WRITTEN_OFF
from dodolan.market.fulfilment.models import Consent, HandoverOutcome, HandoverTry, Weighing
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.ordering.rules import charge_measured
from dodolan.market.paying import accounts
from dodolan.market.paying.models import Payout, PayoutState


def weights_stand() -> Finding:
    """A weighed line says what the last of its weighings says, and every weighing is worth its grams."""
    # Two readings may carry the same second; the later key decides.
    last = Weighing.objects.filter(line=OuterRef("pk")).order_by("-weighed_at", "-pk").values("measured")[:1]
    lines = OrderLine.objects.filter(weighed__isnull=False).annotate(last=Subquery(last))
    broken = list(lines.exclude(weighed=F("last")).values_list("pk", flat=True))
    return finding("weighed lines = last reading of the scale", lines.count(), broken)


def nobody_overcharged() -> Finding:
    """No weighed line costs more than its ceiling allows, unless the buyer said yes to at least that weight."""
    granted = dict(Consent.objects.filter(granted=True, withdrawn_at__isnull=True).values_list("line", "measured"))
    lines = OrderLine.objects.filter(weighed__isnull=False)
    broken = []
    # The rule itself is asked again and not copied into SQL, or the check would check its own copy.
    for line in lines.iterator(chunk_size=2000):
        weighed = line.weighed or 0
        most = charge_measured(line, weighed, consented=granted.get(line.pk, -1) >= weighed)
        if (line.final_rp or 0) > most.amount.amount:
            broken.append(line.pk)
    return finding("no charge above the agreed tolerance without consent", lines.count(), broken)


def lines_are_weights_and_goodwill() -> Finding:
    """What a weighed line costs is the value of its last weighing and the goodwill of the stall."""
    last = Weighing.objects.filter(line=OuterRef("pk")).order_by("-weighed_at", "-pk").values("value_rp")[:1]
    lines = OrderLine.objects.filter(weighed__isnull=False).annotate(
        worth=Subquery(last), goodwill=Coalesce(Sum("adjustments__amount_rp"), 0)
    )
    broken = lines.exclude(final_rp=F("worth") + F("goodwill"))
    return finding("weighed sums = value + goodwill", lines.count(), broken.values_list("pk", flat=True))


def doors_are_their_payments() -> Finding:
    """Every purchase handed over was handed over once, by the runner into whose box it was paid."""
    delivered = Purchase.objects.filter(delivered_at__isnull=False)
    tries = HandoverTry.objects.filter(outcome=HandoverOutcome.DELIVERED)
    at_the_door = tries.filter(purchase=OuterRef("pk"), at=OuterRef("delivered_at"), day=OuterRef("day__date"))
    seen = Q(Exists(at_the_door.filter(runner=OuterRef("payment__box__runner")))) | Q(
        Exists(at_the_door), payment__box=None
    )
    broken = {*delivered.exclude(seen).values_list("number", flat=True)}
    again = tries.values("purchase__number").annotate(times=Count("pk")).filter(times__gt=1)
    strays = tries.filter(purchase__delivered_at=None).values_list("purchase__number", flat=True)
    broken |= {*again.values_list("purchase__number", flat=True), *strays}
    return finding("handed over by whom it was paid to", delivered.count(), broken)


def runners_are_their_accounts() -> Finding:
    """What the ledger owes a runner are the fees of what they handed over, less what they were paid out."""
    owed: dict[UUID, int] = defaultdict(int)
    earned = HandoverTry.objects.filter(outcome=HandoverOutcome.DELIVERED, purchase__goods_final_rp__gt=0)
    for runner, total in earned.values_list("runner").annotate(sum=Sum("purchase__delivery_fee_rp")):
        owed[runner] += total
    paid = Payout.objects.filter(state=PayoutState.PAID, runner__isnull=False)
    for runner, total in paid.values_list("runner").annotate(sum=Sum("amount_rp")):
        owed[runner] -= total
    ledger = {subject: -total.amount for subject, total in balances(accounts.RUNNER_PAYABLE).items()}
    runners = owed.keys() | ledger.keys()
    broken = [runner for runner in runners if owed.get(runner, 0) != ledger.get(runner, 0)]
    return finding("runners' accounts = fees - paid", len(runners), broken)


def losses_are_their_trail() -> Finding:
    """Every weighed purchase that ended unclaimed was written off by somebody, at that moment and for that sum."""
    ended = Purchase.objects.filter(cancelled_at__isnull=False, weighed_at__isnull=False)
    told = AuditEntry.objects.filter(action=WRITTEN_OFF.key).values_list("subject", "at", "after")
    said = {subject: (at, after["amount_rp"]) for subject, at, after in told}
    rows = {pk: (at, rp) for pk, at, rp in ended.values_list("pk", "cancelled_at", "goods_final_rp")}
    broken = {pk for pk in said.keys() | rows.keys() if said.get(pk) != rows.get(pk)}
    return finding("losses = their rows in the trail", len(rows), broken)


CHECKS = (
    Check("fulfilment.weights_stand", weights_stand),
    Check("fulfilment.nobody_overcharged", nobody_overcharged),
    Check("fulfilment.lines_are_weights_and_goodwill", lines_are_weights_and_goodwill),
    Check("fulfilment.doors_are_their_payments", doors_are_their_payments),
    Check("fulfilment.runners_are_their_accounts", runners_are_their_accounts),
    Check("fulfilment.losses_are_their_trail", losses_are_their_trail),
)
