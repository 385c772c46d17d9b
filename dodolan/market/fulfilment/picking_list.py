"""The picking list of a runner: every stall on the way, every good once, whoever ordered it."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from dodolan.kernel.money import Rupiah
from dodolan.market.fulfilment.models import Consent, Shift
from dodolan.market.fulfilment.queries import assigned_purchases
from dodolan.market.ordering.models import OrderLine
from dodolan.market.stalls.models import Stall, StallPay


@dataclass(frozen=True, slots=True)
class PickItem:
    """One offer at one stall with all lines that ask for it, oldest order first.

    steps is the sum of what was ordered by amount, money that of what was ordered by money.
    """

    lines: Sequence[OrderLine]
    steps: int
    money: Rupiah

    @property
    def done(self) -> bool:
        """Whether every line was picked, weighed or found short."""
        return all(line.final_rp is not None for line in self.lines)


@dataclass(frozen=True, slots=True)
class PickStop:
    """One stall on the way through the market: what to pick there, what it costs so far, what was paid."""

    stall: Stall
    items: Sequence[PickItem]
    final: Rupiah
    paid: Rupiah

    @property
    def done(self) -> bool:
        """Whether nothing is left to pick here."""
        return all(item.done for item in self.items)

    @property
    def to_pay(self) -> Rupiah:
        """Cash still to be given to this stall; nothing for stalls that get payouts."""
        return self.final - self.paid if self.stall.pay == StallPay.CASH_AT_PICK else Rupiah(0)


def picking_list(shift: Shift) -> list[PickStop]:
    """The list of a shift merged by stall, in walking order, and by offer within a stall. Two statements."""
    lines = (
        OrderLine.objects.filter(
            order__purchase__in=assigned_purchases(shift).order_by().values("pk"),
            order__purchase__delivered_at__isnull=True,
        )
        .select_related("order__stall", "order__purchase__slot", "offer__good", "order__stall_payment")
        .prefetch_related(Prefetch("consents", queryset=Consent.objects.filter(withdrawn_at__isnull=True)))
        # Earlier slots first within a good: what is scarce goes to the buyer whose slot comes first.
        .order_by("order__stall__walk_position", "order__stall", "offer", "order__purchase__slot__starts_at", "pk")
    )
    # Rows come in walking order, and a dict keeps it: sorted once, by the database.
    by_stall: dict[UUID, list[OrderLine]] = {}
    for line in lines:
        by_stall.setdefault(line.order.stall_id, []).append(line)
    return [_stop(own) for own in by_stall.values()]


def _stop(lines: Sequence[OrderLine]) -> PickStop:
    by_offer: dict[UUID, list[OrderLine]] = {}
    for line in lines:
        by_offer.setdefault(line.offer_id, []).append(line)
    orders = {line.order_id: line.order for line in lines}
    payments = [order.stall_payment for order in orders.values() if order.stall_is_paid]
    return PickStop(
        stall=lines[0].order.stall,
        items=[_item(own) for own in by_offer.values()],
        final=Rupiah(sum(line.final_rp or 0 for line in lines)),
        paid=Rupiah(sum(payment.amount_rp for payment in payments)),
    )


def _item(lines: Sequence[OrderLine]) -> PickItem:
    return PickItem(
        lines=lines,
        steps=sum(line.ordered_steps or 0 for line in lines),
        money=Rupiah(sum(line.ordered_rp or 0 for line in lines)),
    )
