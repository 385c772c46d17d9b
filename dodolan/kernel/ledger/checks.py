"""Promises about the book, counted on the live database."""

from django.db.models import Count, Exists, F, OuterRef, Q, Sum

from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.ledger.chart import JournalKind
from dodolan.kernel.ledger.models import Entry, Journal
from dodolan.kernel.plugs import plugged


def journals_balance() -> Finding:
    """The entries of every journal sum to zero, there are at least two, and each is on an account of its own."""
    sums = Journal.objects.annotate(
        total=Sum("entries__amount_rp"), lines=Count("entries"), places=Count("entries__account", distinct=True)
    )
    # Without entries the sum is nothing, not zero.
    broken = sums.filter(~Q(total=0) | Q(total__isnull=True) | ~Q(lines=F("places")))
    return finding("journals sum to zero", Journal.objects.count(), broken.values_list("key", flat=True))


def entries_keep_their_day() -> Finding:
    """Debits equal credits over the whole book on every day."""
    days = Entry.objects.values("day").annotate(total=Sum("amount_rp")).exclude(total=0)
    return finding("debits = credits on every day", Entry.objects.count(), [row["day"] for row in days])


def journals_have_their_key() -> Finding:
    """Every journal is of a kind that a room has, and its key says what it was written for: "sale:<purchase>"."""
    journals, kinds = Journal.objects.filter(reverses=None), plugged(JournalKind)
    rows = journals.values_list("kind", "key", "source").iterator(chunk_size=2000)
    broken = [key for kind, key, source in rows if kind not in kinds or key != f"{kind}:{source}"]
    return finding("journals named for what they were written", journals.count(), broken)


def reversals_are_mirrors() -> Finding:
    """Every reversal is the mirror of its journal, entry by entry."""
    reversals = Journal.objects.filter(reverses__isnull=False)
    there = Entry.objects.filter(
        journal=OuterRef("journal__reverses"), account=OuterRef("account"), amount_rp=OuterRef("turned")
    )
    strays = Entry.objects.filter(journal__in=reversals).alias(turned=-F("amount_rp")).exclude(Exists(there))
    # Entries are matched one way; that they are as many makes it both ways.
    short = reversals.annotate(
        lines=Count("entries", distinct=True), of=Count("reverses__entries", distinct=True)
    ).exclude(lines=F("of"))
    broken = {*strays.values_list("journal__key", flat=True), *short.values_list("key", flat=True)}
    return finding("reversals = mirrors of their journals", Journal.objects.count(), broken)


def entries_are_of_their_journals_day() -> Finding:
    """Every entry stands on the day of its journal."""
    strays = Entry.objects.exclude(day=F("journal__day")).values_list("journal__key", flat=True).distinct()
    return finding("entries on the day of their journal", Entry.objects.count(), strays)


CHECKS = (
    Check("ledger.journals_balance", journals_balance),
    Check("ledger.entries_keep_their_day", entries_keep_their_day),
    Check("ledger.entries_are_of_their_journals_day", entries_are_of_their_journals_day),
    Check("ledger.journals_have_their_key", journals_have_their_key),
    Check("ledger.reversals_are_mirrors", reversals_are_mirrors),
)
