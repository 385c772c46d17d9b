"""Balances on the pages of the ledger, ready to print."""

from dataclasses import dataclass
from uuid import UUID

from django.utils.translation import gettext as _

from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.models import Account
from dodolan.kernel.money import Rupiah
from dodolan.kernel.plugs import plugged
from dodolan.kernel.words import rupiah
from dodolan.wording.codes import words_of


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
