"""Reading the whole day over all markets: where orders stand, which need a person, who is at work."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from dodolan.kernel.ledger.models import Entry
from dodolan.kernel.money import Rupiah
from dodolan.market.fulfilment.models import Assignment, HandoverOutcome, HandoverTry, Shift, Weighing
from dodolan.market.fulfilment.rights import CARRY
from dodolan.market.ordering.models import MOST_PIN_TRIES, Purchase
from dodolan.market.ordering.rules import PurchaseState, purchase_state
from dodolan.market.paying import accounts
from dodolan.market.stalls.models import Stall, StallStatus
from dodolan.people.places.models import PublicMarket
from dodolan.people.rights.queries import roles_holding

# The last half hour is for the way: a purchase that is still weighed then will be late.
SOON_OVER = timedelta(minutes=30)
# An hour before the first slot a runner must be in the market.
SOON_BEGUN = timedelta(minutes=60)


class Trouble(StrEnum):
    """Why an order needs a person."""

    LATE = "late"
    NO_RUNNER = "no_runner"
    PIN_LOCKED = "pin_locked"


@dataclass(frozen=True, slots=True)
class Board:
    """A day of all markets: orders by state, sales of what was delivered, and (order, its troubles) by slot.

    Orders of earlier days that are still open are among the troubled ones and not counted otherwise.
    """

    counts: Counter[PurchaseState]
    sales: Rupiah
    troubled: Sequence[tuple[Purchase, tuple[Trouble, ...]]]


def day_board(day: date, at: datetime) -> Board:
    """The board of a day at an instant. One statement."""
    held = Assignment.objects.filter(purchase=OuterRef("pk"), released_at__isnull=True)
    wrong = HandoverTry.objects.filter(purchase=OuterRef("pk"), outcome=HandoverOutcome.WRONG_PIN).order_by()
    open_before = Q(day__date__lt=day, delivered_at__isnull=True, cancelled_at__isnull=True)
    purchases = list(
        Purchase.objects.filter(Q(day__date=day) | open_before)
        .select_related("slot", "day__market")
        .annotate(is_held=Exists(held), wrong_pins=_counted(wrong))
        .order_by("slot__starts_at", "number")
    )
    of_the_day = [purchase for purchase in purchases if purchase.day.date == day]
    # Judged here and not in SQL, so that the rule is one and can be tested without rows.
    judged = [
        (purchase, troubles_of(purchase, at, is_held=purchase.is_held, wrong_pins=purchase.wrong_pins))
        for purchase in purchases
    ]
    return Board(
        counts=Counter(purchase_state(purchase) for purchase in of_the_day),
        sales=Rupiah(sum(purchase.goods_final_rp or 0 for purchase in of_the_day if purchase.delivered_at)),
        troubled=[(purchase, troubles) for purchase, troubles in judged if troubles],
    )


def troubles_of(purchase: Purchase, at: datetime, *, is_held: bool, wrong_pins: int) -> tuple[Trouble, ...]:
    """Why an order needs a person at an instant.

    Late: its slot has ended, or ends within SOON_OVER while goods are still to be weighed. No runner: its slot begins
    within SOON_BEGUN. PIN locked: nobody can open it at the door any more.
    """
    if purchase.delivered_at or purchase.cancelled_at:
        return ()
    left = purchase.slot.ends_at - at
    is_late = left <= timedelta(0) or (left < SOON_OVER and purchase.weighed_at is None)
    facts = {
        Trouble.LATE: is_late,
        Trouble.NO_RUNNER: not is_held and purchase.slot.starts_at - at <= SOON_BEGUN,
        Trouble.PIN_LOCKED: wrong_pins >= MOST_PIN_TRIES,
    }
    return tuple(trouble for trouble, is_so in facts.items() if is_so)


def markets_without_runner() -> list[PublicMarket]:
    """Markets where stalls sell and nobody works as a runner: an order there is carried by nobody. One statement."""
    runners = roles_holding(CARRY).filter(market=OuterRef("pk"))
    stalls = Stall.objects.filter(market=OuterRef("pk"), status=StallStatus.ACTIVE)
    return list(PublicMarket.objects.filter(Exists(stalls), ~Exists(runners)).order_by("name"))


def with_runner(purchases: QuerySet[Purchase]) -> QuerySet[Purchase]:
    """The same purchases, each with runner_name ("" for nobody); no further statement."""
    held = Assignment.objects.filter(purchase=OuterRef("pk"), released_at__isnull=True)
    # A subquery: joined, an order that was assigned twice would be listed twice.
    return purchases.annotate(runner_name=Coalesce(Subquery(held.values("shift__runner__name")[:1]), Value("")))


def shifts_of_day(day: date) -> QuerySet[Shift]:
    """Shifts of a day in all markets, and those of any day whose box waits for an officer; open ones first.

    Each with held and delivered (orders) and cash_rp (what should be in its box by the ledger). One statement.
    """
    # The outer join gives shifts without orders a row too, which must not be counted.
    in_hand = Q(assignments__released_at__isnull=True, assignments__isnull=False)
    cash = Entry.objects.filter(account__kind=accounts.RUNNER_CASH.key, account__subject=OuterRef("box_id")).order_by()
    sums = cash.values("account__subject").annotate(sum=Sum("amount_rp")).values("sum")
    uncounted = Q(box__counted_at__isnull=False, box__verified_at__isnull=True)
    return (
        Shift.objects.filter(Q(day__date=day) | uncounted)
        .select_related("runner", "box__verified_by", "day__market")
        .annotate(
            held=Count("assignments", filter=in_hand),
            delivered=Count("assignments", filter=in_hand & Q(assignments__purchase__delivered_at__isnull=False)),
            cash_rp=Coalesce(Subquery(sums), 0),
        )
        .order_by("day__date", "day__market__name", "ended_at", "runner__name")
    )


def free_on(day: date) -> QuerySet[Purchase]:
    """Orders of a day, not assigned and not over, in all markets, by market, slot and number, with line_count."""
    held = Assignment.objects.filter(purchase=OuterRef("pk"), released_at__isnull=True)
    return (
        Purchase.objects.filter(~Exists(held), day__date=day, cancelled_at__isnull=True, delivered_at__isnull=True)
        .select_related("slot", "day__market", "village")
        .annotate(line_count=Count("orders__lines"))
        .order_by("day__market__name", "slot__starts_at", "number")
    )


def open_shifts(market_day: UUID) -> QuerySet[Shift]:
    """Shifts at work on a market day, by runner."""
    return Shift.objects.filter(day=market_day, ended_at__isnull=True).select_related("runner").order_by("runner__name")


def weighings_of(purchase: Purchase) -> QuerySet[Weighing]:
    """Every reading of the scale for a purchase, oldest first, with line and runner."""
    return (
        Weighing.objects.filter(line__order__purchase=purchase).select_related("line", "runner").order_by("weighed_at")
    )


def assignments_of(purchase: Purchase) -> QuerySet[Assignment]:
    """To whom a purchase was and is assigned, oldest first."""
    return (
        Assignment.objects.filter(purchase=purchase)
        .select_related("shift__runner", "assigned_by")
        .order_by("assigned_at")
    )


def tries_of(purchase: Purchase) -> QuerySet[HandoverTry]:
    """Tries to hand a purchase over, oldest first."""
    return HandoverTry.objects.filter(purchase=purchase).select_related("runner").order_by("at")


def _counted(tries: QuerySet[HandoverTry]) -> Coalesce:
    # In a subquery, because two joined counts multiply each other.
    return Coalesce(Subquery(tries.values("purchase").annotate(n=Count("pk")).values("n")), 0)
