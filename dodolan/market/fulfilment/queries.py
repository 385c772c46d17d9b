"""Reading shifts, bags and doors."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet

from dodolan.kernel.errors import Missing
from dodolan.market.fulfilment.models import Assignment, Consent, HandoverOutcome, HandoverTry, Shift
from dodolan.market.ordering.models import Proof, Purchase
from dodolan.market.ordering.queries import with_lines
from dodolan.market.stalls.models import MarketDay
from dodolan.people.accounts.models import User

# What a line about a purchase shows: when, where to, and the city that rounds its cash.
LISTED = ("slot", "village__district", "day__market__village__district__city")


@dataclass(frozen=True, slots=True)
class DoorTries:
    """What went wrong at a door so far: when nobody opened last, and how often the PIN was wrong."""

    nobody_at: datetime | None = None
    wrong_pins: int = 0


@dataclass(frozen=True, slots=True)
class Bag:
    """A purchase assigned to a shift, and the place of its bag, from 0, among all that were ever assigned to it.

    What is given back or cancelled keeps its place: a letter chalked on a bag never means another door.
    """

    purchase: Purchase
    place: int


def open_shift_of(runner: User) -> Shift | None:
    """The runner's shift that has not ended, with day, market, city and box, or None. One statement."""
    shifts = Shift.objects.filter(runner=runner, ended_at__isnull=True)
    # Nearly every page of a runner begins here and needs these.
    return shifts.select_related("runner", "box", "day__market__village__district__city").first()


def assigned_purchases(shift: Shift) -> QuerySet[Purchase]:
    """Purchases assigned to a shift, cancelled ones left out, by slot and number."""
    # A cancelled order leaves the list at once, so that no goods are bought for it.
    purchases = Purchase.objects.filter(
        assignments__shift=shift, assignments__released_at__isnull=True, cancelled_at__isnull=True
    )
    return purchases.select_related(*LISTED).order_by("slot__starts_at", "number")


def assigned_bags(shift: Shift) -> list[Bag]:
    """The bags of the purchases assigned to a shift, cancelled ones left out, by slot and number. One statement."""
    taken = Assignment.objects.filter(shift=shift).select_related(*(f"purchase__{what}" for what in LISTED))
    taken = taken.order_by("assigned_at", "pk")
    places: dict[UUID, int] = {}
    for one in taken:
        places.setdefault(one.purchase_id, len(places))
    held = [one.purchase for one in taken if one.released_at is None and one.purchase.cancelled_at is None]
    held.sort(key=lambda purchase: (purchase.slot.starts_at, purchase.number))
    return [Bag(purchase, places[purchase.pk]) for purchase in held]


def assigned_purchase(shift: Shift, number: str) -> Purchase:
    """One purchase assigned to a shift by number, with orders and lines; raises Missing."""
    purchase = with_lines(assigned_purchases(shift).filter(number=number)).first()
    if purchase is None:
        # Another runner's order looks like none, because a buyer's address is in it.
        raise Missing("Not assigned to this runner.", number=number[:10])
    return purchase


def free_purchases(day: MarketDay) -> QuerySet[Purchase]:
    """Purchases of a market day that a runner may take, by slot and number, with a count of their lines.

    Not assigned, not over, and of phones that are proved.
    """
    held = Assignment.objects.filter(released_at__isnull=True).values("purchase")
    purchases = (
        Purchase.objects.filter(day=day, cancelled_at__isnull=True, delivered_at__isnull=True)
        .exclude(pk__in=held)
        .exclude(proof=Proof.NONE)
    )
    return (
        purchases.select_related("slot", "village__district")
        .annotate(line_count=Count("orders__lines"))
        .order_by("slot__starts_at", "number")
    )


def runner_of(purchase: Purchase) -> User | None:
    """The runner to whom a purchase is assigned, or None. One statement."""
    held = (
        Assignment.objects.filter(purchase=purchase, released_at__isnull=True).select_related("shift__runner").first()
    )
    return held.shift.runner if held else None


def consent_of(purchase: Purchase, consent_id: UUID) -> Consent:
    """A question to the buyer of a purchase; raises Missing for those of others."""
    consent = (
        # By its purchase, because the buyer has shown only the purchase's secret.
        Consent.objects.filter(pk=consent_id, line__order__purchase=purchase)
        .select_related("line__order__purchase", "line__order__stall_payment")
        .first()
    )
    if consent is None:
        raise Missing("No such question.")
    return consent


def door_tries(purchases: Sequence[Purchase]) -> dict[UUID, DoorTries]:
    """What went wrong at the doors of purchases, by the purchase's key; every purchase is in it. One statement."""
    rows = HandoverTry.objects.filter(purchase__in=[purchase.pk for purchase in purchases]).values("purchase")
    counted = rows.annotate(
        nobody=Max("at", filter=Q(outcome=HandoverOutcome.NOBODY_THERE)),
        wrong=Count("pk", filter=Q(outcome=HandoverOutcome.WRONG_PIN)),
    )
    known = {row["purchase"]: DoorTries(row["nobody"], row["wrong"]) for row in counted}
    return {purchase.pk: known.get(purchase.pk, DoorTries()) for purchase in purchases}


def questions_to(purchase: Purchase) -> QuerySet[Consent]:
    """Questions to the buyer of a purchase that count: open, answered, or run out."""
    asked = Consent.objects.filter(line__order__purchase=purchase, withdrawn_at__isnull=True)
    return asked.select_related("line").order_by("asked_at")


def open_questions(at: datetime) -> QuerySet[Consent]:
    """Questions that can still be answered."""
    return Consent.objects.filter(granted__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)
