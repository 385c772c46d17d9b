"""What the pages of the ledger show, ready to print: debits and credits in two columns that sum alike."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.kernel.money import Rupiah
from dodolan.kernel.plugs import plugged
from dodolan.kernel.words import hour, rupiah
from dodolan.wording.codes import words_of
from dodolan.wording.dates import day_in_words


def journal_card(journal: Journal) -> dict[str, Any]:
    """A journal with its entries (paying.overview.with_entries)."""
    entries: list[Entry] = journal.named_entries  # type: ignore[attr-defined]
    return {
        "id": journal.pk,
        "kind": words_of(plugged(JournalKind), journal.kind),
        "day": day_in_words(journal.day),
        "time": hour(journal.posted_at),
        "memo": journal.memo,
        "is_reversal": journal.reverses_id is not None,
        "entries": [_entry(entry) for entry in entries],
        # Both sums are shown, so that an auditor sees them agree without a calculator.
        **column_sums(entry.amount_rp for entry in entries),
    }


def _entry(entry: Entry) -> dict[str, Any]:
    account: Account = entry.account
    return {
        "account": account.pk,
        "kind": words_of(plugged(AccountKind), account.kind),
        "owner": getattr(entry, "owner", ""),
        "debit": rupiah(entry.amount_rp) if entry.amount_rp > 0 else "",
        "credit": rupiah(-entry.amount_rp) if entry.amount_rp < 0 else "",
    }


def sides(balance: Rupiah, kind: str) -> dict[str, str]:
    """A balance in the column where it belongs; nothing at all stands as Rp0 where accounts of the kind usually do."""
    # Two columns instead of a sign: a minus is overlooked on paper, an empty column is not.
    known = plugged(AccountKind).get(kind)
    if balance.amount < 0 or (not balance.amount and known is not None and known.is_debt):
        return {"debit": "", "credit": rupiah(-balance)}
    return {"debit": rupiah(balance), "credit": ""}


def kind_rows(sums: dict[str, Rupiah]) -> dict[str, Any]:
    """Balances by kind of account, and both columns' sums."""
    return {
        "rows": [
            {"code": kind, "kind": words_of(plugged(AccountKind), kind), **sides(balance, kind)}
            for kind, balance in sums.items()
        ],
        **column_sums(balance.amount for balance in sums.values()),
    }


def column_sums(balances: Iterable[int]) -> dict[str, str]:
    """What the debit and the credit column of some balances sum to."""
    known = list(balances)
    return {
        "debits": rupiah(sum(balance for balance in known if balance > 0)),
        "credits": rupiah(sum(-balance for balance in known if balance < 0)),
    }


def account_row(account: Account) -> dict[str, Any]:
    """An account with owner and balance (paying.overview.accounts_of)."""
    balance: int = account.balance_rp  # type: ignore[attr-defined]
    return {
        "id": account.pk,
        "kind": words_of(plugged(AccountKind), account.kind),
        # The city's own accounts have no subject, and so no name.
        "owner": getattr(account, "owner", "") or _("the whole city"),
        "balance": rupiah(balance),
        **sides(Rupiah(balance), account.kind),
    }
