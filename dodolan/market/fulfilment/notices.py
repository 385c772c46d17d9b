"""What buyers are told while somebody shops for them."""

from datetime import datetime
from uuid import UUID

from dodolan.kernel.words import hour
from dodolan.market.fulfilment.models import Consent
from dodolan.services.notices.actions import note
from dodolan.services.notices.values import NoticeKind

# The runner stands at the stall and waits.
ASKED = NoticeKind("fulfilment.asked", frozenset({"number", "good", "until"}), urgent=True)
NOTICES = (ASKED,)


def note_asked(*, consent: UUID, at: datetime) -> bool:
    """Tell a buyer that the runner asks them something; the answer is given on the page of the order."""
    asked = Consent.objects.select_related("line__order__purchase__buyer").get(pk=consent)
    bought = asked.line.order.purchase
    facts = {"number": bought.number, "good": asked.line.good_name, "until": hour(asked.expires_at)}
    return note(
        kind=ASKED, reason=asked.pk, subject=bought.pk, phone=bought.phone, user=bought.buyer, facts=facts, at=at
    )
