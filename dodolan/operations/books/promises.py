"""Checks of what was promised: stock, slots, and that no row strays to another stall, day or city."""

from django.db.models import Count, F, Q, Sum
from django.db.models.functions import Coalesce

from dodolan.market.ordering.models import DeliverySlot, OrderLine, Purchase, StallOrder
from dodolan.market.stalls.models import StockDay, StockMove
from dodolan.operations.books.findings import Finding, finding
from dodolan.people.places.models import City, PublicMarket


def stock_not_oversold() -> Finding:
    """No stall was promised away more than it has."""
    broken = StockDay.objects.filter(Q(allocated__lt=0) | Q(on_hand__isnull=False, allocated__gt=F("on_hand")))
    return finding("stock never oversold", StockDay.objects.count(), broken.values_list("pk", flat=True))


def stock_is_its_moves() -> Finding:
    """What is promised of an offer on a day is the sum of its moves."""
    rows = StockDay.objects.annotate(moved=Coalesce(Sum("moves__steps"), 0)).exclude(allocated=F("moved"))
    return finding("promised stock = sum of its moves", StockDay.objects.count(), rows.values_list("pk", flat=True))


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
    """A slot's booked places are its purchases that were not cancelled, and never more than its capacity."""
    alive = Count("purchases", filter=Q(purchases__cancelled_at__isnull=True))
    rows = DeliverySlot.objects.annotate(alive=alive).filter(~Q(booked=F("alive")) | Q(booked__gt=F("capacity")))
    return finding(
        "slot places = its orders, none too many", DeliverySlot.objects.count(), rows.values_list("pk", flat=True)
    )


def rows_keep_together() -> Finding:
    """Lines are of their order's stall; stalls and slots are of the purchase's market and day."""
    lines = OrderLine.objects.exclude(offer__stall=F("order__stall")).values_list("order__number", flat=True)
    orders = StallOrder.objects.exclude(stall__market=F("purchase__day__market")).values_list("number", flat=True)
    purchases = Purchase.objects.exclude(slot__day=F("day")).values_list("number", flat=True)
    return finding("every line in its stall, market and day", OrderLine.objects.count(), [*lines, *orders, *purchases])


def one_city() -> Finding:
    """There is one city, and all its markets lie in it."""
    cities = list(City.objects.values_list("code", flat=True))
    strays = PublicMarket.objects.exclude(village__district__city__in=cities[:1]).values_list("slug", flat=True)
    return finding("one city, and every market in it", PublicMarket.objects.count(), [*cities[1:], *strays])
