"""Papers of money: the buyer's receipt, and the payouts of a day that two people signed."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from dodolan.kernel.canonical import canonical
from dodolan.market.ordering.models import OrderLine, Purchase
from dodolan.market.paying.models import Payment, Payout, PayoutState
from dodolan.services.documents.actions import issue
from dodolan.services.documents.models import Document
from dodolan.services.documents.queries import document_of
from dodolan.services.documents.values import DocumentKind

RECEIPT = DocumentKind("paying.receipt", "KW")
PAYOUT_LIST = DocumentKind("paying.payout_list", "DB")
DOCUMENTS = (RECEIPT, PAYOUT_LIST)


def issue_receipt(*, purchase: Purchase, payment: Payment, at: datetime) -> Document:
    """The receipt of a purchase that was handed over and paid; once, whoever asks."""
    lines = OrderLine.objects.filter(order__purchase=purchase).select_related("order__stall")
    facts = {
        "purchase": purchase.number,
        "buyer": purchase.buyer_name,
        "day": purchase.day.date.isoformat(),
        "method": payment.method,
        "paid_rp": payment.amount_rp,
        "goods_rp": purchase.goods_final_rp,
        # One after the other as on the slip; what a line came to is enough to add it up again.
        "lines": [_line(line) for line in lines.order_by("order__number", "position")],
    }
    return issue(kind=RECEIPT, subject=purchase.pk, facts=facts, at=at)


def receipt_of(purchase: Purchase) -> Document | None:
    """The receipt of a purchase, or None before it was handed over."""
    return document_of(RECEIPT, purchase.pk)


def issue_payout_lists(*, days: Iterable[date], at: datetime) -> list[Document]:
    """The list of all signed payouts of each day, by receiver; the same list again is the same paper."""
    return [_payout_list(day, at) for day in sorted(set(days))]


def _payout_list(day: date, at: datetime) -> Document:
    signed = Payout.objects.filter(day=day).exclude(state=PayoutState.PROPOSED).order_by("pk")
    rows = [{"payout": str(row.pk), "receiver": _receiver(row), "amount_rp": row.amount_rp} for row in signed]
    facts = {"day": day.isoformat(), "total_rp": sum(row.amount_rp for row in signed), "payouts": rows}
    # A day has several lists when it is signed in parts: what a list says is its name.
    return issue(
        kind=PAYOUT_LIST, subject=uuid5(NAMESPACE_URL, f"dodolan:payouts:{canonical(facts)}"), facts=facts, at=at
    )


def _receiver(payout: Payout) -> str:
    return str(payout.stall_id or payout.runner_id)


def _line(line: OrderLine) -> dict[str, str | int | None]:
    return {
        "stall": line.order.stall.name,
        "good": line.good_name,
        "unit": line.unit,
        "picked": line.picked_steps,
        "weighed": line.weighed,
        "final_rp": line.final_rp,
    }
