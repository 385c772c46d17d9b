"""Reading the ledger: balances and pages of journals."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from django.db.models import Prefetch, QuerySet, Sum

from dodolan.kernel.errors import Missing
from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.models import WHOLE_CITY, Entry, Journal
from dodolan.kernel.money import Rupiah


def balance(kind: AccountKind, subject: UUID = WHOLE_CITY, day: date | None = None) -> Rupiah:
    """Debits less credits of one account, of one day if given; Rp 0 for an account nothing was posted to."""
    entries = Entry.objects.filter(account__kind=kind.key, account__subject=subject)
    if day:
        entries = entries.filter(day=day)
    # An account that nothing was posted to has no row, and owes nothing.
    return Rupiah(entries.aggregate(total=Sum("amount_rp"))["total"] or 0)


def balances(kind: AccountKind, day: date | None = None) -> dict[UUID, Rupiah]:
    """Balance by subject of every account of a kind that has entries (on that day)."""
    entries = Entry.objects.filter(account__kind=kind.key)
    if day:
        entries = entries.filter(day=day)
    rows = entries.values_list("account__subject").annotate(total=Sum("amount_rp"))
    return {subject: Rupiah(total) for subject, total in rows}


def journals() -> QuerySet[Journal]:
    """All journals, newest first, entries and accounts fetched with them."""
    entries = Entry.objects.select_related("account").order_by("-amount_rp", "id")
    # By the key, which grows with time: two journals of one second keep their order.
    return Journal.objects.order_by("-id").prefetch_related(Prefetch("entries", queryset=entries))


def no_journals() -> QuerySet[Journal]:
    """No journal, for a filter that cannot be read. No statement."""
    return Journal.objects.none()


def sums_by_kind() -> dict[str, Rupiah]:
    """Balance of all accounts of each kind together; they sum to zero. One statement."""
    rows = Entry.objects.values_list("account__kind").annotate(total=Sum("amount_rp")).order_by("account__kind")
    return {kind: Rupiah(total) for kind, total in rows}


def find_journals(
    *,
    day: date | None = None,
    kind: str = "",
    account_kind: str = "",
    subject: UUID | None = None,
    sources: Sequence[UUID] = (),
) -> QuerySet[Journal]:
    """Journals newest first, without their entries; each word given narrows them."""
    found = Journal.objects.order_by("-id")
    if day:
        found = found.filter(day=day)
    if kind:
        found = found.filter(kind=kind)
    if sources:
        found = found.filter(source__in=sources)
    if account_kind or subject:
        # A subquery, so that a journal with two entries on such accounts is found once.
        entries = Entry.objects.filter(account__kind=account_kind) if account_kind else Entry.objects.all()
        if subject:
            entries = entries.filter(account__subject=subject)
        found = found.filter(pk__in=entries.values("journal"))
    return found


def journal_by_id(journal_id: UUID) -> QuerySet[Journal]:
    """One journal as a set, so that entries can be fetched with it; raises Missing."""
    found = Journal.objects.filter(pk=journal_id).select_related("reverses", "reversed_by")
    if not found.exists():
        raise Missing("No such journal.")
    return found
