"""Balances on the pages of the ledger, ready to print."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from dodolan.kernel.ledger.chart import AccountKind
from dodolan.kernel.ledger.models import Account
from dodolan.kernel.money import Rupiah
from dodolan.kernel.plugs import plugged
from dodolan.kernel.words import rupiah
from dodolan.web.office.journals import BookRow
from dodolan.wording.codes import words_of


@dataclass(frozen=True, slots=True)
class AccountCard:
    """One account on its own page, with its owner and balance."""

    kind: str
    owner: str
    balance: str


def sides(balance: Rupiah, kind: str) -> tuple[str, str]:
    """A balance as (debit, credit), one of them empty; Rp0 stands where accounts of the kind usually do."""
    # Two columns instead of a sign: a minus is overlooked on paper, an empty column is not.
    known = plugged(AccountKind).get(kind)
    if balance.amount < 0 or (not balance.amount and known is not None and known.is_debt):
        return "", rupiah(-balance)
    return rupiah(balance), ""


def kind_rows(sums: dict[str, Rupiah]) -> list[BookRow]:
    """Balances by kind of account."""
    kinds = plugged(AccountKind)
    return [
        BookRow(words_of(kinds, kind), reverse("office:ledger:accounts", args=[kind]), *sides(balance, kind))
        for kind, balance in sums.items()
    ]


def account_row(account: Account) -> BookRow:
    """An account among those of its kind (paying.overview.accounts_of)."""
    url = reverse("office:ledger:account", args=[account.pk])
    return BookRow(_owner(account), url, *sides(_balance(account), account.kind))


def account_card(account: Account) -> AccountCard:
    """An account on its own page (paying.overview.account_by_id)."""
    kind = words_of(plugged(AccountKind), account.kind)
    return AccountCard(kind, _owner(account), rupiah(_balance(account)))


def _balance(account: Account) -> Rupiah:
    return Rupiah(account.balance_rp)  # type: ignore[attr-defined]


def _owner(account: Account) -> str:
    # The city's own accounts have no subject, and so no name.
    return getattr(account, "owner", "") or _("the whole city")
