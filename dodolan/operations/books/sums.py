"""Checks of sums: lines, weighings, orders, purchases and payments say the same."""

from collections import defaultdict
from uuid import UUID

from django.db.models import Count, F, OuterRef, Q, Subquery, Sum
from django.db.models.functions import Coalesce

from dodolan.kernel.money import Rupiah
from dodolan.kernel.quantity import UnitPrice
from dodolan.market.fulfilment.models import Consent, Weighing
from dodolan.market.ordering.models import Adjustment, OrderLine, Purchase, StallOrder
from dodolan.market.ordering.rules import charge_measured, estimate
from dodolan.market.paying.models import Payment
from dodolan.operations.books.findings import Finding, finding


def estimates_stand() -> Finding:
    """Every line's estimate still follows from what was ordered and the price frozen then."""
    # By the rule itself and in portions: the lines of years do not fit into memory.
    broken = [line.pk for line in OrderLine.objects.iterator(chunk_size=2000) if line.estimate_rp != _estimate(line)]
    return finding("estimates as on the day of the order", OrderLine.objects.count(), broken)


def _estimate(line: OrderLine) -> int:
    return estimate(
        mode=line.mode,
        price=UnitPrice(Rupiah(line.price_rp), line.price_steps),
        nominal_g=line.nominal_g,
        steps=line.ordered_steps,
        money=None if line.ordered_rp is None else Rupiah(line.ordered_rp),
    ).amount


def frozen_prices() -> Finding:
    """The price on a line is the price row it names, and that was in force when the purchase was placed."""
    broken = OrderLine.objects.filter(
        ~Q(price_rp=F("price__amount_rp"))
        | ~Q(price_steps=F("price__per_steps"))
        | ~Q(price__offer=F("offer"))
        | Q(price__valid_from__gt=F("order__purchase__placed_at"))
    )
    return finding("frozen prices = price history", OrderLine.objects.count(), broken.values_list("pk", flat=True))


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
    return finding("no charge above 10% without consent", lines.count(), broken)


def orders_are_their_lines() -> Finding:
    """An order's final sum is the sum of its lines; so is its estimate."""
    # One join for all three, because a second one would multiply the sums.
    sums = StallOrder.objects.annotate(
        estimates=Sum("lines__estimate_rp"),
        finals=Sum("lines__final_rp"),
        undone=Count("lines", filter=Q(lines__final_rp=None)),
    )
    broken = sums.filter(
        ~Q(estimate_rp=F("estimates")) | Q(final_rp__isnull=False) & (~Q(final_rp=F("finals")) | Q(undone__gt=0))
    )
    return finding("orders = sum of their lines", StallOrder.objects.count(), broken.values_list("number", flat=True))


def purchases_are_their_orders() -> Finding:
    """A purchase's estimate and final sum are those of its orders."""
    sums = Purchase.objects.annotate(estimates=Sum("orders__estimate_rp"), finals=Sum("orders__final_rp"))
    broken = sums.filter(
        ~Q(goods_estimate_rp=F("estimates")) | Q(goods_final_rp__isnull=False) & ~Q(goods_final_rp=F("finals"))
    )
    return finding("purchases = sum of their orders", Purchase.objects.count(), broken.values_list("number", flat=True))


def lines_are_weights_and_goodwill() -> Finding:
    """What a weighed line costs is the value of its last weighing and the goodwill of the stall."""
    last = Weighing.objects.filter(line=OuterRef("pk")).order_by("-weighed_at", "-pk").values("value_rp")[:1]
    lines = OrderLine.objects.filter(weighed__isnull=False).annotate(
        worth=Subquery(last), goodwill=Coalesce(Sum("adjustments__amount_rp"), 0)
    )
    broken = lines.exclude(final_rp=F("worth") + F("goodwill"))
    return finding("weighed sums = value + goodwill", lines.count(), broken.values_list("pk", flat=True))


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
        fee = purchase.delivery_fee_rp if purchase.goods_final_rp else 0
        if payment.amount_rp != (purchase.goods_final_rp or 0) + fee + rounding[purchase.pk]:
            broken.append(purchase.number)
    # Both ways round: goods without money and money without goods are each a loss.
    unpaid = Purchase.objects.filter(delivered_at__isnull=False, payment__isnull=True)
    early = Purchase.objects.filter(delivered_at__isnull=True, payment__isnull=False)
    broken += [*unpaid.values_list("number", flat=True), *early.values_list("number", flat=True)]
    return finding("payments = goods + delivery + rounding", payments.count(), broken)
