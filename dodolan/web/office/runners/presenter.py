"""What the page about runners shows, ready to print."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.forms import Form

from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import hour, rupiah
from dodolan.market.fulfilment.models import Shift
from dodolan.web.office.order_rows import OrderRow


@dataclass(frozen=True, slots=True)
class ShiftRow:
    """A runner of a day: since when and until when, orders in hand and handed over, cash; box is the box's key."""

    runner: str
    since: str
    until: str
    held: int
    delivered: int
    cash: str
    box: UUID


@dataclass(frozen=True, slots=True)
class BoxRow:
    """A counted box; before the office counted too it says nothing of sums. variance is counted less expected."""

    id: UUID
    runner: str
    market: str
    day: str
    expected: str
    counted: str
    variance: str
    is_off: bool
    verified_by: str
    verified_at: str


@dataclass(frozen=True, slots=True)
class Hall:
    """One market of the day: its runners, the orders nobody has, and the form to give them.

    chosen are the keys of the orders that are ticked; is_wrong marks the form that was sent with a mistake.
    """

    id: UUID
    anchor: str
    market: str
    shifts: Sequence[ShiftRow]
    free: Sequence[OrderRow]
    form: Form
    is_wrong: bool
    chosen: Collection[str]
    can_give: bool


def shift_row(shift: Shift) -> ShiftRow:
    """A runner at work: since when, orders in hand and handed over, cash (fulfilment.overview.shifts_of_day)."""
    return ShiftRow(
        runner=shift.runner.name,
        since=hour(shift.started_at),
        until=hour(shift.ended_at) if shift.ended_at else "",
        held=getattr(shift, "held", 0),
        delivered=getattr(shift, "delivered", 0),
        cash=rupiah(getattr(shift, "cash_rp", 0)),
        box=shift.box_id,
    )


def box_row(shift: Shift) -> BoxRow:
    """A counted box: expected, counted and the difference, once two people counted it."""
    box = shift.box
    # Whoever counts must not know what the other counted, or they count the same.
    is_known = box.variance_rp is not None
    counted, difference = Rupiah(box.counted_rp or 0), Rupiah(box.variance_rp or 0)
    return BoxRow(
        id=box.pk,
        runner=shift.runner.name,
        market=shift.day.market.name,
        day=f"{shift.day.date:%d/%m}",
        # Worked back from the count: once verified the box is empty, by the ledger too.
        expected=rupiah(counted - difference) if is_known else "",
        counted=rupiah(counted) if is_known else "",
        variance=rupiah(difference) if is_known else "",
        is_off=bool(difference),
        verified_by=box.verified_by.name if box.verified_by else "",
        verified_at=hour(box.verified_at) if box.verified_at else "",
    )
