"""Reading what a trader earned and was paid, and what went through a runner's box."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from django.db.models import QuerySet, Sum

from dodolan.kernel.ledger.models import Entry
from dodolan.kernel.money import NOTHING, Rupiah
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying import accounts
from dodolan.market.paying.methods import PaymentMethod, method_by_key
from dodolan.market.paying.models import CashBox, Payment
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.models import User


@dataclass(frozen=True, slots=True)
class MoneyEntry:
    """One movement on a stall's account: amount above 0 was sold, below 0 was paid out to the stall."""

    stall: str
    kind: str
    memo: str
    amount: Rupiah


@dataclass(slots=True)
class MoneyDay:
    """A day of a trader's money over all their stalls; waiting = sold - paid, below 0 if paid ahead of the sale."""

    day: date
    sold: Rupiah = NOTHING
    paid: Rupiah = NOTHING
    entries: list[MoneyEntry] = field(default_factory=list)

    @property
    def waiting(self) -> Rupiah:
        """What is still to come for that day."""
        return self.sold - self.paid


def money_of(stalls: QuerySet[Stall], *, until: date, days: int) -> Sequence[MoneyDay]:
    """The days with money of the last `days` up to and including until, newest first. Two statements."""
    names = {stall.pk: stall.name for stall in stalls}
    entries = (
        Entry.objects.filter(
            account__kind=accounts.STALL_PAYABLE.key,
            account__subject__in=names,
            day__gt=until - timedelta(days=days),
            # In the evening the working day is tomorrow already, and its money belongs on the page too.
            day__lte=until + timedelta(days=1),
        )
        .select_related("journal", "account")
        .order_by("-day", "-pk")
    )
    found: dict[date, MoneyDay] = defaultdict(lambda: MoneyDay(until))
    for entry in entries:
        row = found[entry.day]
        row.day = entry.day
        # The ledger credits what the city owes; a trader reads earnings as plus.
        amount = Rupiah(-entry.amount_rp)
        if entry.amount_rp < 0:
            row.sold += amount
        else:
            row.paid -= amount
        row.entries.append(MoneyEntry(names[entry.account.subject], entry.journal.kind, entry.journal.memo, amount))
    return list(found.values())


@dataclass(frozen=True, slots=True)
class BoxStory:
    """A cash box from float to count: expected = start + collected - paid, before the office takes the cash."""

    box: CashBox
    start: Rupiah
    collected: Rupiah
    paid: Rupiah

    @property
    def expected(self) -> Rupiah:
        """What should be in the box."""
        return self.start + self.collected - self.paid


def box_story(box: CashBox) -> BoxStory:
    """What went through a box. Two statements."""
    # From the payments and not from the ledger, so that the two can be compared.
    collected = box.payments.aggregate(sum=Sum("amount_rp"))["sum"] or 0
    paid = box.stall_payments.aggregate(sum=Sum("amount_rp"))["sum"] or 0
    return BoxStory(box, Rupiah(box.float_rp), Rupiah(collected), Rupiah(paid))


def way_paid(purchase: Purchase) -> PaymentMethod | None:
    """How a purchase was paid, or None before. One statement, none before it was handed over."""
    if purchase.delivered_at is None:
        return None
    key = Payment.objects.filter(purchase=purchase).values_list("method", flat=True).first()
    return method_by_key(key) if key else None


def newest_box(runner: User) -> CashBox | None:
    """The box the runner carries or carried last, or None."""
    boxes = CashBox.objects.filter(runner=runner).select_related("day__market", "verified_by")
    return boxes.order_by("-opened_at").first()
