"""What the pages of the ledger show, ready to print: debits and credits in two columns that sum alike."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.kernel.money import Rupiah
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
class EntryRow:
    """What a journal does to one account; one of debit and credit is empty."""

    account: UUID
    kind: str
    owner: str
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
    entries: Sequence[EntryRow]
    sums: Sums


@dataclass(frozen=True, slots=True)
class KindRow:
    """All accounts of a kind together."""

    code: str
    kind: str
    debit: str
    credit: str


@dataclass(frozen=True, slots=True)
class AccountRow:
    """One account with its owner and balance."""

    id: UUID
    kind: str
    owner: str
    balance: str
    debit: str
    credit: str


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


def _entry(entry: Entry) -> EntryRow:
    account: Account = entry.account
    return EntryRow(
        account=account.pk,
        kind=words_of(plugged(AccountKind), account.kind),
        owner=getattr(entry, "owner", ""),
        debit=rupiah(entry.amount_rp) if entry.amount_rp > 0 else "",
        credit=rupiah(-entry.amount_rp) if entry.amount_rp < 0 else "",
    )


def sides(balance: Rupiah, kind: str) -> tuple[str, str]:
    """A balance as (debit, credit), one of them empty; Rp0 stands where accounts of the kind usually do."""
    # Two columns instead of a sign: a minus is overlooked on paper, an empty column is not.
    known = plugged(AccountKind).get(kind)
    if balance.amount < 0 or (not balance.amount and known is not None and known.is_debt):
        return "", rupiah(-balance)
    return rupiah(balance), ""


def kind_rows(sums: dict[str, Rupiah]) -> list[KindRow]:
    """Balances by kind of account."""
    return [
        KindRow(kind, words_of(plugged(AccountKind), kind), *sides(balance, kind)) for kind, balance in sums.items()
    ]


def column_sums(balances: Iterable[int]) -> Sums:
    """What the debit and the credit column of some balances sum to."""
    known = list(balances)
    return Sums(
        debits=rupiah(sum(balance for balance in known if balance > 0)),
        credits=rupiah(sum(-balance for balance in known if balance < 0)),
    )


def account_row(account: Account) -> AccountRow:
    """An account with owner and balance (paying.overview.accounts_of)."""
    balance: int = account.balance_rp  # type: ignore[attr-defined]
    debit, credit = sides(Rupiah(balance), account.kind)
    return AccountRow(
        id=account.pk,
        kind=words_of(plugged(AccountKind), account.kind),
        # The city's own accounts have no subject, and so no name.
        owner=getattr(account, "owner", "") or _("the whole city"),
        balance=rupiah(balance),
        debit=debit,
        credit=credit,
    )
