"""Promises about what was weighed, counted on the live database."""

from django.db.models import F, OuterRef, Subquery, Sum
from django.db.models.functions import Coalesce

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.market.fulfilment.models import Consent, Weighing
from dodolan.market.ordering.models import OrderLine
from dodolan.market.ordering.rules import charge_measured


def weights_stand() -> Finding:
    """A weighed line says what the last of its weighings says, and every weighing is worth its grams."""
    # Two readings may carry the same second; the later key decides.
    last = Weighing.objects.filter(line=OuterRef("pk")).order_by("-weighed_at", "-pk").values("measured")[:1]
    lines = OrderLine.objects.filter(weighed__isnull=False).annotate(last=Subquery(last))
    broken = list(lines.exclude(weighed=F("last")).values_list("pk", flat=True))
    return finding("weighed lines = last reading of the scale", lines.count(), broken)


def nobody_overcharged() -> Finding:
    """No weighed line costs more than its ceiling allows, unless the buyer said yes to at least that weight."""
    granted = dict(Consent.objects.filter(granted=True).values_list("line", "measured"))
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


CHECKS = (
    Check("fulfilment.weights_stand", weights_stand),
    Check("fulfilment.nobody_overcharged", nobody_overcharged),
    Check("fulfilment.lines_are_weights_and_goodwill", lines_are_weights_and_goodwill),
)
