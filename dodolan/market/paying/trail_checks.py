"""Promises about what was signed and done with money: tables, signatures and trail say the same."""

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.checks import Check, Finding, finding
from dodolan.kernel.rights import Right
from dodolan.market.paying.audit import CASH_VERIFIED, PAYOUT_APPROVED, PAYOUT_PAID, PAYOUT_PROPOSED
from dodolan.market.paying.documents import RECEIPT
from dodolan.market.paying.models import CashBox, Payment, Payout, PayoutState
from dodolan.market.paying.rights import APPROVE_PAYOUT, COUNT_CASH, PROPOSE_PAYOUT, VERIFY_COUNT
from dodolan.services.approvals.models import Signature
from dodolan.services.documents.models import Document

# What was done, when, by whom (None: the system itself), of how much and to whom.
Step = tuple[str, datetime, UUID | None, tuple[int, str]]


def payouts_are_their_trail() -> Finding:
    """Each step of a payout stands in the trail: when, by whom and of how much; no step stands there of another."""
    done: dict[UUID, set[Step]] = defaultdict(set)
    rows = AuditEntry.objects.filter(action__in=(PAYOUT_PROPOSED.key, PAYOUT_APPROVED.key, PAYOUT_PAID.key))
    for subject, action, at, actor, after in rows.values_list("subject", "action", "at", "actor", "after").iterator():
        done[subject].add((action, at, actor, (after["amount_rp"], after.get("stall") or after.get("runner") or "")))
    payouts = Payout.objects.all()
    broken = done.keys() - set(payouts.values_list("pk", flat=True))
    for payout in payouts.iterator(chunk_size=2000):
        seen, facts = done.get(payout.pk, set()), _facts(payout)
        # The trail names nobody where the system itself acted, for somebody who signed; who paid stands there alone.
        whole = all({step, (*step[:2], None, facts)} & seen for step in _steps(payout))
        paid = {(at, said) for action, at, _actor, said in seen if action == PAYOUT_PAID.key}
        if not whole or paid != ({(payout.paid_at, facts)} if payout.state == PayoutState.PAID else set()):
            broken.add(payout.pk)
    return finding("payouts = their steps in the trail", len(payouts), broken)


def _facts(payout: Payout) -> tuple[int, str]:
    return payout.amount_rp, str(payout.stall_id or payout.runner_id)


def _steps(payout: Payout) -> Iterator[Step]:
    yield PAYOUT_PROPOSED.key, payout.proposed_at, payout.proposed_by_id, _facts(payout)
    if payout.state != PayoutState.PROPOSED and payout.approved_at:
        yield PAYOUT_APPROVED.key, payout.approved_at, payout.approved_by_id, _facts(payout)


def boxes_are_their_trail() -> Finding:
    """Each verified box stands in the trail with what was counted and what was missing, when and by whom."""
    told = {
        entry.subject: (entry.at, entry.actor, entry.after.get("counted_rp"), entry.after.get("variance_rp"))
        for entry in AuditEntry.objects.filter(action=CASH_VERIFIED.key).iterator()
    }
    boxes = CashBox.objects.filter(verified_at__isnull=False)
    broken = told.keys() - set(boxes.values_list("pk", flat=True))
    for box in boxes:
        said = (box.verified_at, box.verified_by_id, box.counted_rp, box.variance_rp)
        if told.get(box.pk) not in (said, (said[0], None, *said[2:])):
            broken.add(box.pk)
    return finding("verified boxes = their rows in the trail", len(boxes), broken)


def signers_are_named() -> Finding:
    """Who is named under a payout or a count is who signed it."""
    payouts, boxes = Payout.objects.exclude(_signed(PROPOSE_PAYOUT, "proposed_by")), CashBox.objects.all()
    later = Payout.objects.exclude(state=PayoutState.PROPOSED).exclude(_signed(APPROVE_PAYOUT, "approved_by"))
    counted = boxes.filter(counted_at__isnull=False).exclude(_signed(COUNT_CASH, "runner"))
    verified = boxes.filter(verified_at__isnull=False).exclude(_signed(VERIFY_COUNT, "verified_by"))
    rows: tuple[QuerySet[Payout] | QuerySet[CashBox], ...] = (payouts, later, counted, verified)
    broken = {pk for some in rows for pk in some.values_list("pk", flat=True)}
    return finding("who is named is who signed", Signature.objects.count(), broken)


def _signed(right: Right, who: str) -> Q:
    return Q(Exists(Signature.objects.filter(subject=OuterRef("pk"), right=right.key, signer=OuterRef(who))))


def receipts_are_their_payments() -> Finding:
    """Each receipt says the number, the method, the goods and the sum that were paid."""
    paid = {
        row[0]: row[1:]
        for row in Payment.objects.values_list(
            "purchase", "purchase__number", "method", "purchase__goods_final_rp", "amount_rp"
        ).iterator()
    }
    receipts, broken = Document.objects.filter(kind=RECEIPT.key), []
    for number, subject, snapshot in receipts.values_list("number", "subject", "snapshot").iterator():
        facts = json.loads(snapshot)
        if paid.get(subject) != tuple(facts[name] for name in ("purchase", "method", "goods_rp", "paid_rp")):
            broken.append(number)
    return finding("receipts say what was paid", receipts.count(), broken)


CHECKS = (
    Check("paying.payouts_are_their_trail", payouts_are_their_trail),
    Check("paying.boxes_are_their_trail", boxes_are_their_trail),
    Check("paying.signers_are_named", signers_are_named),
    Check("paying.receipts_are_their_payments", receipts_are_their_payments),
)
