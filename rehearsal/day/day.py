"""The simulated day from dawn to the check of the books."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from hashlib import sha256

from django.db.models import Sum

from dodolan.kernel.checks import Finding
from dodolan.kernel.clock import at_wib
from dodolan.kernel.ledger.models import Entry
from dodolan.kernel.words import hour
from dodolan.market.ordering.models import Purchase
from dodolan.operations.books.report import check_books
from dodolan.people.places.queries import markets
from rehearsal.city.seeding import seed_demo_city
from rehearsal.city.trades import FULL_MARKET
from rehearsal.day.buyers import plan_buyers
from rehearsal.day.office import plan_office
from rehearsal.day.stage import stage
from rehearsal.day.workers import QUIET_DAY, plan_workers
from rehearsal.day.world import SATURDAY, World

CITY = "3573"
# A handful of buyers meets the same things among a third of the stalls: one of each trade.
QUIET_MARKET = 12
DAWN = time(4, 30)
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class DayReport:
    """What happened: actions counted, sums in rupiah, the books, and a fingerprint that the same seed repeats."""

    tally: dict[str, int]
    sums: dict[str, int]
    findings: tuple[Finding, ...]
    fingerprint: str


def simulate_day(*, seed: int, orders: int, say: Say) -> DayReport:
    """Play one Saturday of Malang with so many orders and check the books; say hears how far it is.

    Raises ValueError for fewer than 1 or more than 3,000 orders, RuntimeError for a server error: both end the day.
    """
    # More would only take longer: nothing new happens to the next buyer.
    if not 1 <= orders <= 3_000:
        raise ValueError(f"A day has 1 to 3,000 orders, got {orders}.")
    with stage() as (clock, port):
        clock.at = at_wib(SATURDAY, DAWN)
        say("The city is laid out ...")
        stalls = QUIET_MARKET if orders <= QUIET_DAY else FULL_MARKET
        seed_demo_city(code=CITY, seed=seed, at=clock.at, stalls_per_market=stalls)
        # The city first: everybody in the world is one of its people.
        world = World(seed, clock, port)
        plan_workers(world, orders)
        plan_buyers(world, [market.slug for market in markets().order_by("slug")], orders)
        plan_office(world)
        for o_clock in range(5, 17):
            world.plan(o_clock, 0, _hourly(world, say))
        world.run()
        say("The books are checked ...")
        sums = _sums()
        # Sorted and without random numbers, or the same day would have two fingerprints.
        facts = json.dumps([sorted(world.tally.items()), sums, _purchases(world)])
        return DayReport(dict(world.tally), sums, tuple(check_books()), sha256(facts.encode()).hexdigest()[:16])


def _hourly(world: World, say: Say) -> Callable[[], None]:
    def tell() -> None:
        ordered, done = world.tally["ordered"], world.tally["runner: handed over"]
        say(f"{hour(world.clock.at)}  {ordered} ordered, {done} handed over")

    return tell


def _sums() -> dict[str, int]:
    purchases = Purchase.objects.all()
    sums = {
        "orders": purchases.count(),
        "orders cancelled": purchases.filter(cancelled_at__isnull=False).count(),
        "orders handed over": purchases.filter(delivered_at__isnull=False).count(),
        "goods estimated (Rp)": purchases.aggregate(sum=Sum("goods_estimate_rp", default=0))["sum"],
        "goods weighed (Rp)": purchases.aggregate(sum=Sum("goods_final_rp", default=0))["sum"],
    }
    kinds = Entry.objects.values_list("account__kind").annotate(total=Sum("amount_rp")).order_by("account__kind")
    sums |= {f"ledger {kind} (Rp)": total for kind, total in kinds}
    return sums


def _purchases(world: World) -> list[list[object]]:
    """What became of each order, by its place in the day; no random number or name in it."""
    purchases = {purchase.number: purchase for purchase in Purchase.objects.filter(number__in=world.purchases)}
    return [
        [bought.index, purchases[number].goods_estimate_rp, purchases[number].goods_final_rp, bought.cancelled]
        for number, bought in sorted(world.purchases.items(), key=lambda item: item[1].index)
    ]
