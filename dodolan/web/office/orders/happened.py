"""What happened to an order, ready to print: readings, differences, hands and doors, the payment."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from dodolan.kernel.words import hour, rupiah
from dodolan.market.fulfilment.models import Assignment, HandoverOutcome, HandoverTry, Weighing
from dodolan.market.ordering.models import Adjustment, AdjustmentKind, Bearer
from dodolan.market.paying.methods import method_by_key
from dodolan.market.paying.models import Payment, SplitKind
from dodolan.wording.codes import said
from dodolan.wording.units import amount


@dataclass(frozen=True, slots=True)
class WeighingRow:
    """A reading of the scale."""

    time: str
    good: str
    measured: str
    value: str
    runner: str


@dataclass(frozen=True, slots=True)
class AdjustmentRow:
    """A difference, its cause and who bears it; good is empty where it is about the whole order."""

    time: str
    kind: str
    good: str
    bearer: str
    amount: str


@dataclass(frozen=True, slots=True)
class HandRow:
    """The order given, taken back, or brought to a door; by is who gave it."""

    time: str
    runner: str
    what: str
    by: str


@dataclass(frozen=True, slots=True)
class SplitRow:
    """What a part of the payment was for."""

    kind: str
    stall: str
    amount: str


@dataclass(frozen=True, slots=True)
class PaymentCard:
    """What was paid and for what."""

    sum: str
    time: str
    splits: Sequence[SplitRow]
    way: str


def weighing_rows(weighings: Iterable[Weighing]) -> list[WeighingRow]:
    """Every reading of the scale."""
    # Corrected readings are among them: a complaint may be about the first one.
    return [
        WeighingRow(
            time=hour(row.weighed_at),
            good=row.line.good_name,
            measured=amount(row.measured, row.line.unit),
            value=rupiah(row.value_rp),
            runner=row.runner.name,
        )
        for row in weighings
    ]


def adjustment_rows(adjustments: Iterable[Adjustment]) -> list[AdjustmentRow]:
    """Every difference, with its cause and who bears it."""
    return [
        AdjustmentRow(
            time=hour(row.made_at),
            kind=said(AdjustmentKind, row.kind),
            good=row.line.good_name if row.line else "",
            bearer=said(Bearer, row.bearer),
            amount=rupiah(row.amount_rp),
        )
        for row in adjustments
    ]


def hand_rows(assignments: Iterable[Assignment], tries: Iterable[HandoverTry]) -> list[HandRow]:
    """In whose hands the order was, and every try at the door, as they happened."""
    hands = list(assignments)
    taken = [
        (row.assigned_at, row.shift.runner.name, _("Order given to a runner"), row.assigned_by.name) for row in hands
    ]
    back = [
        (row.released_at, row.shift.runner.name, _("Order taken from a runner"), "") for row in hands if row.released_at
    ]
    doors = [(row.at, row.runner.name, said(HandoverOutcome, row.outcome), "") for row in tries]
    return [
        HandRow(hour(at), runner, what, by)
        for at, runner, what, by in sorted([*taken, *back, *doors], key=lambda row: row[0])
    ]


def payment_card(payment: Payment | None) -> PaymentCard | None:
    """What was paid and for what; None before."""
    if payment is None:
        return None
    splits = [
        SplitRow(
            kind=said(SplitKind, split.kind),
            stall=split.order.stall.name if split.order else "",
            amount=rupiah(split.amount_rp),
        )
        for split in payment.splits.all()
    ]
    return PaymentCard(
        rupiah(payment.amount_rp), hour(payment.paid_at), splits, str(method_by_key(payment.method).words)
    )
