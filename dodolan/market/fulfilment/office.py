"""What an officer does with a single order; each action stands in the audit trail with its reason.

Actions that are told an Actor and no user ask no right: whoever calls them has asked ASSIGN to take an order back,
CANCEL_ANY to cancel, RELEASE to release and WRITE_OFF to write off.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from dodolan.kernel.audit.actions import Actor, record_action
from dodolan.kernel.audit.catalogue import Action
from dodolan.kernel.errors import Refused
from dodolan.kernel.gate import write_tx
from dodolan.kernel.money import Rupiah
from dodolan.kernel.states import actions as states
from dodolan.market.fulfilment.audit import ASSIGNED, CANCELLED, RELEASED, UNASSIGNED, WRITTEN_OFF
from dodolan.market.fulfilment.handover import deliver_without_pin
from dodolan.market.fulfilment.models import Assignment, Shift
from dodolan.market.fulfilment.rights import ASSIGN
from dodolan.market.fulfilment.shifts import assign_orders, release_order
from dodolan.market.ordering.cancel_order import cancel_order, close_unclaimed
from dodolan.market.ordering.models import Purchase
from dodolan.market.ordering.states import AT_WORK, PURCHASE
from dodolan.market.paying.errors import NotFinal
from dodolan.market.paying.losses import post_loss
from dodolan.market.paying.models import Payment
from dodolan.people.accounts.models import User
from dodolan.people.rights.queries import require


class NoRunner(Refused):
    """The order is not assigned, so nobody can hand it over."""

    code = "fulfilment.no_runner"


class ShiftOver(Refused):
    """The shift has ended, so it takes no more orders."""

    code = "fulfilment.shift_over"


@write_tx()
def give_orders(*, shift: Shift, purchases: Sequence[UUID], officer: User, by: Actor, at: datetime) -> int:
    """Assign orders to a runner, all or none; returns how many. Raises NotAllowed, Taken, and ShiftOver."""
    require(officer, ASSIGN, shift.day.market_id)
    # A page open since noon may still offer a runner who has gone home.
    if not Shift.objects.filter(pk=shift.pk, ended_at__isnull=True).exists():
        raise ShiftOver("The shift has ended.")
    given = assign_orders(shift=shift, purchases=purchases, by=officer, at=at)
    for assignment in given:
        _trail(assignment.purchase, ASSIGNED, by, at, runner=shift.runner.name)
    return len(given)


@write_tx()
def take_back(*, purchase: Purchase, by: Actor, at: datetime) -> None:
    """Unassign an order: before the runner shops for it, or with its weighed goods back at the office.

    Raises Begun in between, and NoRunner if it is not assigned.
    """
    # Read before the release, because the trail names the runner.
    held = (
        Assignment.objects.filter(purchase=purchase, released_at__isnull=True).select_related("shift__runner").first()
    )
    if held is None:
        raise NoRunner("Not assigned.")
    release_order(purchase=purchase, at=at, goods_are_back=purchase.delivered_at is None)
    _trail(purchase, UNASSIGNED, by, at, runner=held.shift.runner.name)


@write_tx()
def cancel_for_buyer(*, purchase: Purchase, reason: str, by: Actor, at: datetime) -> None:
    """Cancel an order before shopping begins, for a reason that is kept. Raises TooLate."""
    cancel_order(purchase=purchase, reason=reason, at=at)
    _trail(purchase, CANCELLED, by, at, reason=reason)


@write_tx()
def release_goods(*, purchase: Purchase, reason: str, by: Actor, at: datetime) -> Payment:
    """Let the runner hand over without PIN, for a reason that is kept; they have taken the cash.

    Raises TooLate for an order that is over, NoRunner if it is not assigned, NotFinal before everything is weighed.
    """
    states.require(PURCHASE, purchase, *AT_WORK)
    held = Assignment.objects.filter(purchase=purchase, released_at__isnull=True)
    assignment = held.select_related("shift__runner", "shift__box", "shift__day").first()
    if assignment is None:
        raise NoRunner("Not assigned.")
    payment = deliver_without_pin(shift=assignment.shift, purchase=purchase, at=at)
    _trail(purchase, RELEASED, by, at, reason=reason, runner=assignment.shift.runner.name)
    return payment


@write_tx()
def write_off(*, purchase: Purchase, reason: str, by: Actor, at: datetime) -> Rupiah:
    """End a weighed order that nobody ever takes; the city bears its goods. Returns what was lost.

    Raises NotFinal before everything is weighed, TooLate for an order that is over.
    """
    if purchase.weighed_at is None:
        raise NotFinal("Goods are still to be weighed.", number=purchase.number)
    close_unclaimed(purchase=purchase, reason=reason, at=at)
    # Unassigned too, or the runner could not end the shift.
    release_order(purchase=purchase, at=at)
    lost = post_loss(purchase=purchase, at=at)
    _trail(purchase, WRITTEN_OFF, by, at, reason=reason, amount_rp=lost.amount)
    return lost


def _trail(purchase: Purchase, action: Action, by: Actor, at: datetime, **facts: str | int) -> None:
    # By its number, because that is what people give on the telephone.
    after = {"number": purchase.number, **facts}
    record_action(actor=by, action=action, subject=purchase.pk, at=at, after=after)
