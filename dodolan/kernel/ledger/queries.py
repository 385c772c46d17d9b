"""Reading the ledger: balances and pages of journals."""

from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum

from dodolan.kernel.ledger.models import WHOLE_CITY, Account, AccountKind, Entry, Journal
from dodolan.kernel.money import Rupiah


def balance(kind: AccountKind, subject: UUID = WHOLE_CITY, day: date | None = None) -> Rupiah:
    """Debits less credits of one account, of one day if given; Rp 0 for an account nothing was posted to."""
    entries = Entry.objects.filter(account__kind=kind, account__subject=subject)
    if day:
        entries = entries.filter(day=day)
    return Rupiah(entries.aggregate(total=Sum("amount_rp"))["total"] or 0)


def balances(kind: AccountKind, day: date | None = None) -> dict[UUID, Rupiah]:
    """Balance by subject of every account of a kind that has entries (on that day)."""
    entries = Entry.objects.filter(account__kind=kind)
    if day:
        entries = entries.filter(day=day)
    rows = entries.values_list("account__subject").annotate(total=Sum("amount_rp"))
    return {subject: Rupiah(total) for subject, total in rows}


def journals() -> QuerySet[Journal]:
    """All journals, newest first, entries and accounts fetched with them."""
    entries = Entry.objects.select_related("account").order_by("-amount_rp", "id")
    return Journal.objects.order_by("-id").prefetch_related(Prefetch("entries", queryset=entries))


def journals_of(account: Account) -> QuerySet[Journal]:
    """The journals that touch one account, newest first."""
    return journals().filter(entries__account=account).distinct()
