"""Promises about what was ordered, counted on the live database."""

from django.db.models import Count, F, Q, Sum

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.outbox.models import Event
from dodolan.market.ordering.audit import FEE_SET, PHONE_CONFIRMED
from dodolan.market.ordering.events import PLACED
from dodolan.market.ordering.fees import first_fee
from dodolan.market.ordering.models import DeliveryFee, DeliverySlot, OrderLine, Proof, Purchase, StallOrder
from dodolan.market.stalls.models import StockMove
from dodolan.people.places.facts import facts_of
from dodolan.people.places.models import City


def stock_moves_have_lines() -> Finding:
    """Every move belongs to a line; those cancelled before shopping hold nothing."""
    lines = OrderLine.objects.values("pk")
    # Weighed goods that nobody took are gone, not back on the stall.
    cancelled = OrderLine.objects.filter(order__purchase__cancelled_at__isnull=False, order__purchase__weighed_at=None)
    held = StockMove.objects.filter(line__in=cancelled.values("pk"))
    left = held.values("line").annotate(sum=Sum("steps")).exclude(sum=0).values_list("line", flat=True)
    # A move without its line would be stock that nobody can give back.
    strays = StockMove.objects.exclude(line__in=lines).values_list("pk", flat=True)
    return finding("cancelled orders hold no stock", StockMove.objects.count(), [*left, *strays])


def slots_are_their_purchases() -> Finding:
    """A slot's places, and those of the unproved, are its purchases that were not cancelled, and not too many."""
    alive = Q(purchases__cancelled_at__isnull=True)
    rows = DeliverySlot.objects.annotate(
        alive=Count("purchases", filter=alive), open=Count("purchases", filter=alive & Q(purchases__proof=Proof.NONE))
    )
    rows = rows.filter(~Q(booked=F("alive")) | ~Q(unproved=F("open")) | Q(booked__gt=F("capacity")))
    return finding(
        "slot places = its orders, none too many", DeliverySlot.objects.count(), rows.values_list("pk", flat=True)
    )


def rows_keep_together() -> Finding:
    """Lines are of their order's stall; stalls and slots are of the purchase's market and day."""
    lines = OrderLine.objects.exclude(offer__stall=F("order__stall")).values_list("order__number", flat=True)
    orders = StallOrder.objects.exclude(stall__market=F("purchase__day__market")).values_list("number", flat=True)
    purchases = Purchase.objects.exclude(slot__day=F("day")).values_list("number", flat=True)
    return finding("every line in its stall, market and day", OrderLine.objects.count(), [*lines, *orders, *purchases])


def estimates_stand() -> Finding:
    """Every line's estimate still follows from what was ordered and the price frozen then."""
    # By the rule itself and in portions: the lines of years do not fit into memory.
    lines = OrderLine.objects.iterator(chunk_size=2000)
    broken = [line.pk for line in lines if line.estimate_rp != line.estimate.amount]
    return finding("estimates as on the day of the order", OrderLine.objects.count(), broken)


def frozen_prices() -> Finding:
    """The price on a line is the price row it names, and that was in force when the purchase was placed."""
    broken = OrderLine.objects.filter(
        ~Q(price_rp=F("price__amount_rp"))
        | ~Q(price_steps=F("price__per_steps"))
        | ~Q(price__offer=F("offer"))
        | Q(price__valid_from__gt=F("order__purchase__placed_at"))
    )
    return finding("frozen prices = price history", OrderLine.objects.count(), broken.values_list("pk", flat=True))


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


def orders_were_told() -> Finding:
    """Every order was told when it was placed, and every order that was told is there."""
    told = Event.objects.filter(name=PLACED.key).values_list("facts", flat=True)
    placed = {(facts["purchase_id"], facts["number"]) for facts in told.iterator(chunk_size=2000)}
    there = {(str(pk), number) for pk, number in Purchase.objects.values_list("pk", "number").iterator(chunk_size=2000)}
    return finding("orders = what was told of placing them", len(there), {number for _pk, number in placed ^ there})


def only_proved_goods_move() -> Finding:
    """Nothing is picked for a phone that nobody proved; those that the office confirmed stand in the trail."""
    moved = Purchase.objects.filter(proof=Proof.NONE).exclude(picking_at=None, weighed_at=None, delivered_at=None)
    told = set(AuditEntry.objects.filter(action=PHONE_CONFIRMED.key).values_list("subject", flat=True))
    confirmed = set(Purchase.objects.filter(proof=Proof.OFFICE).values_list("pk", flat=True))
    broken = [*moved.values_list("pk", flat=True), *(told ^ confirmed)]
    return finding("goods move for proved phones alone", Purchase.objects.count(), broken)


def fees_are_their_trail() -> Finding:
    """Every delivery fee that an office changed is what it was changed to, by the trail; no other was ever changed."""
    changes = AuditEntry.objects.filter(action=FEE_SET.key).order_by("number").values_list("subject", "after")
    told = {fee: after["amount_rp"] for fee, after in changes}
    districts = {row.code: row for city in City.objects.all() for row in facts_of(city.code).districts}
    broken = []
    for fee in DeliveryFee.objects.select_related("market__village"):
        own = districts.get(fee.district_id)
        first = first_fee(fee.market.village.district_id, own) if own else fee.amount_rp
        if fee.amount_rp != told.get(fee.pk, first):
            broken.append(f"{fee.market.slug} {fee.district_id}")
    return finding("delivery fees as they were decided", DeliveryFee.objects.count(), broken)


CHECKS = (
    Check("ordering.stock_moves_have_lines", stock_moves_have_lines),
    Check("ordering.slots_are_their_purchases", slots_are_their_purchases),
    Check("ordering.rows_keep_together", rows_keep_together),
    Check("ordering.estimates_stand", estimates_stand),
    Check("ordering.frozen_prices", frozen_prices),
    Check("ordering.orders_are_their_lines", orders_are_their_lines),
    Check("ordering.purchases_are_their_orders", purchases_are_their_orders),
    Check("ordering.orders_were_told", orders_were_told),
    Check("ordering.only_proved_goods_move", only_proved_goods_move),
    Check("ordering.fees_are_their_trail", fees_are_their_trail),
)
