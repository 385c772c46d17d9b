"""Posting to the ledger: the only two ways in which money moves."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from dodolan.kernel.gate import write_tx
from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.ledger.errors import KeyReused, Unbalanced
from dodolan.kernel.ledger.models import WHOLE_CITY, Account, Entry, Journal
from dodolan.kernel.money import Rupiah

# An account by the key of its kind and its subject.
Place = tuple[str, UUID]


@dataclass(frozen=True, slots=True)
class Posting:
    """What a journal does to one account: a debit above 0, a credit below.

    Raises ValueError for an account of somebody without whose it is, and for a subject of an account of the whole city.
    """

    kind: AccountKind
    amount: Rupiah
    subject: UUID = WHOLE_CITY

    def __post_init__(self) -> None:
        """An account is somebody's or the whole city's, as its kind says."""
        if bool(self.kind.owner) != (self.subject != WHOLE_CITY):
            raise ValueError(f"{self.kind.key} is of {self.kind.owner or 'the whole city'}, got {self.subject}.")


@write_tx()
def post_journal(
    *, kind: JournalKind, key: str, source: UUID, day: date, at: datetime, postings: Sequence[Posting], memo: str = ""
) -> Journal:
    """Write one journal. Postings of Rp 0 are left out; postings on the same account are added up.

    A key that was posted before returns the first journal if the postings are the same, else raises KeyReused.
    Raises Unbalanced if the postings do not sum to zero or nothing is left to post.
    """
    # Added up first, so that an account appears once in a journal and an auditor sees one line for it.
    sums = _by_account(postings)
    known = Journal.objects.filter(key=key).first()
    if known:
        return _same_as_before(known, sums)
    accounts = _accounts(list(sums))
    journal = Journal.objects.create(kind=kind.key, key=key, source=source, day=day, posted_at=at, memo=memo)
    Entry.objects.bulk_create(
        Entry(journal=journal, account=accounts[place], amount_rp=amount, day=day) for place, amount in sums.items()
    )
    return journal


@write_tx()
def reverse_journal(*, journal: Journal, key: str, day: date, at: datetime, memo: str) -> Journal:
    """Undo a journal by its mirror image; asked again, returns the first reversal."""
    known = Journal.objects.filter(reverses=journal).first()
    if known:
        return known
    # The wrong journal stays readable: history shows the mistake and its correction, both dated.
    mirror = Journal.objects.create(
        kind=journal.kind, key=key, source=journal.source, day=day, posted_at=at, memo=memo, reverses=journal
    )
    Entry.objects.bulk_create(
        Entry(journal=mirror, account_id=entry.account_id, amount_rp=-entry.amount_rp, day=day)
        for entry in journal.entries.all()
    )
    return mirror


def _by_account(postings: Sequence[Posting]) -> dict[Place, int]:
    sums: dict[Place, int] = {}
    for posting in postings:
        place = (posting.kind.key, posting.subject)
        sums[place] = sums.get(place, 0) + posting.amount.amount
    sums = {place: amount for place, amount in sums.items() if amount}
    if not sums or sum(sums.values(), start=0) != 0:
        raise Unbalanced(f"A journal moves money and sums to zero, got {sums}.")
    return sums


def _same_as_before(journal: Journal, sums: dict[Place, int]) -> Journal:
    posted = {(e.account.kind, e.account.subject): e.amount_rp for e in journal.entries.select_related("account")}
    if posted != sums:
        raise KeyReused(f"Journal {journal.key!r} was posted with other entries.", key=journal.key)
    return journal


def _accounts(places: list[Place]) -> dict[Place, Account]:
    found = _find(places)
    missing = [Account(kind=kind, subject=subject) for kind, subject in places if (kind, subject) not in found]
    if missing:
        # Two journals may open the same account at once; the later finds the earlier's.
        Account.objects.bulk_create(missing, ignore_conflicts=True)
        found = _find(places)
    return found


def _find(places: list[Place]) -> dict[Place, Account]:
    rows = Account.objects.filter(kind__in={kind for kind, _ in places}, subject__in={subject for _, subject in places})
    return {(row.kind, row.subject): row for row in rows}
