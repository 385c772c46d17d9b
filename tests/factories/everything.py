"""A day on which every table gets at least one row, so that each of them can be tried."""

from datetime import timedelta

from dodolan.kernel.audit.actions import SYSTEM, record_action
from dodolan.kernel.idempotency.models import IdempotencyKey
from dodolan.kernel.inbox.actions import keep_once
from dodolan.kernel.jobs.models import DueRun
from dodolan.kernel.limits.models import Counter
from dodolan.kernel.sealing.proof import prove
from dodolan.kernel.terms.actions import set_terms
from dodolan.market.fulfilment.models import Shift
from dodolan.market.fulfilment.questions import ask_consent
from dodolan.market.ordering.models import Basket, BasketLine, OrderLine
from dodolan.market.ordering.notices import PLACED
from dodolan.market.stalls.models import Offer, StallClosure
from dodolan.people.accounts.actions import make_token
from dodolan.people.accounts.models import RoleName, SignInCode
from dodolan.people.businesses.models import Business
from dodolan.people.places.terms import TOLERANCE
from dodolan.services.notices.actions import note
from dodolan.services.tables.models import AppliedFile
from rehearsal.city.shopping import bring, weigh
from tests.factories.kinds import an_action
from tests.factories.market import (
    DAY,
    MORNING,
    by_steps,
    make_offer,
    make_order,
    make_payout,
    make_shift,
    make_stall,
    make_stock,
)
from tests.factories.people import make_user

SOON = MORNING + timedelta(minutes=10)


def one_row_of_everything() -> None:
    """Write it; the clock has to show MORNING."""
    offer = make_offer(make_stall())
    make_stock(offer, 5_000)
    group = make_order(by_steps(offer, 500))
    shift = make_shift(group)
    line = OrderLine.objects.get()
    weigh(shift, line, 600, at=MORNING)
    ask_consent(shift=shift, line_id=line.pk, at=MORNING)
    # Nobody answered; before that the stall is not paid.
    bring(shift, [group], at=SOON)
    _rows_beside(offer, shift)


def _rows_beside(offer: Offer, shift: Shift) -> None:
    """Rows that no order needs."""
    officer = make_user("Bu Rini", RoleName.OFFICER)
    basket = Basket.objects.create(secret="s", market=offer.stall.market, touched_at=MORNING)
    BasketLine.objects.create(basket=basket, offer=offer, steps=500)
    StallClosure.objects.create(stall=offer.stall, date=DAY)
    make_payout(officer, stall=offer.stall, amount_rp=5)
    SignInCode.objects.create(phone="+628", expires_at=SOON, tries_left=1)
    IdempotencyKey.objects.create(actor="guest", route="r", key="k", fingerprint="f", answered_at=MORNING)
    make_token(user=officer, label="kasir", by=SYSTEM, at=MORNING)
    Business.objects.update(nib="0000081234567")
    DueRun.objects.create(job="tidy", slot=MORNING, taken_at=MORNING)
    Counter.objects.create(subject="a", opened_at=MORNING)
    keep_once(provider="whatsapp", event_id="1", body="{}", at=MORNING)
    AppliedFile.objects.create(kind="k", hash="h", rows=1, applied_by="x", applied_at=MORNING)
    note(
        kind=PLACED,
        reason=shift.pk,
        subject=shift.pk,
        phone="+628",
        user=officer,
        facts={"number": "A", "estimate_rp": 1},
        at=MORNING,
    )
    prove()
    set_terms(numbers={TOLERANCE: 500}, by=None, at=MORNING)
    record_action(actor=SYSTEM, action=an_action(subject="shift"), subject=shift.pk, at=MORNING)
