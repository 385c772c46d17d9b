"""What the city owes stalls and runners up to a day, less what stands on payout lists already."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db.models import Q, Sum

from dodolan.kernel.ledger.models import Entry
from dodolan.market.paying import accounts
from dodolan.market.paying.models import Payout, PayoutState
from dodolan.market.stalls.models import Stall
from dodolan.people.accounts.models import User

# Kinds of accounts that are debts, and the column of a payout that names whom such a debt is owed to.
DEBTS = {accounts.STALL_PAYABLE.key: "stall_id", accounts.RUNNER_PAYABLE.key: "runner_id"}


@dataclass(frozen=True, slots=True)
class Owed:
    """A debt of the city: the column of a payout that names the receiver, the receiver, rupiah above 0."""

    field: str
    subject: UUID
    amount_rp: int


def owed_until(day: date) -> list[Owed]:
    """Debts from everything up to and including a day that are on no payout list, by kind and receiver.

    A sale of a later day is not among them, nor what a list of any day holds or the bank has paid. Two statements.
    """
    # What is on its way must not be proposed again, or a stall is paid twice.
    open_sum = Sum("amount_rp", filter=~Q(state=PayoutState.PAID), default=0)
    lists = Payout.objects.values_list("stall", "runner").annotate(all=Sum("amount_rp"), open=open_sum).order_by()
    listed = {stall or runner: (all_rp, open_rp) for stall, runner, all_rp, open_rp in lists}
    # A list pays for its own day and those before, whenever the bank does it: so payouts are taken by the lists.
    until = Q(day__lte=day) & ~Q(journal__kind=accounts.PAYOUT.key)
    sums = Entry.objects.filter(account__kind__in=DEBTS).values_list("account__kind", "account__subject")
    found = []
    for kind, subject, before, total in sums.annotate(
        before=Sum("amount_rp", filter=until, default=0), total=Sum("amount_rp")
    ):
        # What the city owes stands in credit. Never more than is owed today: a later correction counts at once.
        all_rp, open_rp = listed.get(subject, (0, 0))
        amount_rp = min(-before - all_rp, -total - open_rp)
        if amount_rp > 0:
            found.append(Owed(DEBTS[kind], subject, amount_rp))
    return sorted(found, key=lambda owed: (owed.field != "stall_id", owed.subject))


def payees_of(payouts: Sequence[Payout]) -> dict[UUID, UUID]:
    """The person whom each payout pays, by its key: the runner, or who owns the stall's business. One statement."""
    stalls = {payout.stall_id for payout in payouts if payout.stall_id}
    owners = dict(Stall.objects.filter(pk__in=stalls).values_list("pk", "business__owner"))
    return {payout.pk: owners[payout.stall_id] if payout.stall_id else _runner(payout) for payout in payouts}


def _runner(payout: Payout) -> UUID:
    if payout.runner_id is None:
        raise ValueError("A payout has a receiver.")
    return payout.runner_id


def owed_to_others(owed: Sequence[Owed], signer: User) -> list[Owed]:
    """Debts without those to the signer or to a stall of theirs: nobody signs what pays themselves. One statement."""
    own = set(Stall.objects.filter(business__owner=signer).values_list("pk", flat=True)) | {signer.pk}
    return [debt for debt in owed if debt.subject not in own]
