"""What the entries of the market's journals must say, read from the rows that each journal was written for.

An entry that none of its rows stands for is a stray: a balanced journal can be invented, its origin cannot.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from dodolan.kernel.ledger.chart import AccountKind, JournalKind
from dodolan.kernel.ledger.models import Entry
from dodolan.market.ordering.models import Purchase, StallOrder
from dodolan.market.paying import accounts
from dodolan.market.paying.models import CashBox, Payment, PaymentSplit, Payout, PayoutState, SplitKind, StallPayment

# Of the entry that is looked at: what its journal is for, whose account, how much, and the same as a credit.
SOURCE, OWNER, DEBIT, CREDIT = (
    OuterRef(name) for name in ("journal__source", "account__subject", "amount_rp", "credit_rp")
)
DAY, AT, MEMO = (OuterRef(f"journal__{name}") for name in ("day", "posted_at", "memo"))


def _on(account: AccountKind, rows: QuerySet[Any]) -> Q:
    return Q(account__kind=account.key) & Q(Exists(rows))


def _float() -> Q:
    box = CashBox.objects.filter(pk=SOURCE, day__date=DAY, opened_at=AT)
    into = _on(accounts.RUNNER_CASH, box.filter(float_rp=DEBIT).filter(pk=OWNER))
    return into | _on(accounts.CITY_CASH, box.filter(float_rp=CREDIT))


def _stall_paid() -> Q:
    payment = StallPayment.objects.filter(order=SOURCE, day=DAY, paid_at=AT)
    stall = _on(accounts.STALL_PAYABLE, payment.filter(amount_rp=DEBIT, order__stall=OWNER))
    return stall | _on(accounts.RUNNER_CASH, payment.filter(amount_rp=CREDIT, box=OWNER))


def _sale() -> Q:
    payment = Payment.objects.filter(purchase=SOURCE, paid_at=AT, purchase__day__date=DAY)
    split = PaymentSplit.objects.filter(payment__purchase=SOURCE, kind=SplitKind.ROUNDING, amount_rp=CREDIT)
    own = (accounts.RUNNER_CASH, accounts.STALL_PAYABLE, accounts.RUNNER_PAYABLE, accounts.ROUNDING)
    # Any other account is that of a method which fills no box, and then the payment names none.
    beside = ~Q(account__kind__in=[kind.key for kind in own]) & Q(Exists(payment.filter(amount_rp=DEBIT, box=None)))
    fee = payment.filter(Q(box__runner=OWNER) | Q(box=None), purchase__delivery_fee_rp=CREDIT)
    return (
        _on(accounts.RUNNER_CASH, payment.filter(amount_rp=DEBIT, box=OWNER))
        | beside
        | _on(accounts.STALL_PAYABLE, StallOrder.objects.filter(purchase=SOURCE, stall=OWNER, final_rp=CREDIT))
        | _on(accounts.RUNNER_PAYABLE, fee)
        | _on(accounts.ROUNDING, split)
    )


def _cash_count() -> Q:
    box = CashBox.objects.filter(pk=SOURCE, day__date=DAY, verified_at=AT)
    out = box.alias(expected_rp=F("counted_rp") - F("variance_rp")).filter(expected_rp=CREDIT).filter(pk=OWNER)
    return (
        _on(accounts.CITY_CASH, box.filter(counted_rp=DEBIT))
        | _on(accounts.CASH_VARIANCE, box.filter(variance_rp=CREDIT, runner=OWNER))
        | _on(accounts.RUNNER_CASH, out)
    )


def _payout() -> Q:
    payout = Payout.objects.filter(pk=SOURCE, state=PayoutState.PAID, paid_at=AT, bank_ref=MEMO)
    return (
        _on(accounts.STALL_PAYABLE, payout.filter(amount_rp=DEBIT, stall=OWNER))
        | _on(accounts.RUNNER_PAYABLE, payout.filter(amount_rp=DEBIT, runner=OWNER))
        | _on(accounts.CITY_CASH, payout.filter(amount_rp=CREDIT))
    )


def _loss() -> Q:
    lost = Purchase.objects.filter(pk=SOURCE, cancelled_at=AT, day__date=DAY, goods_final_rp=DEBIT)
    orders = StallOrder.objects.filter(purchase=SOURCE, stall=OWNER, final_rp=CREDIT)
    return _on(accounts.GOODS_LOST, lost) | _on(accounts.STALL_PAYABLE, orders)


ORIGINS: dict[JournalKind, Callable[[], Q]] = {
    accounts.FLOAT: _float,
    accounts.STALL_PAID: _stall_paid,
    accounts.SALE: _sale,
    accounts.CASH_COUNT: _cash_count,
    accounts.PAYOUT: _payout,
    accounts.LOSS: _loss,
}


def strays() -> Iterator[str]:
    """Keys of the journals with an entry that no row stands for. One statement for each kind.

    Reversals are left out: the ledger compares them with what they take back.
    """
    for kind, stands in ORIGINS.items():
        posted = Entry.objects.filter(journal__kind=kind.key, journal__reverses=None).alias(credit_rp=-F("amount_rp"))
        yield from posted.exclude(stands()).values_list("journal__key", flat=True).distinct()


def keys_wanted() -> set[str]:
    """The keys of all journals that the rows of the room ask for, sales and losses apart. Four statements."""
    paid = Payout.objects.filter(state=PayoutState.PAID)
    # A box in which nothing was and nothing is missing leaves no journal.
    counted = CashBox.objects.filter(verified_at__isnull=False).exclude(counted_rp=0, variance_rp=0)
    return {
        *_keys(accounts.FLOAT, CashBox.objects.filter(float_rp__gt=0), "pk"),
        *_keys(accounts.STALL_PAID, StallPayment.objects.all(), "order"),
        *_keys(accounts.CASH_COUNT, counted, "pk"),
        *_keys(accounts.PAYOUT, paid, "pk"),
    }


def _keys(kind: JournalKind, rows: QuerySet[Any], column: str) -> Iterator[str]:
    return (f"{kind.key}:{source}" for source in rows.values_list(column, flat=True))
