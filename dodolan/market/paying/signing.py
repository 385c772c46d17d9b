"""What two people sign: a payout, and the count of a cash box."""

from collections.abc import Iterable, Iterator
from uuid import UUID

from dodolan.kernel.money import Rupiah
from dodolan.market.paying.models import CashBox, Payout, PayoutState
from dodolan.market.paying.rights import APPROVE_PAYOUT, COUNT_CASH, PROPOSE_PAYOUT, VERIFY_COUNT
from dodolan.market.stalls.models import Stall
from dodolan.services.approvals.queries import unapproved
from dodolan.services.approvals.values import Ask, Policy, Snapshot

# From the first rupiah: a limit below which one person is enough would be paid in slices.
PAYOUTS = Policy((Ask(PROPOSE_PAYOUT), Ask(APPROVE_PAYOUT)))
COUNTS = Policy((Ask(COUNT_CASH), Ask(VERIFY_COUNT)))


def payout_snapshot(payout: Payout) -> Snapshot:
    """Who gets how much for which day; where the payout stands is no part of it."""
    # Signed facts are kept for ever, so a name that can change does not stand among them.
    receiver = payout.stall_id or payout.runner_id
    facts = {"receiver": str(receiver), "day": payout.day.isoformat(), "amount_rp": payout.amount_rp}
    return Snapshot("payout", payout.pk, facts)


def box_snapshot(box: CashBox) -> Snapshot:
    """What was counted in whose box of which day."""
    facts = {"runner": str(box.runner_id), "day": str(box.day_id), "counted_rp": box.counted_rp}
    # Counted again to the same sum it is another count, and signed anew.
    facts |= {"recounts": box.recounts} if box.recounts else {}
    return Snapshot("cash_box", box.pk, facts)


def markets_of(payouts: Iterable[Payout]) -> set[UUID]:
    """The markets of the stalls among the receivers. One statement."""
    stalls = {payout.stall_id for payout in payouts if payout.stall_id}
    return set(Stall.objects.filter(pk__in=stalls).values_list("market", flat=True))


def unsigned_payouts() -> Iterator[UUID]:
    """Payouts on their way to the bank, or paid, whose present facts two people have not signed."""
    rows = Payout.objects.exclude(state=PayoutState.PROPOSED).order_by("pk").iterator(chunk_size=500)
    papers = ((payout_snapshot(row), Rupiah(row.amount_rp)) for row in rows)
    return (paper.subject for paper in unapproved(papers, PAYOUTS))


def unsigned_boxes() -> Iterator[UUID]:
    """Verified boxes whose present count two people have not signed."""
    rows = CashBox.objects.filter(verified_at__isnull=False).order_by("pk").iterator(chunk_size=500)
    papers = ((box_snapshot(row), Rupiah(row.counted_rp or 0)) for row in rows)
    return (paper.subject for paper in unapproved(papers, COUNTS))
