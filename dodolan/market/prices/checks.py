"""Promises about prices, counted on the live database: what holds, its trend, the history and what was said."""

from collections import Counter, defaultdict
from datetime import date, datetime
from uuid import UUID

from django.db.models import F, OuterRef, Subquery

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.outbox.models import Event
from dodolan.market.prices.events import SET
from dodolan.market.prices.models import CurrentPrice, OfferPrice


def the_newest_price_holds() -> Finding:
    """The price that holds is the newest of its history, and every offer with a history has one that holds."""
    newest = OfferPrice.objects.filter(offer=OuterRef("pk")).order_by("-valid_from").values("pk")[:1]
    wrong = CurrentPrice.objects.annotate(newest=Subquery(newest)).exclude(price=F("newest"))
    without = OfferPrice.objects.exclude(offer__in=CurrentPrice.objects.values("pk")).values_list("offer", flat=True)
    broken = {*wrong.values_list("pk", flat=True), *without}
    return finding("the newest price holds", CurrentPrice.objects.count(), broken)


def trends_are_history() -> Finding:
    """Each point of a trend is the last price of its day, by the history."""
    points: dict[tuple[UUID, date], int] = {}
    for offer, trend in CurrentPrice.objects.values_list("pk", "trend").iterator(chunk_size=2000):
        points |= {(offer, date.fromisoformat(day)): amount for day, amount in trend}
    said: dict[tuple[UUID, date], int] = {}
    first = min((day for _offer, day in points), default=date.max)
    rows = OfferPrice.objects.filter(day__gte=first).order_by("valid_from").values_list("offer", "day", "amount_rp")
    for offer, day, amount in rows.iterator(chunk_size=2000):
        if (offer, day) in points:
            said[offer, day] = amount
    broken = {offer for (offer, day), amount in points.items() if said.get((offer, day)) != amount}
    return finding("trends = history of prices", len(points), broken)


def prices_were_said() -> Finding:
    """A price that somebody set was told at that instant with its stall, and what was told stands in the history."""
    told: dict[tuple[UUID, datetime], int | None] = {}
    seen: Counter[tuple[UUID, datetime]] = Counter()
    changed: dict[tuple[UUID, datetime], set[int]] = defaultdict(set)
    missing: set[tuple[UUID, datetime, int]] = set()
    for at, facts in Event.objects.filter(name=SET.key).values_list("occurred_at", "facts").iterator(chunk_size=2000):
        stall, said = UUID(facts["stall_id"]), facts.get("said")
        # How many were said together stands there since prices that were said again unchanged are counted too. A trader
        # may press twice in one instant of a clock that stands.
        before = told.get((stall, at), 0)
        told[stall, at] = None if said is None or before is None else before + said
        for offer, amount in facts["prices"].items():
            changed[UUID(offer), at].add(amount)
            missing.add((UUID(offer), at, amount))
    rows = OfferPrice.objects.filter(set_by__isnull=False)
    broken: set[object] = set()
    count = 0
    for offer, stall, at, amount in rows.values_list("offer", "offer__stall", "valid_from", "amount_rp").iterator():
        count += 1
        seen[stall, at] += 1
        missing.discard((offer, at, amount))
        if (stall, at) not in told or amount not in changed.get((offer, at), {amount}):
            broken.add(offer)
    fewer = {f"stall {stall}" for (stall, at), said in told.items() if said not in (None, seen[stall, at])}
    return finding("prices as they were said", count, broken | {offer for offer, _at, _amount in missing} | fewer)


CHECKS = (
    Check("prices.the_newest_price_holds", the_newest_price_holds),
    Check("prices.trends_are_history", trends_are_history),
    Check("prices.prices_were_said", prices_were_said),
)
