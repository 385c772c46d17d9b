"""What the page about runners shows, ready to print."""

from typing import Any

from dodolan.kernel.money import Rupiah
from dodolan.kernel.words import hour, rupiah
from dodolan.market.fulfilment.models import Shift


def shift_row(shift: Shift) -> dict[str, Any]:
    """A runner at work: since when, orders in hand and handed over, cash (fulfilment.overview.shifts_of_day)."""
    return {
        "runner": shift.runner.name,
        "since": hour(shift.started_at),
        "until": hour(shift.ended_at) if shift.ended_at else "",
        "held": getattr(shift, "held", 0),
        "delivered": getattr(shift, "delivered", 0),
        "cash": rupiah(getattr(shift, "cash_rp", 0)),
        "box": shift.box_id,
    }


def box_row(shift: Shift) -> dict[str, Any]:
    """A counted box: expected, counted and the difference; before it is verified the ledger still holds its cash."""
    box = shift.box
    counted, held = Rupiah(box.counted_rp or 0), Rupiah(getattr(shift, "cash_rp", 0))
    difference = counted - held if box.variance_rp is None else Rupiah(box.variance_rp)
    return {
        "id": box.pk,
        "runner": shift.runner.name,
        "market": shift.day.market.name,
        "day": f"{shift.day.date:%d/%m}",
        # Worked back from the count: once verified the box is empty, by the ledger too.
        "expected": rupiah(counted - difference),
        "counted": rupiah(counted),
        "variance": rupiah(difference),
        "is_off": bool(difference),
        "verified_by": box.verified_by.name if box.verified_by else "",
        "verified_at": hour(box.verified_at) if box.verified_at else "",
    }
