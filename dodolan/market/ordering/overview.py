"""Reading the orders of all markets at once, for those who answer for the whole day."""

from datetime import date, datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from dodolan.kernel.errors import Missing
from dodolan.market.ordering.cancel_order import UNPROVED
from dodolan.market.ordering.models import Adjustment, DeliveryFee, DeliverySlot, Purchase
from dodolan.market.ordering.proving import unproved
from dodolan.market.ordering.queries import days_not_over
from dodolan.market.ordering.rules import PurchaseState
from dodolan.market.ordering.states import PURCHASE
from dodolan.market.stalls.models import MarketDay
from dodolan.people.phones import kept_part, typed_digits

LONGEST_SEARCH = 80
# Fewer digits than this are part of a house number or an order number, not of a telephone number.
LEAST_PHONE_DIGITS = 4


def day_at_work(at: datetime) -> MarketDay | None:
    """The first market day that is not over (any market's), with its city; None if none is open. One statement."""
    return days_not_over(at).first()


def find_purchases(
    *, day: date | None = None, market: str = "", state: str = "", search: str = ""
) -> QuerySet[Purchase]:
    """Purchases of a day, a market (slug) and a state, newest day first, then by slot and number.

    state: that of a purchase, or UNPROVED for those whose phone is still to be proved.

    search: every word must begin the number, or be part of the buyer's name or phone; however the phone is written.
    """
    purchases = Purchase.objects.select_related("slot", "day__market", "village__district")
    if day:
        purchases = purchases.filter(day__date=day)
    if market:
        purchases = purchases.filter(day__market__slug=market)
    if state == UNPROVED:
        purchases = purchases.filter(pk__in=unproved().values("pk"))
    elif state:
        purchases = purchases.filter(PURCHASE.rows_at(PurchaseState(state)))
    return purchases.filter(_said(search)).order_by("-day__date", "slot__starts_at", "number")


def _said(search: str) -> Q:
    # PostgreSQL refuses a parameter with NUL in it.
    typed = search.replace("\0", " ")[:LONGEST_SEARCH]
    digits = typed_digits(typed)
    if len(digits) >= LEAST_PHONE_DIGITS:
        return Q(phone__contains=kept_part(digits)) | Q(number__startswith=digits)
    said = Q()
    for word in typed.split():
        said &= Q(number__istartswith=word) | Q(buyer_name__icontains=word)
    return said


def market_day(day_id: UUID) -> MarketDay:
    """One market day with its market; raises Missing."""
    day = MarketDay.objects.filter(pk=day_id).select_related("market").first()
    if day is None:
        raise Missing("No such market day.")
    return day


def adjustments_of(purchase: Purchase) -> QuerySet[Adjustment]:
    """Differences of a purchase with their lines, oldest first."""
    return Adjustment.objects.filter(purchase=purchase).select_related("line").order_by("made_at", "pk")


def all_fees() -> QuerySet[DeliveryFee]:
    """Delivery fees of all markets, with market and district."""
    return DeliveryFee.objects.select_related("market", "district").order_by("market__name", "district__code")


def slots_on(day: date) -> QuerySet[DeliverySlot]:
    """Delivery slots of all markets on a day, by market and time."""
    slots = DeliverySlot.objects.filter(day__date=day).select_related("day__market")
    return slots.order_by("day__market__name", "starts_at")
