"""Promises about the book, counted on the live database."""

from django.db.models import Q, Sum

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.ledger.models import Entry, Journal


def journals_balance() -> Finding:
    """The entries of every journal sum to zero, and there are at least two."""
    sums = Journal.objects.annotate(total=Sum("entries__amount_rp"))
    # Without entries the sum is nothing, not zero.
    broken = sums.filter(~Q(total=0) | Q(total__isnull=True))
    return finding("journals sum to zero", Journal.objects.count(), broken.values_list("key", flat=True))


def entries_keep_their_day() -> Finding:
    """Debits equal credits over the whole book on every day."""
    days = Entry.objects.values("day").annotate(total=Sum("amount_rp")).exclude(total=0)
    return finding("debits = credits on every day", Entry.objects.count(), [row["day"] for row in days])


CHECKS = (
    Check("ledger.journals_balance", journals_balance),
    Check("ledger.entries_keep_their_day", entries_keep_their_day),
)
