"""The check of the books, for what the factories write straight into the tables."""

from datetime import datetime

from dodolan.kernel.audit.actions import SYSTEM, Deed, record_actions
from dodolan.kernel.audit.models import AuditEntry
from dodolan.kernel.clock import now
from dodolan.market.ordering.audit import FEE_SET
from dodolan.market.ordering.models import DeliveryFee
from dodolan.operations.books.report import check_books, in_words
from rehearsal.city.writing_trail import write_trail_of_people


def tell_the_trail(*, at: datetime) -> None:
    """That roles, second keys and fees are there was somebody's doing."""
    write_trail_of_people(at=at)
    told = AuditEntry.objects.filter(action=FEE_SET.key).values_list("subject", flat=True)
    fees = DeliveryFee.objects.exclude(pk__in=list(told))
    record_actions([Deed(SYSTEM, FEE_SET, fee.pk, at, after={"amount_rp": fee.amount_rp}) for fee in fees])


def broken_promises() -> list[str]:
    """What the check finds broken, once the trail knows of everything."""
    tell_the_trail(at=now())
    return [in_words(found) for found in check_books() if not found.holds]
