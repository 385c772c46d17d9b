"""The runner's question to a buyer: goods are heavier than ordered; do they pay for what the scale shows?

An answer belongs to the weight that was shown. Another reading withdraws the question and its answer; one that nobody
answered in time may be put again; a stall is not paid while its buyer may still answer, unless the runner withdraws it.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dodolan.kernel.claims.actions import claim
from dodolan.kernel.clock import day_of
from dodolan.kernel.errors import Invalid
from dodolan.kernel.gate import write_tx
from dodolan.kernel.outbox.actions import record_event
from dodolan.kernel.terms.queries import terms_on
from dodolan.market.fulfilment import events
from dodolan.market.fulfilment.errors import QuestionOpen
from dodolan.market.fulfilment.models import Consent, Shift
from dodolan.market.fulfilment.own_lines import own_lines
from dodolan.market.fulfilment.queries import open_questions
from dodolan.market.fulfilment.terms import CONSENT_WAITS
from dodolan.market.ordering.errors import TooLate
from dodolan.market.ordering.lines import settle_line
from dodolan.market.ordering.models import LineState, OrderLine, Purchase, StallOrder
from dodolan.market.ordering.rules import ceiling, charge_measured


def said_yes(line: OrderLine, measured: int) -> bool:
    """Whether the buyer of a line said yes to this very weight."""
    # Yes to a slip of the finger, 2,7 kg for 270 g, is no yes to the 1,5 kg that are weighed then.
    return Consent.objects.filter(line=line, granted=True, withdrawn_at__isnull=True, measured=measured).exists()


def withdraw_other_questions(line: OrderLine, measured: int, at: datetime) -> None:
    """What was asked about another weight than this counts no more, answered or not; 0 where none is left."""
    # Nothing was asked of a line that was never weighed.
    if line.weighed is not None:
        Consent.objects.filter(line=line, withdrawn_at__isnull=True).exclude(measured=measured).update(withdrawn_at=at)


@write_tx()
def ask_consent(*, shift: Shift, line_id: UUID, at: datetime) -> Consent:
    """Ask the buyer, on the tracking page, whether they pay for what was weighed above the ceiling.

    Asked again, an open or answered question stands; one that ran out is put anew. Raises Invalid if the line is not
    above its ceiling, TooLate once its stall is paid.
    """
    line = own_lines(shift, [line_id])[line_id]
    # Two phones of one runner: the later finds what the earlier asked.
    Purchase.objects.select_for_update().get(pk=line.order.purchase_id)
    most = ceiling(line)
    if most is None or line.weighed is None or line.weighed <= most:
        raise Invalid("Nothing to ask.", field=str(line.pk))
    if line.order.stall_is_paid:
        raise TooLate("The stall was paid for this.", state="paid", needed=["unpaid"])
    asked = Consent.objects.filter(line=line, withdrawn_at__isnull=True)
    known = asked.first()
    if known is not None and (known.granted is not None or known.expires_at > at):
        return known
    asked.update(withdrawn_at=at)
    consent = Consent.objects.create(
        line=line,
        measured=line.weighed,
        offered_rp=charge_measured(line, line.weighed, consented=True).amount.amount,
        asked_at=at,
        # Frozen in its row: a later decision of the city changes no question that was put.
        expires_at=at + terms_on(day_of(at))[CONSENT_WAITS],
    )
    record_event(events.ASKED, at=at, consent_id=str(consent.pk))
    return consent


@write_tx()
def answer_consent(*, consent: Consent, granted: bool, at: datetime) -> None:
    """The buyer answers once, in time, and before anything is paid; yes changes what the line costs.

    Raises TooLate for an answer that comes too late, twice, or to a question that was withdrawn meanwhile.
    """
    waiting = Consent.objects.filter(pk=consent.pk, granted__isnull=True, withdrawn_at__isnull=True, expires_at__gt=at)
    # A second tap and a late yes both match no row.
    state = "expired" if consent.expires_at <= at else "withdrawn" if consent.withdrawn_at else "answered"
    late = TooLate(f"The question is {state}.", state=state, needed=["open"])
    claim(waiting, otherwise=late, granted=granted, answered_at=at)
    line = consent.line
    if not granted:
        return
    if line.weighed != consent.measured:
        raise TooLate("It was weighed anew.", state="withdrawn", needed=["open"])
    settle_line(
        line=line,
        state=LineState(line.state),
        picked=line.picked_steps,
        weighed=line.weighed,
        charge=charge_measured(line, consent.measured, consented=True),
        at=at,
    )


@write_tx()
def withdraw_question(*, shift: Shift, line_id: UUID, at: datetime) -> None:
    """The runner waits no longer: the buyer pays for what was ordered. Raises TooLate where no question is open."""
    line = own_lines(shift, [line_id])[line_id]
    waiting = open_questions(at).filter(line=line)
    claim(waiting, otherwise=TooLate("No question is open.", state="over", needed=["open"]), withdrawn_at=at)


def require_answered(orders: Sequence[StallOrder], at: datetime) -> None:
    """Raise QuestionOpen if a buyer may still answer about goods of these orders: a yes must not come too late."""
    waiting = open_questions(at).filter(line__order__in=[order.pk for order in orders]).select_related("line").first()
    if waiting is not None:
        raise QuestionOpen("A buyer may still answer.", good=waiting.line.good_name)
