"""A journal as the office reads it: debits and credits in two columns that sum alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.kernel.plugs import plugged
from dodolan.kernel.words import hour, rupiah
from dodolan.wording.codes import words_of
from dodolan.wording.dates import day_in_words


@dataclass(frozen=True, slots=True)
class Sums:
    """What the debit and the credit column sum to."""

    debits: str
    credits: str


@dataclass(frozen=True, slots=True)
class BookRow:
    """A row of the books: an account or a kind of them, and its page. One of debit and credit is empty."""

    name: str
    url: str
    debit: str
    credit: str


@dataclass(frozen=True, slots=True)
class JournalCard:
    """A journal with its entries, debits first, and their sums."""

    id: UUID
    kind: str
    day: str
    time: str
    memo: str
    is_reversal: bool
    entries: Sequence[BookRow]
    sums: Sums


def journal_card(journal: Journal) -> JournalCard:
    """A journal with its entries (paying.overview.with_entries)."""
    entries: list[Entry] = journal.named_entries  # type: ignore[attr-defined]
    return JournalCard(
        id=journal.pk,
        kind=words_of(plugged(JournalKind), journal.kind),
        day=day_in_words(journal.day),
        time=hour(journal.posted_at),
        memo=journal.memo,
        is_reversal=journal.reverses_id is not None,
        entries=[_entry(entry) for entry in entries],
        # Both sums are shown, so that an auditor sees them agree without a calculator.
        sums=column_sums(entry.amount_rp for entry in entries),
    )


def _entry(entry: Entry) -> BookRow:
    account: Account = entry.account
    kind, owner = words_of(plugged(AccountKind), account.kind), getattr(entry, "owner", "")
    return BookRow(
        name=f"{kind}: {owner}" if owner else kind,
        url=reverse("office:ledger:account", args=[account.pk]),
        debit=rupiah(entry.amount_rp) if entry.amount_rp > 0 else "",
        credit=rupiah(-entry.amount_rp) if entry.amount_rp < 0 else "",
    )


def column_sums(balances: Iterable[int]) -> Sums:
    """What the debit and the credit column of some balances sum to."""
    known = list(balances)
    return Sums(
        debits=rupiah(sum(balance for balance in known if balance > 0)),
        credits=rupiah(sum(-balance for balance in known if balance < 0)),
    )
