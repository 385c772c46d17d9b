"""Reading money over all stalls and runners: whose an account is, which payouts wait, what an order was paid with."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Count, Prefetch, QuerySet, Sum
from django.db.models.functions import Coalesce

from dodolan.kernel.errors import Missing
from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.kernel.money import Rupiah
from dodolan.kernel.plugs import plugged
from dodolan.kernel.subjects import owner_column
from dodolan.market.ordering.models import Purchase
from dodolan.market.paying.models import CashBox, Payment, PaymentSplit, Payout, PayoutState


@dataclass(frozen=True, slots=True)
class PayoutsWaiting:
    """Payouts of one day that wait for a second signature."""

    day: date
    count: int
    sum: Rupiah


def payouts_waiting() -> list[PayoutsWaiting]:
    """Proposed payouts by day, oldest first. One statement."""
    rows = Payout.objects.filter(state=PayoutState.PROPOSED).values_list("day")
    sums = rows.annotate(Count("pk"), Sum("amount_rp")).order_by("day")
    return [PayoutsWaiting(day, count, Rupiah(total)) for day, count, total in sums]


def payout_by_id(payout_id: UUID) -> Payout:
    """One payout; raises Missing."""
    payout = Payout.objects.filter(pk=payout_id).first()
    if payout is None:
        raise Missing("No such payout.")
    return payout


def box_by_id(box_id: UUID) -> CashBox:
    """One cash box with its day and runner; raises Missing."""
    box = CashBox.objects.filter(pk=box_id).select_related("day", "runner").first()
    if box is None:
        raise Missing("No such box.")
    return box


def payment_of(purchase: Purchase) -> Payment | None:
    """What a buyer paid, with its splits; None before. Two statements."""
    splits = PaymentSplit.objects.select_related("order__stall").order_by("kind", "order__number")
    return Payment.objects.filter(purchase=purchase).prefetch_related(Prefetch("splits", queryset=splits)).first()


def with_entries(journals: QuerySet[Journal]) -> QuerySet[Journal]:
    """The same journals, each with named_entries: debits first, each with its account and owner ("" for the city).

    One statement more, whatever the number of journals.
    """
    entries = Entry.objects.select_related("account").annotate(owner=owner_column("account__subject", _owners()))
    # Debits first, as bookkeepers read a journal.
    ordered = entries.order_by("-amount_rp", "id")
    # Under a name of its own: plain .entries would be read again, without the owners.
    return journals.prefetch_related(Prefetch("entries", queryset=ordered, to_attr="named_entries"))


def accounts_of(kind: str) -> QuerySet[Account]:
    """Accounts of a kind with owner and balance_rp, by owner."""
    return _with_balance().filter(kind=kind)


def account_by_id(account_id: UUID) -> Account:
    """One account with owner and balance_rp; raises Missing."""
    account = _with_balance().filter(pk=account_id).first()
    if account is None:
        raise Missing("No such account.")
    return account


def _with_balance() -> QuerySet[Account]:
    rows = Account.objects.annotate(
        owner=owner_column("subject", _owners()), balance_rp=Coalesce(Sum("entries__amount_rp"), 0)
    )
    return rows.order_by("owner", "pk")


def _owners() -> set[str]:
    return {kind.owner for kind in plugged(AccountKind).values()} - {""}
