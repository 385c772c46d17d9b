"""Cheats with the ledger. Every journal they leave balances."""

from datetime import timedelta
from random import Random
from uuid import UUID

from dodolan.kernel.ids import new_id
from dodolan.kernel.ledger.models import Account, Entry, Journal
from dodolan.market.paying.models import Payout, PayoutState
from rehearsal.cheats.hand import change, copy_of, erase, move_money, one_of, post
from rehearsal.cheats.values import cheats

CASH = 75_000


def _account(kind: str, dice: Random) -> Account:
    return one_of(Account.objects.filter(kind=kind), dice)


def _journal(kind: str, dice: Random) -> Journal:
    return one_of(Journal.objects.filter(kind=kind), dice)


def journal_invented(dice: Random) -> None:
    """A balanced journal pays a runner out of the city's cash, for nothing."""
    amounts = [(_account("runner_payable", dice), CASH), (_account("city_cash", dice), -CASH)]
    source = new_id()
    like = _journal("payout", dice)
    change(post("payout", f"payout:{source}", like, amounts), source=source)


def journal_of_no_kind(dice: Random) -> None:
    """A balanced journal of a kind that no room has."""
    amounts = [(_account("goods_lost", dice), CASH), (_account("city_cash", dice), -CASH)]
    post("correction", "correction:1", _journal("float", dice), amounts)


def journal_invented_for_a_payout(dice: Random) -> None:
    """A payout that was never paid has its journal all the same."""
    payout = one_of(Payout.objects.filter(state=PayoutState.APPROVED), dice)
    kind, subject = ("stall_payable", payout.stall_id) if payout.stall_id else ("runner_payable", payout.runner_id)
    account = Account.objects.get(kind=kind, subject__in=[subject])
    amounts = [(account, payout.amount_rp), (_account("city_cash", dice), -payout.amount_rp)]
    change(post("payout", f"payout:{payout.pk}", _journal("payout", dice), amounts), source=payout.pk)


def second_journal_of_a_float(dice: Random) -> None:
    """A runner got a float twice by the book, and gave it back to the city twice."""
    like = _journal("float", dice)
    amounts = [(_account("cash_variance", dice), CASH), (_account("city_cash", dice), -CASH)]
    post("float", f"{like.key}:2", like, amounts)


def journal_erased(dice: Random) -> None:
    """A journal that was posted is gone, with its entries."""
    journal = _journal("cash_count", dice)
    erase(Entry.objects.filter(journal=journal))
    erase(Journal.objects.filter(pk=journal.pk))


def journal_moved(dice: Random) -> None:
    """A sale is posted on another day, journal and entries."""
    journal = _journal("sale", dice)
    day = journal.day - timedelta(days=30)
    change(journal, day=day)
    Entry.objects.filter(journal=journal).update(day=day)


def journal_raised(dice: Random) -> None:
    """The city pays the runner's fee a second time, inside the journal of a sale."""
    journal = _journal("sale", dice)
    fee = journal.entries.get(account__kind="runner_payable")
    subsidy, _ = Account.objects.get_or_create(kind="goods_lost", subject=UUID(int=0))
    Entry.objects.create(journal=journal, account=subsidy, amount_rp=-fee.amount_rp, day=journal.day)
    change(fee, amount_rp=fee.amount_rp * 2)


def rounding_raised(dice: Random) -> None:
    """Rounding of a sale is larger, and so is the city's subsidy."""
    journal = one_of(Journal.objects.filter(kind="sale", entries__account__kind="rounding"), dice)
    subsidy, _ = Account.objects.get_or_create(kind="goods_lost", subject=UUID(int=0))
    move_money(journal, "rounding", CASH)
    Entry.objects.create(journal=journal, account=subsidy, amount_rp=-CASH, day=journal.day)


def fee_turned(dice: Random) -> None:
    """The fee of a delivery is earned by a runner who did not ride."""
    entry = one_of(Entry.objects.filter(journal__kind="sale", account__kind="runner_payable"), dice)
    change(entry, account=one_of(Account.objects.filter(kind="runner_payable").exclude(pk=entry.account_id), dice))


def reversal_invented(dice: Random) -> None:
    """A payout that the bank made is taken back by the book."""
    journal = _journal("payout", dice)
    entries = list(journal.entries.all())
    mirror = copy_of(journal, key=f"back:{journal.pk}", reverses=journal)
    for entry in entries:
        copy_of(entry, journal=mirror, amount_rp=-entry.amount_rp)


def accounts_swapped(_dice: Random) -> None:
    """Two runners' accounts change owners, with all that was ever posted to them."""
    one, other = list(Account.objects.filter(kind="runner_payable").order_by("pk")[:2])
    first, second = one.subject, other.subject
    change(one, subject=new_id())
    change(other, subject=first)
    change(one, subject=second)


LEDGER = cheats(
    journal_invented,
    journal_of_no_kind,
    journal_invented_for_a_payout,
    second_journal_of_a_float,
    journal_erased,
    journal_moved,
    journal_raised,
    rounding_raised,
    fee_turned,
    reversal_invented,
    accounts_swapped,
)
